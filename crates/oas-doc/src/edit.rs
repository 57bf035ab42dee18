//! Changing the text.
//!
//! In:  a document and what a person wants changed.
//! Out: the smallest [`TextEdit`]s that do it.
//! Never: changes anything else. The new text is read again and compared with the old tree; on
//! any difference but the wanted one the edit is refused.

mod align; // which items of a list become which of another one
mod anchor; // anchors and their aliases
mod block; // a value as a YAML block scalar
mod changes; // what differs between a value and the one to take its place
mod copy; // a value with its comments where an alias stands
mod entry; // where entries begin and end
mod error; // why an edit is refused
mod expand; // a shared value becomes one of its own
mod extent; // a value with the comments inside and below it
mod flow; // entries in brackets
mod insert; // a new member or item
mod intent; // what the document is to say, and whether it does
mod layout; // where a value begins and ends, with what belongs to it
mod lines; // lines, columns and blanks
mod look; // how the neighbours are written
mod meaning; // whether two texts say the same
mod place; // from a pointer to the value that may be changed
mod relocate; // a value goes to another container
mod remove; // a member or an item goes
mod rename; // a member gets another name
mod render; // a new value as text
mod reorder; // an entry gets another position
mod replace; // another value in the place of one
mod rewrite; // many changes at once
mod scalar; // a single value in the place of another one
mod set; // replace or insert
mod shared; // anchors, aliases and merge keys: change all, or expand here
mod splice; // text edits put into the text
mod transplant; // the text of a value somewhere else
mod value; // what an edit writes
mod write; // a single value as text

use std::ops::Range;

use crate::document::Document;
use crate::pointer::Pointer;
use place::Reach;

pub use error::EditError;
pub use rewrite::{Entry, Part, Rewrite};
pub(crate) use shared::edit as edit_shared;
pub use shared::{Shared, Sharing};
pub(crate) use splice::{invert, splice};
pub use value::{ScalarValue, Value};
pub use write::double_quoted as json_text;
pub(crate) use write::double_quoted as quoted;
pub use write::{is_printable, yaml_text};

/// Replaces some bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// The bytes to replace; empty to insert.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

impl TextEdit {
    pub(crate) fn insertion(at: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            range: at..at,
            text,
        }
    }

    pub(crate) fn replacement(start: usize, end: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            range: start..end.max(start),
            text,
        }
    }
}

/// One change to a document.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum EditOp {
    /// Gives a place a value: one that exists, a new member of a mapping that exists, or, with
    /// `-` as the last name, a new item at the end of a sequence.
    Set {
        /// The place.
        at: Pointer,
        /// What it is to be.
        value: Value,
    },
    /// Puts a new member into a mapping, or a new item before the one with that index.
    Insert {
        /// The place; nothing may be there, unless it is an item, which moves on.
        at: Pointer,
        /// A member's position among the others; at their end without one.
        position: Option<usize>,
        /// What it is to be.
        value: Value,
    },
    /// Puts a new item behind the others.
    Append {
        /// The sequence.
        at: Pointer,
        /// The item.
        value: Value,
    },
    /// Gives a place that exists another value.
    Replace {
        /// The place.
        at: Pointer,
        /// What it is to be.
        value: Value,
    },
    /// Takes a member or an item away, with its comments.
    Remove {
        /// The place.
        at: Pointer,
    },
    /// Gives a member another name.
    Rename {
        /// The member.
        at: Pointer,
        /// Its new name.
        name: String,
    },
    /// Moves a value to another place, with its comments.
    Move {
        /// What moves.
        from: Pointer,
        /// Where to, in the document without it.
        to: Pointer,
    },
    /// Gives a member or an item another position among its siblings.
    Reorder {
        /// What moves.
        at: Pointer,
        /// Its new position.
        to: usize,
    },
}

/// See [`Document::edit`].
pub(crate) fn edit(document: &Document, op: &EditOp) -> Result<Vec<TextEdit>, EditError> {
    make(document, op, Reach::Own)
}

/// Makes an edit of text that may be changed.
fn make(document: &Document, op: &EditOp, reach: Reach) -> Result<Vec<TextEdit>, EditError> {
    check(document, op)?;
    match op {
        EditOp::Set { at, value } => set::set(document, at, value, reach),
        EditOp::Insert {
            at,
            position,
            value,
        } => insert::insert(document, at, *position, value, reach),
        EditOp::Append { at, value } => insert::append(document, at, value, reach),
        EditOp::Replace { at, value } => replace::replace(document, at, value, reach),
        EditOp::Remove { at } => remove::remove(document, at, reach),
        EditOp::Rename { at, name } => rename::rename(document, at, name, reach),
        EditOp::Move { from, to } => relocate::relocate(document, from, to, reach),
        EditOp::Reorder { at, to } => reorder::reorder(document, at, *to, reach),
    }
}

/// A text with an error is not read to its end, so only a value that is set can be checked.
fn check(document: &Document, op: &EditOp) -> Result<(), EditError> {
    let single = match op {
        EditOp::Set { value, .. } => {
            value.check()?;
            matches!(value, Value::Scalar(_))
        }
        EditOp::Insert { value, .. }
        | EditOp::Append { value, .. }
        | EditOp::Replace { value, .. } => {
            value.check()?;
            false
        }
        _ => false,
    };
    let error = document.errors().iter().find(|error| !error.harmless);
    match error.filter(|_| !single) {
        Some(error) => Err(EditError::Broken {
            line: error.position.line,
        }),
        None => Ok(()),
    }
}
