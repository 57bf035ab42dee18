//! Stores in real files, with the writer on its own thread.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on stops"
)]

mod search;
mod statistics;
mod streams;
mod support;
mod versions;

mod bad_files;
mod compressed;
mod mask_rules;
mod masking;
mod overload;
mod pages;
mod processes;
