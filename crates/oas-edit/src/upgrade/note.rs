//! What was decided, lost or left to do.

use oas_doc::{Pointer, Position};

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// There was more than one way; the note says which was taken.
    Decision,
    /// Something of the old document has no place in the new version.
    Loss,
    /// A person has to change something.
    ByHand,
    /// The new version can say something better; nothing was changed.
    Hint,
}

impl NoteKind {
    /// One word for it, in lower case.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Loss => "loss",
            Self::ByHand => "by-hand",
            Self::Hint => "hint",
        }
    }
}

/// One remark about an upgrade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// A stable name, such as `reference-siblings`.
    pub code: &'static str,
    /// What was done and why: one sentence or two.
    pub message: String,
    /// The address of the document.
    pub uri: String,
    /// The place in the document as it was before the step.
    pub pointer: Pointer,
    /// Its line and column there.
    pub position: Position,
    /// Whether the place is one of the document as it was given; later steps start from a text
    /// that only the step before has seen.
    pub is_of_first_step: bool,
}
