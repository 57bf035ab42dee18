//! A mock of the built program: what it says, what outlives it, and how it is looked at and
//! changed while it serves, through its control listener.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod command; // `specwright state`
mod guard; // who may ask
mod killed; // what outlives it
mod log; // one line a request
mod reload; // files that change while it serves
mod seen; // what is shown
mod state; // entities that are put and taken
mod support; // a mock, and a client
mod told; // what is told at the start
mod traffic; // `specwright traffic`, and the record as the control listener shows it
