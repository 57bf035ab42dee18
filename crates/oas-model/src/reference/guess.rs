//! What a reference means that forgets what `#` is relative to.
//!
//! `#` is the nearest schema with an `$id`, else the document. Schemas are copied from one to
//! the other, and their references then point at nothing by the letter.

use super::Found;
use super::fragment::{Fragment, descend};
use crate::SourceSet;
use crate::place::Place;

/// Where a reference was found, though it does not belong there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guess {
    /// At the root of the document, though an `$id` stands between.
    Root,
    /// In a schema around the reference, which has no `$id`.
    Around,
}

impl Guess {
    /// What to say about it, and what to do.
    pub(crate) fn told(self, reference: &str) -> (String, &'static str) {
        match self {
            Self::Root => (
                format!(
                    "`{reference}` belongs to the schema with the `$id`, which has no such part."
                ),
                "The part of the document is taken. Write the file name before `#`.",
            ),
            Self::Around => (
                format!(
                    "`{reference}` belongs to the root of the document, which has no such part."
                ),
                "The part of the schema around it is taken. Write the whole pointer.",
            ),
        }
    }
}

pub(super) fn guess<'a>(
    sources: &'a SourceSet,
    from: Place<'a>,
    fragment: &Fragment<'_>,
) -> Option<Found<'a>> {
    let Fragment::Pointer(pointer, written) = fragment else {
        return None;
    };
    let found = |place, guess| Found {
        place,
        guess: Some(guess),
    };
    let root = Place::root(sources, from.document)?;
    if let Some(place) = descend(root, pointer, written) {
        return Some(found(place, Guess::Root));
    }
    if !["/$defs/", "/definitions/"]
        .iter()
        .any(|word| pointer.starts_with(word))
    {
        return None;
    }
    let around = std::iter::successors(from.parent(), |at| at.parent());
    let mut places = around.filter_map(|at| descend(at, pointer, written));
    places.next().map(|place| found(place, Guess::Around))
}
