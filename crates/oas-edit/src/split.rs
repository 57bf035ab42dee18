//! A folder of files from one description.
//!
//! In:  a description in one document.
//! Out: the entry, and a file for each path item, webhook and component, with references
//!      between them. Bundled again they are the same text.
//! Never: changes anything but references. The files are read again and compared with the
//! description as it was; on any difference there is no result.
//!
//! What stands on the line of a key and above it stays in the entry; comments below it travel. A
//! part stays in the entry whole where it shares an anchor with other text, or where its schemas
//! have addresses or dynamic anchors of their own, which a file of its own would change.

mod file_name; // names that every system can keep
mod part; // what gets a file
mod write; // the texts

use std::sync::Arc;

pub use part::entry_name;

use oas_doc::{Document, Syntax};
use oas_model::{DocumentId, ModelFinding, Origin, SourceSet, resolve};

use crate::meaning;

/// A description in many files.
#[derive(Debug, Clone)]
pub struct Split {
    /// Paths with forward slashes, relative to the folder, with the texts. The entry is first.
    pub files: Vec<(String, String)>,
    /// What stays in the entry, and why.
    pub notes: Vec<ModelFinding>,
}

/// Why a description is not split.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SplitError {
    /// The files would not mean the same; the place is the first that would differ.
    #[error("the files would mean something else")]
    Differs {
        /// A place of the description as it is.
        at: Origin,
    },
}

/// Splits the description that `entry` holds. It refers to no other file; see [`crate::bundle`].
///
/// # Errors
/// See [`SplitError`].
pub fn split(sources: &Arc<SourceSet>, entry: DocumentId) -> Result<Split, SplitError> {
    let (before, _) = resolve(Arc::clone(sources), entry);
    let parts = part::Parts::find(&before);
    let files = write::files(&before, &parts);
    let mut set = SourceSet::default();
    let syntax = sources.document(entry).syntax();
    for (name, text) in &files {
        set.add(name, Document::parse(text, syntax));
    }
    let first = set.find(part::entry_name(syntax)).unwrap_or(DocumentId(0));
    let (after, _) = resolve(Arc::new(set), first);
    match meaning::difference(&before, &after) {
        Some(at) => Err(SplitError::Differs { at }),
        None => Ok(Split {
            files,
            notes: parts.notes,
        }),
    }
}

/// The ending of the files.
fn ending(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Yaml => "yaml",
        Syntax::Json => "json",
    }
}
