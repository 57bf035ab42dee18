//! Changing the text.
//!
//! In:  a document and what a person wants changed.
//! Out: the smallest [`TextEdit`]s that do it.
//! Never: changes anything else. The new text is read again and compared with the old tree; on
//! any difference but the wanted one the edit is refused.

mod block; // a value as a YAML block scalar
mod error; // why an edit is refused
mod place; // from a pointer to the scalar that may be replaced
mod set;
mod splice; // text edits put into the text
mod write; // a value as text // the `Set` operation

use std::ops::Range;

use crate::document::Document;
use crate::pointer::Pointer;

pub use error::EditError;
pub(crate) use splice::splice;

/// Replaces some bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes to replace; empty to insert.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

/// One change to a document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum EditOp {
    /// Gives a scalar another value.
    Set {
        /// The scalar's place. It has to exist.
        at: Pointer,
        /// What it is to be.
        value: ScalarValue,
    },
}

/// A value without parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScalarValue {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in the spelling of JSON, which is kept.
    Number(String),
    /// Text.
    String(String),
}

/// See [`Document::edit`].
pub(crate) fn edit(document: &Document, op: &EditOp) -> Result<Vec<TextEdit>, EditError> {
    match op {
        EditOp::Set { at, value } => set::set(document, at, value),
    }
}
