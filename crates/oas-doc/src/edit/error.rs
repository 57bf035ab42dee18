//! Why an edit is refused.

use super::Sharing;
use crate::pointer::Pointer;

/// Why an edit was not made. The document is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// The pointer leads nowhere; `reached` is the last place on the way that exists.
    #[error("there is nothing at `{at}`: {}", ends_at(.reached))]
    Missing {
        /// The place asked for.
        at: Pointer,
        /// How far it goes.
        reached: Pointer,
    },
    /// A single value is there, which has no members or items.
    #[error("`{at}` is a single value, so nothing can be put into it")]
    NotContainer {
        /// The place that would have to hold others.
        at: Pointer,
    },
    /// Something that is not a position among items or members is taken for one.
    #[error(
        "`{at}` has {n_items} places to choose from: use an index, or `-` for the end of a list"
    )]
    NotIndex {
        /// The place asked for.
        at: Pointer,
        /// How many items there are.
        n_items: usize,
    },
    /// Something is there already.
    #[error("there is a value at `{at}` already: set it, or choose another name")]
    Exists {
        /// The place asked for.
        at: Pointer,
    },
    /// Items of a sequence have no names.
    #[error("`{at}` is not a member of a mapping, so it has no name to change")]
    NotMember {
        /// The place asked for.
        at: Pointer,
    },
    /// The whole document cannot be removed, moved or inserted.
    #[error("this cannot be done to the whole document, only to a value in it")]
    WholeDocument,
    /// A value would be moved into itself.
    #[error("`{from}` cannot be moved to `{to}`, which lies in it")]
    IntoItself {
        /// What would be moved.
        from: Pointer,
        /// Where to.
        to: Pointer,
    },
    /// The text has an error, so what stands after it is not known.
    #[error(
        "the document has an error in line {line}, so only single values can be set; correct it first"
    )]
    Broken {
        /// The line of the first error.
        line: u32,
    },
    /// The value has too many levels.
    #[error("the value is nested too deeply")]
    TooDeep,
    /// The value is written once for several places, or elsewhere than asked for.
    /// [`crate::Document::edit_shared`] can change all of them, or only the one.
    #[error(
        "{}, so the edit would change {}: change all, or expand the value here",
        why_shared(.at, .anchor, *.how),
        all(.places)
    )]
    Shared {
        /// The first place on the way where the value is shared.
        at: Pointer,
        /// In which way.
        how: Sharing,
        /// Where the value is written.
        anchor: Pointer,
        /// Every place that would change, in reading order: the written one and the aliases
        /// of it. A `<<` among them stands for the mapping that merges the value.
        places: Vec<Pointer>,
    },
    /// The value is not a number that JSON could write.
    #[error("`{text}` is not a number")]
    NotNumber {
        /// The value given.
        text: String,
    },
    /// No way to write the value was found that changes nothing else.
    #[error("the value cannot be written at `{at}` without changing something else")]
    NotExact {
        /// The place asked for.
        at: Pointer,
    },
    /// A text edit names bytes that are not there, or splits a character.
    #[error("the edit of bytes {start} to {end} does not fit the text")]
    BadRange {
        /// First byte.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
    /// Two text edits change the same bytes.
    #[error("two edits overlap at byte {at}")]
    Overlap {
        /// Where the second one begins.
        at: usize,
    },
}

fn ends_at(reached: &Pointer) -> String {
    if reached.is_root() {
        return "the document has no such member".to_owned();
    }
    format!("the document ends at `{reached}`")
}

fn why_shared(at: &Pointer, anchor: &Pointer, how: Sharing) -> String {
    match how {
        Sharing::Alias => format!("`{at}` is an alias (`*name`) of the value at `{anchor}`"),
        Sharing::Merge => format!("`{at}` is merged with `<<` and written at `{anchor}`"),
        Sharing::Anchor => format!("`{at}` has an anchor that is used elsewhere"),
    }
}

/// Places as people list them; of many only the first ones.
fn all(places: &[Pointer]) -> String {
    const MAX_LISTED: usize = 12;
    let listed: Vec<_> = places
        .iter()
        .take(MAX_LISTED)
        .map(|at| format!("`{at}`"))
        .collect();
    match (listed.split_last(), places.len().saturating_sub(MAX_LISTED)) {
        (Some((last, [])), 0) => last.clone(),
        (Some((last, others)), 0) => format!("{} and {last}", others.join(", ")),
        (_, n_more) => format!("{} and {n_more} more places", listed.join(", ")),
    }
}
