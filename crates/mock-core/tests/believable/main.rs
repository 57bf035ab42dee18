//! Generated values are what their names say, in every locale, and agree with each other.

mod agreement; // values of one object
mod fakers; // each faker, by its own form
mod forms; // what the forms are
mod mined; // descriptions, examples, patterns, `x-faker`
mod support; // a mock of one schema
