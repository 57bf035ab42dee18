//! Traffic in the forms of other tools, in and out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "forms/bad_har.rs"]
mod bad_har;
#[path = "forms/given.rs"]
mod given;
#[path = "forms/goldens.rs"]
mod goldens;
#[path = "forms/live.rs"]
mod live;
#[path = "forms/round_trips.rs"]
mod round_trips;
#[path = "forms/valid_har.rs"]
mod valid_har;
