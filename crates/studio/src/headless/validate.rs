//! The structure of documents, by the official schemas.

use std::path::{Path, PathBuf};

use oas_model::{SourceSet, structure};

use super::diagnostics::{Diagnostic, DiagnosticSeverity};
use super::edit::{EditFailure, diagnostics, read};
use crate::folder::Folder;
use crate::model::{empty, of_finding};

/// What was found in one document.
#[derive(Debug, Clone)]
pub struct Validated {
    /// The document as it was named.
    pub file: String,
    /// What is wrong, in the order of the text. Warnings leave the document valid.
    pub diagnostics: Vec<Diagnostic>,
}

impl Validated {
    /// Whether the document may be used as it is.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let mut severities = self.diagnostics.iter().map(|one| one.severity);
        severities.all(|severity| severity != DiagnosticSeverity::Error)
    }
}

/// Judges each file by the official schema of the version that it names. What the files refer to
/// is not judged.
///
/// # Errors
/// [`EditFailure::CannotDo`] when one of the files cannot be read; none is judged then.
pub fn validate(files: &[PathBuf]) -> Result<Vec<Validated>, EditFailure> {
    let folder = Folder::new(Path::new(""));
    let ids: Vec<_> = files.iter().map(|file| folder.id_of(file)).collect();
    let documents: Result<Vec<_>, _> = ids.iter().map(|id| read(&folder, id)).collect();
    let judged = ids.into_iter().zip(documents?);
    Ok(judged
        .map(|(file, document)| {
            let mut all = diagnostics(&file, &document);
            all.extend(empty(&file, &document));
            // A text that was cut off seems to lack what is only behind the cut.
            if document.errors().iter().all(|error| error.harmless) {
                let mut sources = SourceSet::default();
                let id = sources.add(&file, document);
                let findings = structure(&sources, id);
                all.extend(findings.iter().map(|one| of_finding(&sources, one)));
            }
            all.sort_by_key(|one| one.span.start);
            Validated {
                file,
                diagnostics: all,
            }
        })
        .collect())
}
