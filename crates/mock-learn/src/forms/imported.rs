//! What a file of requests gave.

use super::Note;
use crate::Observed;

/// Requests of a file, with the answers that were saved beside them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// One exchange a request, or a saved answer of it; status 0 where no answer is known.
    pub exchanges: Vec<Observed>,
    /// What had to be guessed or left out.
    pub notes: Vec<Note>,
}

impl Imported {
    pub(crate) fn note(&mut self, at: impl Into<String>, text: impl Into<String>) {
        self.notes.push(Note {
            entry: Some(self.exchanges.len()),
            at: at.into(),
            text: text.into(),
        });
    }
}
