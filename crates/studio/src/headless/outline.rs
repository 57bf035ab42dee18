//! What a description contains.
//!
//! In:  the path of a description.
//! Out: its title, servers, operations and components, each with its place.

use std::{path::Path, sync::Arc};

use indexmap::IndexMap;
use oas_doc::NodeKind;
use oas_model::{Api, Operation, OperationHead, Origin, Outgoing, Version, resolve};
use serde::Serialize;

use super::{
    LoadOptions, Loaded,
    diagnostics::Diagnostic,
    edit::{EditFailure, cannot},
    load,
};
use crate::model::of_finding;

/// A description at a glance.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// The version of the standard, as it is written.
    pub standard: String,
    /// Addresses, variables replaced by their defaults.
    pub servers: Vec<String>,
    /// Tags in the order of the document, then those that only operations name.
    pub tags: Vec<String>,
    /// In the order of the document.
    pub operations: Vec<OutlineOperation>,
    /// Requests that the API sends by itself.
    pub webhooks: Vec<OutlineOperation>,
    /// How many components there are of each kind.
    pub components: IndexMap<String, usize>,
}

/// One operation.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutlineOperation {
    /// In upper case.
    pub method: String,
    /// The path template; of a webhook its name, of a callback its expression.
    pub path: String,
    /// `operationId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_id: Option<String>,
    /// One line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Names of tags.
    pub tags: Vec<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The file, as it was opened.
    pub file: String,
    /// RFC 6901.
    pub pointer: String,
    /// 1-based.
    pub line: u32,
    /// Requests that the API sends on account of this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub callbacks: Vec<OutlineOperation>,
}

/// Reads what a description contains, however much of it is wrong. What is wrong comes with it.
///
/// # Errors
/// [`EditFailure`] when the file cannot be read, or describes no API.
pub fn outline(
    spec: &Path,
    options: &LoadOptions,
) -> Result<(Outline, Vec<Diagnostic>), EditFailure> {
    let loaded = load(spec, options)
        .map_err(|error| cannot(error.message.clone(), Some(error.hint.as_str())))?;
    let (api, _) = resolve(Arc::clone(&loaded.sources), loaded.entry);
    let root = loaded.sources.document(loaded.entry).root();
    if root.is_none_or(|root| root.kind() != NodeKind::Mapping) {
        return Err(EditFailure::Invalid(problems(&loaded, &api)));
    }
    let operations: Vec<_> = api
        .operations()
        .iter()
        .map(|head| row(&api, head))
        .collect();
    let outline = Outline {
        title: api.info().title.clone(),
        version: api.info().version.clone(),
        standard: standard(&loaded),
        servers: api.servers().iter().map(|one| one.url.clone()).collect(),
        tags: tags(&api, &operations),
        webhooks: api.webhooks().iter().map(|one| sent(&api, one)).collect(),
        components: components(&loaded, api.version()),
        operations,
    };
    let problems = problems(&loaded, &api);
    Ok((outline, problems))
}

/// What is wrong with the texts, and what was met on the way through the operations.
fn problems(loaded: &Loaded, api: &Api) -> Vec<Diagnostic> {
    let findings = api.findings();
    let findings = findings.iter().map(|one| of_finding(api.sources(), one));
    loaded.diagnostics.iter().cloned().chain(findings).collect()
}

fn standard(loaded: &Loaded) -> String {
    let root = loaded.sources.document(loaded.entry).root();
    let word = |key: &str| root.and_then(|root| root.get(key)?.scalar().map(str::to_owned));
    match (word("openapi"), word("swagger")) {
        (Some(version), _) => format!("OpenAPI {version}"),
        (None, Some(version)) => format!("Swagger {version}"),
        (None, None) => "no version".to_owned(),
    }
}

fn tags(api: &Api, operations: &[OutlineOperation]) -> Vec<String> {
    let declared = api.tags().iter().map(|tag| tag.name.clone());
    let used = operations.iter().flat_map(|one| one.tags.iter().cloned());
    let all: indexmap::IndexSet<_> = declared.chain(used).collect();
    all.into_iter().collect()
}

fn row(api: &Api, head: &OperationHead) -> OutlineOperation {
    let operation = api.operation(head.id);
    let callbacks = operation.callbacks.iter().map(|one| sent(api, one));
    let callbacks = callbacks.collect();
    OutlineOperation {
        callbacks,
        ..described(api, &operation, head.origin)
    }
}

fn sent(api: &Api, one: &Outgoing) -> OutlineOperation {
    described(api, &api.outgoing(one), one.head.origin)
}

fn described(api: &Api, operation: &Operation, origin: Origin) -> OutlineOperation {
    let sources = api.sources();
    OutlineOperation {
        method: operation.head.method.to_string(),
        path: operation.head.path.to_string(),
        operation_id: operation.operation_id.clone(),
        summary: operation.summary.clone(),
        tags: operation.tags.clone(),
        deprecated: operation.deprecated,
        file: sources.uri(origin.document).to_owned(),
        pointer: sources.pointer(origin).to_string(),
        line: sources.position(origin).line,
        callbacks: Vec::new(),
    }
}

/// Sections by name, empty ones and extensions left out.
fn components(loaded: &Loaded, version: Version) -> IndexMap<String, usize> {
    let Some(root) = loaded.sources.document(loaded.entry).root() else {
        return IndexMap::new();
    };
    let old = [
        "definitions",
        "parameters",
        "responses",
        "securityDefinitions",
    ];
    let sections: Vec<_> = match version {
        Version::V20 => old
            .iter()
            .filter_map(|key| Some((*key, root.get(key)?)))
            .collect(),
        _ => root
            .get("components")
            .into_iter()
            .flat_map(|all| all.members())
            .collect(),
    };
    let counted = sections.into_iter().filter(|(key, node)| {
        node.kind() == NodeKind::Mapping && !node.is_empty() && !key.starts_with("x-")
    });
    counted
        .map(|(key, node)| (key.to_owned(), node.len()))
        .collect()
}
