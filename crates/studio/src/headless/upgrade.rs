//! A description in a newer version of OpenAPI.
//!
//! In:  a path and a version.
//! Out: the files that changed, written unless they are only to be shown, and what was decided.
//! Never: writes a file that says anything else than the old one, apart from what the notes name.

use std::path::{Path, PathBuf};

use oas_edit::{Note, UpgradeError, Upgraded};
use oas_model::SourceSet;

use super::diagnostics::{Diagnostic, DiagnosticSeverity};
use super::edit::{EditFailure, cannot, file_failure, unified};
use super::load::{LoadOptions, Loaded, load};
use crate::folder::{Folder, write_atomically};

pub use oas_edit::NoteKind;
pub use oas_model::Version;

/// What is to be done with the new texts.
#[derive(Debug, Clone)]
pub struct UpgradeOptions {
    /// The version that they are to have.
    pub to: Version,
    /// Where the new text goes; in place without it.
    pub output: Option<PathBuf>,
    /// Nothing is written.
    pub dry_run: bool,
}

/// One remark, with its place for a terminal to draw.
#[derive(Debug, Clone)]
pub struct UpgradeNote {
    /// What it is about.
    pub kind: NoteKind,
    /// Its place and what it says. The step that starts from a later version has places in a text
    /// that nobody saw, so that only their pointers are given.
    pub diagnostic: Diagnostic,
}

/// What was done.
#[derive(Debug, Clone)]
pub struct UpgradedFiles {
    /// The files that changed.
    pub files: Vec<String>,
    /// The lines that differ, as unified diffs; empty when nothing does.
    pub diff: String,
    /// What was decided, lost or left to do.
    pub notes: Vec<UpgradeNote>,
}

/// Brings a description, and the files that it refers to, to a newer version.
///
/// # Errors
/// [`EditFailure`]; the files are then as they were.
pub fn upgrade(spec: &Path, options: &UpgradeOptions) -> Result<UpgradedFiles, EditFailure> {
    let loaded = load(spec, &LoadOptions::default())
        .map_err(|error| cannot(error.message, Some(&error.hint)))?;
    let is_error = |one: &Diagnostic| one.severity == DiagnosticSeverity::Error;
    if loaded.diagnostics.iter().any(is_error) {
        return Err(EditFailure::Invalid(loaded.diagnostics));
    }
    let upgraded = oas_edit::upgrade(&loaded.sources, loaded.entry, options.to)
        .map_err(|error| cannot(error.to_string(), hint(&error)))?;
    if !options.dry_run {
        write(&loaded, &upgraded, options)?;
    }
    let text = |sources: &SourceSet, id| sources.document(id).text().to_owned();
    let uri = |id| loaded.sources.uri(id).to_owned();
    let diffs = upgraded.changed.iter().map(|&id| {
        let (old, new) = (text(&loaded.sources, id), text(&upgraded.sources, id));
        unified(&uri(id), &old, &new)
    });
    let notes = upgraded.notes.iter();
    Ok(UpgradedFiles {
        diff: diffs.collect(),
        files: upgraded.changed.iter().map(|id| uri(*id)).collect(),
        notes: notes.map(|note| drawn(&loaded, note)).collect(),
    })
}

fn hint(error: &UpgradeError) -> Option<&'static str> {
    match error {
        UpgradeError::NoVersion => {
            Some("add a line such as `openapi: 3.0.4`, or name the file that has one")
        }
        UpgradeError::Newer { .. } => {
            Some("a description is only brought to a later version, never to an earlier one")
        }
        UpgradeError::Edit { .. } => Some("nothing was changed; correct this place by hand first"),
        _ => None,
    }
}

fn write(loaded: &Loaded, new: &Upgraded, options: &UpgradeOptions) -> Result<(), EditFailure> {
    let folder = Folder::new(Path::new(""));
    let others = new.changed.iter().any(|id| *id != loaded.entry);
    if let Some(output) = &options.output {
        if others {
            let message = "more than one file changes, so one output cannot hold them";
            let hint = "leave out --output to change them in place, or bundle them first";
            return Err(cannot(message.to_owned(), Some(hint)));
        }
        let text = new.sources.document(loaded.entry).text();
        let written = write_atomically(output, text.as_bytes());
        let shown = output.display().to_string();
        return written.map_err(|error| file_failure(&shown, "written", &error));
    }
    for &id in &new.changed {
        let uri = new.sources.uri(id);
        let text = new.sources.document(id).text();
        let written = folder.write(uri, text.as_bytes());
        written.map_err(|error| file_failure(uri, "written", &error))?;
    }
    Ok(())
}

fn drawn(loaded: &Loaded, note: &Note) -> UpgradeNote {
    let severity = match note.kind {
        NoteKind::Loss | NoteKind::ByHand => DiagnosticSeverity::Warning,
        NoteKind::Decision | NoteKind::Hint => DiagnosticSeverity::Note,
    };
    let mut diagnostic = Diagnostic {
        severity,
        pointer: note.pointer.to_string(),
        ..Diagnostic::of_file(&note.uri, note.code, &note.message)
    };
    let document = loaded
        .sources
        .find(&note.uri)
        .map(|id| loaded.sources.document(id));
    let node = document.and_then(|document| document.node(&note.pointer));
    if let (true, Some(document), Some(node)) = (note.is_of_first_step, document, node) {
        diagnostic.line = note.position.line;
        diagnostic.column = note.position.column;
        diagnostic.span = node.key_span().unwrap_or_else(|| node.span());
        diagnostic.text = Some(document.clone());
    } else {
        diagnostic.message = format!("{} (at `{}`)", note.message, note.pointer);
    }
    UpgradeNote {
        kind: note.kind,
        diagnostic,
    }
}
