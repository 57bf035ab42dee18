//! A description in a newer version of OpenAPI.
//!
//! In:  the documents of an API, and the version that they are to have.
//! Out: the texts that change, and a [`Note`] for every decision, every loss, and everything that
//!      a person has to do.
//! Never: changes what need not change: comments, order and quoting stay. Each version is one
//! step (2.0, 3.0, 3.1, 3.2), and each step reads its own result again.

mod entries; // lists of members
mod note; // what was decided
mod roles; // what each object of a description is
mod step; // from one version to the next
mod version; // the line that names the version

mod v20_to_v30;
mod v30_to_v31;
mod v31_to_v32;

use std::sync::Arc;

use oas_doc::EditError;
use oas_model::{DocumentId, SourceSet, Version, resolve};

pub use note::{Note, NoteKind};
pub(crate) use version::of as version_of;

/// The result of [`upgrade`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Upgraded {
    /// All documents, at the same addresses and with the same ids.
    pub sources: SourceSet,
    /// Those that are not as they were, in the order of their ids.
    pub changed: Vec<DocumentId>,
    /// What was decided, lost or left to do, in order of place, step by step.
    pub notes: Vec<Note>,
}

/// Why a description was not upgraded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UpgradeError {
    /// The entry document names no version that is known here.
    #[error("the document does not say which version of OpenAPI it follows")]
    NoVersion,
    /// It has a newer version already.
    #[error("the document follows OpenAPI {} already", version::family(*.from))]
    Newer {
        /// The version that it has.
        from: Version,
    },
    /// A document cannot be changed.
    #[error("{uri}: {error}")]
    Edit {
        /// Its address.
        uri: String,
        /// Why.
        error: EditError,
    },
}

/// Brings a description and the files that it refers to to a newer version.
///
/// Files that are no part of the set are not read; [`oas_model::wanted`] names them beforehand.
///
/// # Errors
/// [`UpgradeError`]; nothing is changed then.
pub fn upgrade(
    sources: &SourceSet,
    entry: DocumentId,
    to: Version,
) -> Result<Upgraded, UpgradeError> {
    let from = version::of(sources, entry).ok_or(UpgradeError::NoVersion)?;
    if from > to {
        return Err(UpgradeError::Newer { from });
    }
    let (first, mut now) = (from, sources.clone());
    let mut notes = Vec::new();
    for (from, to) in steps(from, to) {
        let (api, _) = resolve(Arc::new(now.clone()), entry);
        let taken = match from {
            Version::V20 => step::take(&api, from, to, v20_to_v30::rules),
            Version::V30 => step::take(&api, from, to, v30_to_v31::rules),
            _ => step::take(&api, from, to, v31_to_v32::rules),
        }?;
        now = taken.sources;
        let is_of_first_step = from == first;
        notes.extend(taken.notes.into_iter().map(|note| Note {
            is_of_first_step,
            ..note
        }));
    }
    let text = |sources: &SourceSet, id| sources.document(id).text().to_owned();
    let changed = sources
        .ids()
        .filter(|id| text(sources, *id) != text(&now, *id));
    Ok(Upgraded {
        changed: changed.collect(),
        sources: now,
        notes,
    })
}

/// The steps between two versions, one family at a time.
fn steps(from: Version, to: Version) -> impl Iterator<Item = (Version, Version)> {
    const ALL: [Version; 4] = [Version::V20, Version::V30, Version::V31, Version::V32];
    let pairs = ALL.into_iter().zip(ALL.into_iter().skip(1));
    pairs.filter(move |(lower, upper)| from <= *lower && *upper <= to)
}
