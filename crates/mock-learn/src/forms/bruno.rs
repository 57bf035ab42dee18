//! Requests of Bruno, in its text format.
//!
//! In:  the text of a `.bru` file, and those of its collection, folders and environment, from
//! outside in. Out: one exchange without an answer. Never: a script run, a file read.
//!
//! Source of the form: <https://docs.usebruno.com/bru-lang/overview>.

mod blocks; // a file as blocks
mod request; // blocks as a request

use crate::forms::{FormError, Imported};

/// Reads the request of a `.bru` file. `around` are the texts of `collection.bru`, of each
/// `folder.bru` and of an environment, from outside in: their variables, header fields and
/// credentials hold for the request.
///
/// # Errors
/// When it is no `.bru` file with a request.
pub fn read(text: &str, around: &[&str]) -> Result<Imported, FormError> {
    let mut imported = Imported::default();
    let around: Vec<_> = around
        .iter()
        .map(|text| blocks::read(text, &mut imported))
        .collect();
    let own = blocks::read(text, &mut imported);
    if own.is_empty() {
        return Err(FormError::NotThis(
            "this is no `.bru` file: it has no block such as `get {` at the beginning of a line"
                .to_owned(),
        ));
    }
    request::read(&own, &around, &mut imported)?;
    Ok(imported)
}
