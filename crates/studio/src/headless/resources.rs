//! What a description is about: its resources.
//!
//! In:  the path of a description.
//! Out: collections and single things, what each operation does to them, and the reasons.

use std::{path::Path, sync::Arc};

use mock_core::{ResourceReport, resource_report};
use oas_doc::NodeKind;

use super::{
    LoadOptions,
    diagnostics::Diagnostic,
    edit::{EditFailure, cannot},
    load,
};
use crate::model::of_finding;

/// Infers the resources of a description, however much of it is wrong. What is wrong comes with
/// it.
///
/// # Errors
/// [`EditFailure`] when the file cannot be read, or describes no API.
pub fn resources(
    spec: &Path,
    options: &LoadOptions,
) -> Result<(ResourceReport, Vec<Diagnostic>), EditFailure> {
    let loaded = load(spec, options)
        .map_err(|error| cannot(error.message.clone(), Some(error.hint.as_str())))?;
    let (api, mut problems) = loaded.api();
    let root = loaded.sources.document(loaded.entry).root();
    if root.is_none_or(|root| root.kind() != NodeKind::Mapping) {
        return Err(EditFailure::Invalid(problems));
    }
    let (report, findings) = resource_report(&Arc::new(api));
    let findings = findings.iter();
    problems.extend(findings.map(|one| of_finding(&loaded.sources, one)));
    Ok((report, problems))
}
