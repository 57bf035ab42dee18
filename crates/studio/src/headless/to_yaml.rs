//! A file as YAML.

use std::path::Path;

use oas_doc::Syntax;
use oas_edit::ToYamlError;

use super::diagnostics::{Diagnostic, DiagnosticSeverity};
use super::edit::{EditFailure, cannot, diagnostics, read, refuse_broken};
use crate::folder::Folder;

/// A document as block YAML.
#[derive(Debug, Clone)]
pub struct AsYaml {
    /// YAML, with its last line end.
    pub text: String,
    /// What is odd about the document, and what stays behind.
    pub warnings: Vec<Diagnostic>,
}

/// The value of a file as YAML.
///
/// # Errors
/// [`EditFailure`] when it cannot be read or has errors.
pub fn to_yaml(file: &Path) -> Result<AsYaml, EditFailure> {
    let folder = Folder::new(Path::new(""));
    let id = folder.id_of(file);
    let document = read(&folder, &id)?;
    refuse_broken(&id, &document)?;
    let mut warnings = diagnostics(&id, &document);
    if document.syntax() == Syntax::Yaml && has_comments(document.text()) {
        let message = "Comments, anchors and quoting stay behind; `fmt` keeps them.";
        warnings.push(Diagnostic {
            severity: DiagnosticSeverity::Note,
            ..Diagnostic::of_file(&id, "comments", message)
        });
    }
    let text = oas_edit::to_yaml(&document).map_err(|error| match error {
        ToYamlError::Broken => EditFailure::Invalid(warnings.clone()),
        error => cannot(error.to_string(), None),
    })?;
    Ok(AsYaml { text, warnings })
}

/// Whether a line begins with `#`. A remark only, so that a text with such a line may count.
fn has_comments(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with('#'))
}
