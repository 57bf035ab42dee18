//! One file from a description and the files it refers to.
//!
//! In:  the documents, the entry among them, and where the bundle is to stand.
//! Out: the entry's text with what it refers to in its components, references rewritten.
//! Never: touches what refers to nothing. The result is read again and compared with the
//! description as it was; on any difference there is no bundle.
//!
//! Comments, order and quotes of the entry stay, and those of the parts travel with them. A part
//! gets the name that the entry gives it, else its own; path items and what has no place among
//! the components stand where they are used.

mod fill; // a part in the place of a reference
mod home; // where each part will stand
mod name; // what it will be called
mod plain; // files without aliases
mod reach; // what the description refers to
mod slot; // room for the parts that have no name yet
mod write; // the text

use std::sync::Arc;

use oas_doc::{Document, EditError};
use oas_model::{
    Api, Broken, DocumentId, ModelFinding, Origin, Part, Severity, SourceSet, resolve,
};

use crate::grammar::Word;
use crate::meaning;
use home::Homes;
use reach::{Reach, Use};
pub(crate) use reach::{is_name, mapped, origin, reach};

/// A description in one file.
#[derive(Debug, Clone)]
pub struct Bundled {
    /// The file.
    pub document: Document,
    /// What to know about it: references that stay, names that changed.
    pub notes: Vec<ModelFinding>,
}

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BundleError {
    /// References lead to files or places that are not there; one finding for each.
    #[error("some references lead nowhere")]
    Dangling(Vec<ModelFinding>),
    /// The entry cannot be given components, for instance because an alias stands there.
    #[error("the components cannot be written into the entry: {0}")]
    Entry(#[from] EditError),
    /// The bundle would not mean the same; the place is the first that would differ.
    #[error("the bundle would mean something else")]
    Differs {
        /// A place of the description as it is.
        at: Origin,
    },
}

/// Bundles the description that begins at `entry`. `uri` is where the bundle will stand, for the
/// references that stay: addresses of example values and of operations that nothing includes.
///
/// # Errors
/// See [`BundleError`].
pub fn bundle(
    sources: &Arc<SourceSet>,
    entry: DocumentId,
    uri: &str,
) -> Result<Bundled, BundleError> {
    let (api, _) = resolve(Arc::clone(sources), entry);
    let reached = reach(&api);
    refuse_dangling(&reached)?;
    let homes = Homes::find(&reached);
    let notes = notes(&reached, &homes);
    let document = match plain::without_shared_aliases(&reached) {
        None => written(&reached, &homes, uri),
        Some(sources) => {
            let (api, _) = resolve(Arc::new(sources), entry);
            let reached = reach(&api);
            written(&reached, &Homes::find(&reached), uri)
        }
    }?;
    Ok(Bundled { document, notes })
}

/// The bundle, if it means what the files mean.
fn written(reached: &Reach<'_>, homes: &Homes, uri: &str) -> Result<Document, BundleError> {
    let api = reached.api;
    let text = match slot::added(reached, &homes.wanted)? {
        None => write::text(reached, homes, uri),
        Some(document) => {
            let mut sources = SourceSet::clone(api.sources());
            sources.add(api.sources().uri(api.entry()), document);
            let (api, _) = resolve(Arc::new(sources), api.entry());
            let reached = reach(&api);
            write::text(&reached, &Homes::find(&reached), uri)
        }
    };
    let syntax = api.sources().document(api.entry()).syntax();
    let document = Document::parse(&text, syntax);
    check(api, &document, uri)?;
    Ok(document)
}

/// Reads the result like a reader of it would.
fn check(before: &Api, document: &Document, uri: &str) -> Result<(), BundleError> {
    let mut sources = SourceSet::default();
    let entry = sources.add(uri, document.clone());
    let (after, _) = resolve(Arc::new(sources), entry);
    match meaning::difference(before, &after) {
        Some(at) => Err(BundleError::Differs { at }),
        None => Ok(()),
    }
}

/// What leads nowhere outside of the entry cannot be brought along.
fn refuse_dangling(reach: &Reach<'_>) -> Result<(), BundleError> {
    let dangling = reach.uses.values().filter(|one| is_lost(reach, one));
    let findings: Vec<_> = dangling.map(|one| dangling_finding(one)).collect();
    match findings.is_empty() {
        true => Ok(()),
        false => Err(BundleError::Dangling(findings)),
    }
}

/// Whether a reference asks for something of another file that is not there. Within the entry,
/// and towards it, it stays as broken as it was.
fn is_lost(reach: &Reach<'_>, one: &Use<'_>) -> bool {
    let moves = matches!(one.link.word, Word::Ref | Word::DynamicRef | Word::Mapping);
    let broken = match &one.target {
        Ok(_) | Err(Broken::Remote(_)) => false,
        Err(Broken::Document(_)) => true,
        Err(_) => write::towards_entry(reach, one).is_none(),
    };
    moves && broken
}

fn dangling_finding(one: &Use<'_>) -> ModelFinding {
    let reference = one.text();
    let (message, hint) = match &one.target {
        Err(Broken::Document(uri)) => (
            format!("`{reference}` asks for `{uri}`, which cannot be read."),
            "Check the path, which is relative to this file.",
        ),
        _ => (
            format!("`{reference}` points at nothing."),
            "Check the spelling, or add the missing part.",
        ),
    };
    ModelFinding {
        code: "reference-dangling",
        severity: Severity::Error,
        message,
        hint: Some(hint.to_owned()),
        origin: origin(one.document, one.link.text),
        part: Part::Value,
    }
}

/// A reference to another machine that was not asked, or gave no answer.
fn stays(reach: &Reach<'_>, one: &Use<'_>) -> ModelFinding {
    let text = one.text();
    let reason = match &one.target {
        Err(Broken::Remote(uri)) => reach.api.sources().missing(uri),
        _ => None,
    };
    let (message, hint) = match reason {
        None => (
            format!("`{text}` is on another machine and stays a reference."),
            "`--allow-remote` fetches it.",
        ),
        Some(reason) => (
            format!("`{text}` stays a reference, because it cannot be read: {reason}."),
            "Check the address, or save the document beside this one and refer to the copy.",
        ),
    };
    ModelFinding {
        code: "bundle-remote",
        severity: Severity::Warning,
        message,
        hint: Some(hint.to_owned()),
        origin: origin(one.document, one.link.text),
        part: Part::Value,
    }
}

/// What a reader of the bundle may wonder about.
fn notes(reach: &Reach<'_>, homes: &Homes) -> Vec<ModelFinding> {
    let remote = reach.uses.values().filter(|one| {
        let leaves = matches!(one.link.word, Word::Ref | Word::DynamicRef | Word::Mapping);
        leaves && matches!(one.target, Err(Broken::Remote(_)))
    });
    let remote = remote.map(|one| stays(reach, one));
    let renamed = homes.wanted.iter().filter_map(|(place, part)| {
        let natural = name::natural(reach.api.sources(), *part);
        let name = place.last()?;
        (name != natural).then(|| ModelFinding {
            code: "bundle-renamed",
            severity: Severity::Note,
            message: format!("`{natural}` becomes `{name}`: another part has that name."),
            hint: None,
            origin: *part,
            part: Part::Key,
        })
    });
    remote.chain(renamed).collect()
}
