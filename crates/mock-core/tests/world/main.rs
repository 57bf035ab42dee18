//! One coherent world: what is written is read again, what is listed is there, and the same id is
//! the same thing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod acting; // verbs, single things
mod again; // the same question again
mod begin; // where a new thing stands
mod cursors; // other pages of a list
mod filters; // which rows, and in which order
mod others; // entities inside of others
mod pages; // every way to the next rows
mod requests; // conditions, repetitions, settings
mod sample; // the project that Specwright ships
mod support; // a mock with its state
