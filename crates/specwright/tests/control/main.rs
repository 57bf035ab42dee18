//! A mock is looked at and changed while it serves, through its control listener.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod command; // `specwright state`
mod guard; // who may ask
mod reload; // files that change while it serves
mod seen; // what is shown
mod state; // entities that are put and taken
mod support; // a mock, and a client
mod told; // what is told at the start
