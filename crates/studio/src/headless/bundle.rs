//! A description and the files it refers to as one file.
//!
//! In:  the path of the entry document.
//! Out: the text of the bundle, written where it is asked to be, and what to know about it.
//! Never: writes a bundle that would mean something else.

use std::path::{Path, PathBuf};

use oas_doc::{Document, Syntax};
use oas_edit::BundleError;
use oas_model::ModelFinding;

use super::{
    LoadOptions, Loaded,
    diagnostics::{Diagnostic, DiagnosticSeverity},
    edit::{EditFailure, cannot, file_failure},
    load,
};
use crate::{folder::Folder, model::of_finding};

/// What `specwright bundle` was asked for.
#[derive(Debug, Clone, Default)]
pub struct BundleOptions {
    /// The file to write; nothing is written without it.
    pub output: Option<PathBuf>,
    /// The notation of the bundle; without it that of the file to write, else the entry's.
    pub format: Option<Notation>,
    /// Whether every reference gives way to what it leads to.
    pub dereference: bool,
    /// Nothing is written.
    pub dry_run: bool,
    /// How far references are followed.
    pub load: LoadOptions,
}

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// Block YAML.
    Yaml,
    /// JSON over several lines.
    Json,
}

/// A bundle.
#[derive(Debug, Clone)]
pub struct BundleText {
    /// The whole file.
    pub text: String,
    /// References that stay, and names that changed.
    pub notes: Vec<Diagnostic>,
}

/// Bundles a description.
///
/// # Errors
/// [`EditFailure`] when files are broken, references lead nowhere, or it cannot be written.
pub fn bundle(spec: &Path, options: &BundleOptions) -> Result<BundleText, EditFailure> {
    let loaded = whole(spec, &options.load)?;
    let folder = Folder::new(Path::new(""));
    let own = loaded.sources.uri(loaded.entry).to_owned();
    let output = options.output.as_ref().map(|path| folder.id_of(path));
    let uri = output.as_ref().unwrap_or(&own);
    let made = oas_edit::bundle(&loaded.sources, loaded.entry, uri);
    let made = made.map_err(|error| failure(&loaded, error))?;
    let document = match options.dereference {
        false => made.document,
        true => oas_edit::dereference(&made.document)
            .map_err(|error| cannot(error.to_string(), None))?,
    };
    let own = loaded.sources.document(loaded.entry).syntax();
    let text = in_notation(&document, notation(options, output.as_deref(), own))?;
    if let Some(id) = output.filter(|_| !options.dry_run) {
        let written = folder.write(&id, text.as_bytes());
        written.map_err(|error| file_failure(&id, "written", &error))?;
    }
    let notes = diagnostics(&loaded, &made.notes);
    Ok(BundleText { text, notes })
}

/// Loads a description whose files are all whole.
pub(super) fn whole(spec: &Path, options: &LoadOptions) -> Result<Loaded, EditFailure> {
    let loaded = load(spec, options)
        .map_err(|error| cannot(error.message.clone(), Some(error.hint.as_str())))?;
    let errors = loaded.diagnostics.iter().filter(|one| is_error(one));
    let errors: Vec<_> = errors.cloned().collect();
    match errors.is_empty() {
        true => Ok(loaded),
        false => Err(EditFailure::Invalid(errors)),
    }
}

/// Whether a problem keeps a document from being used as it is.
#[must_use]
pub fn is_error(one: &Diagnostic) -> bool {
    one.severity == DiagnosticSeverity::Error
}

/// Why there is no bundle, in the words of the command line.
pub(super) fn failure(loaded: &Loaded, error: BundleError) -> EditFailure {
    match error {
        BundleError::Dangling(findings) => EditFailure::Invalid(diagnostics(loaded, &findings)),
        BundleError::Differs { at } => {
            let place = loaded.sources.pointer(at);
            let file = loaded.sources.uri(at.document);
            let message = format!("`{file}#{place}` would mean something else in one file");
            cannot(
                message,
                Some("nothing was written; this is a fault of specwright"),
            )
        }
        error => cannot(error.to_string(), None),
    }
}

pub(super) fn diagnostics(loaded: &Loaded, findings: &[ModelFinding]) -> Vec<Diagnostic> {
    let findings = findings.iter();
    findings
        .map(|one| of_finding(&loaded.sources, one))
        .collect()
}

/// As asked for, else as the file to write is named, else as the entry is written.
fn notation(options: &BundleOptions, output: Option<&str>, own: Syntax) -> Notation {
    let syntax = output.and_then(Syntax::of_path).unwrap_or(own);
    options.format.unwrap_or(match syntax {
        Syntax::Yaml => Notation::Yaml,
        Syntax::Json => Notation::Json,
    })
}

fn in_notation(document: &Document, notation: Notation) -> Result<String, EditFailure> {
    let text = match (notation, document.syntax()) {
        (Notation::Json, Syntax::Yaml) => document.to_json().map_err(|error| error.to_string()),
        (Notation::Yaml, Syntax::Json) => {
            oas_edit::to_yaml(document).map_err(|error| error.to_string())
        }
        _ => Ok(document.text().to_owned()),
    };
    text.map_err(|message| cannot(message, None))
}
