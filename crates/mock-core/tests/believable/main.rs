//! Generated values are what their names say, in every locale, and agree with each other.

#![expect(
    clippy::unwrap_used,
    reason = "a value of another kind than asked for should stop the test"
)]

mod agreement; // values of one object
mod fakers; // each faker, by its own form
mod forms; // what the forms are
mod mined; // descriptions, examples, patterns, `x-faker`
mod support; // a mock of one schema
mod today; // the day that dates lie around
