//! Traffic in the forms of other tools.
//!
//! In:  readers and writers of the caller, or text; exchanges as [`Observed`](crate::Observed).
//! Out: HAR 1.2 as a stream, one request as a command line or program; exchanges read from HAR,
//! cURL, Postman and Bruno, with a [`Note`] for whatever had to be guessed or left out.
//! Never: a file or socket of its own, or a refusal of the whole because of one bad part.

mod base64_text; // base64 as others write it
pub mod bruno; // files of Bruno, in
mod coding; // content codings undone
pub mod curl; // command lines of curl, in
mod detect; // what form a file has
mod draft; // a request while it is put together
pub(crate) mod form_data; // multipart bodies
pub mod har; // HAR 1.2, in and out
mod imported; // what a file of requests gave
mod moment; // points in time as text
mod note; // what was guessed, and why a file was refused
pub mod postman; // collections of Postman, in
pub mod snippet; // one request as a command or program
mod target; // addresses and form fields
mod variables; // `{{name}}` of collections

pub use detect::{Form, detect};
pub use imported::Imported;
pub use note::{FormError, Note};
