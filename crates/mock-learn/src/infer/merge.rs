//! What traffic adds to documents that somebody wrote.
//!
//! In:  the documents, the one that describes the API, and routes.
//! Out: edits that add paths, operations, parameters, statuses, media types and members of
//!      schemas that are missing. The same again gives no edits.
//! Never: changes or removes what is there, or adds beside what cannot be read.

mod add; // parts of a document that are missing
mod cover; // which written path a route belongs to
mod fill; // members that schemas lack
mod place; // references

use std::collections::BTreeSet;

use oas_doc::{Document, EditError, Node, NodeKind, TextEdit, diff};
use oas_model::{DocumentId, SourceSet, Version};

use super::route::Route;
use add::Addition;
use place::Files;

/// Why nothing can be added to a document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MergeError {
    /// The text has an error, after which nobody knows what is meant.
    #[error("line {line} cannot be read; correct it first")]
    Broken {
        /// Counted from 1.
        line: u32,
    },
    /// It is no description of version 3.
    #[error("it is no OpenAPI document of version 3; upgrade it first")]
    NotOpenApi,
    /// What is to be added cannot be written without changing something else.
    #[error("the additions cannot be written: {0}")]
    Edit(#[from] EditError),
}

/// The edits, by document, that add to `entry` and the documents that it refers to what they lack.
pub(crate) fn merge(
    sources: &SourceSet,
    entry: DocumentId,
    base: &str,
    routes: Vec<Route>,
) -> Result<Vec<(DocumentId, Vec<TextEdit>)>, MergeError> {
    let document = sources.document(entry);
    if let Some(error) = document.errors().iter().find(|error| !error.harmless) {
        let line = error.position.line;
        return Err(MergeError::Broken { line });
    }
    let (root, version) = root(document).ok_or(MergeError::NotOpenApi)?;
    let files = Files { sources };
    let mut addition = Addition::new(files, root, version, operation_ids(root));
    for (item, routes) in cover::matched(root, base, routes) {
        match item {
            Some(item) => routes.iter().for_each(|route| addition.item(item, route)),
            None => routes.iter().for_each(|route| addition.path(route)),
        }
    }
    let new = addition.finish()?.into_iter();
    let edits = new.map(|(id, new)| (id, diff(sources.document(id).text(), new.text())));
    Ok(edits.collect())
}

fn root(document: &Document) -> Option<(Node<'_>, Version)> {
    let root = document
        .root()
        .filter(|root| root.kind() == NodeKind::Mapping)?;
    let number = root.get("openapi")?.scalar()?;
    let version = if number.starts_with("3.0") {
        Version::V30
    } else {
        Version::V31
    };
    number.starts_with("3.").then_some((root, version))
}

fn operation_ids(root: Node<'_>) -> BTreeSet<String> {
    let items = root.get("paths").into_iter().flat_map(Node::members);
    let operations = items.flat_map(|(_, item)| item.members());
    let ids = operations.filter_map(|(_, operation)| operation.get("operationId")?.as_str());
    ids.map(str::to_owned).collect()
}
