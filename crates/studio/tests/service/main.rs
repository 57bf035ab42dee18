//! The service as its clients see it: commands, events, and the mock they steer.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod broken; // documents that cannot be used
mod contract; // every command, through both transports
mod flow; // open, start, call, record, edit
mod guard; // who may talk to it
mod learn; // traffic as material
mod shared; // a record of several studios
mod support;
