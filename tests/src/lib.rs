//! What the tests of the whole product share.
//!
//! In:  the clone, a built product, a virtual display.
//! Out: facts about them (tracked files, windows, what a page shows).
//! Never: knows a crate of ours; these tests see what a person sees.

pub mod client; // requests made from a description
pub mod clone; // tracked files and cargo's metadata
pub mod connection; // a client that keeps its connection
pub mod contradiction; // schemas that admit nothing
pub mod description; // operations as a stranger reads them
pub mod display; // a virtual screen
pub mod expression; // regular expressions to make texts from
pub mod http; // a small HTTP client
pub mod judge; // whether an answer is documented and valid
pub mod mock; // a running mock
pub mod node; // a place in a document
pub mod patience; // waiting for something to become true
pub mod rules; // schemas, by an independent validator
pub mod scratch; // a folder that disappears
pub mod webdriver; // a page in a real window
