//! Whether a document has the structure that its version asks for.
//!
//! In:  one parsed document.
//! Out: a finding for each fault; none where the official schema of the version takes the
//!      document, and at least one where it does not.
//! Never: runs a validator of JSON Schema, follows a reference, or judges what a document means.
//!
//! The rules are data (`objects`, in the words of `grammar`), walked by `check`, and put into
//! sentences by `words`.

mod check; // the walk
mod fault; // what is wrong, as data
mod grammar; // the words of the rules
mod nearest; // what a person may have meant
mod objects; // the rules
mod patterns; // texts that must look like something
mod words; // what is wrong, as sentences

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use oas_doc::{Node, NodeKind};

use crate::finding::Part;
use crate::lower::version_of;
use crate::{DocumentId, ModelFinding, Origin, Severity, SourceSet};

/// Judges the structure of one document by the official schema of the version that it names.
///
/// The document is judged alone: what it refers to is not looked at. Findings stand in the order
/// of the text; one value that several aliases stand for is judged once. A document that is
/// empty or unreadable has none: its syntax errors say what there is to say.
#[must_use]
pub fn structure(sources: &SourceSet, document: DocumentId) -> Vec<ModelFinding> {
    let Some(root) = sources.document(document).root() else {
        return Vec::new();
    };
    let Some(version) = version_of(sources, document) else {
        return vec![without_version(document, root)];
    };
    let mut faults = check::document(root, version);
    faults.sort_by_key(|fault| fault.node.span().start);
    let mut told = HashSet::new();
    faults
        .iter()
        .map(|fault| words::finding(document, fault, version))
        .filter(|finding| told.insert((finding.origin, finding.message.clone())))
        .collect()
}

/// Nothing can be said about a document without a version.
fn without_version(document: DocumentId, root: Node<'_>) -> ModelFinding {
    let named = root.get("openapi").or_else(|| root.get("swagger"));
    let (node, message, hint) = match named {
        Some(at) => (
            at,
            format!(
                "`{}` is not a version of OpenAPI that is known here.",
                at.scalar().unwrap_or_default()
            ),
            "2.0, 3.0, 3.1 and 3.2 are understood.",
        ),
        None if root.kind() == NodeKind::Mapping => (
            root,
            "This is no OpenAPI document, or only a part of one: `openapi` is missing.".to_owned(),
            "Add a line such as `openapi: 3.1.1` at the top, or check the document that refers to it.",
        ),
        None => (
            root,
            "This is no OpenAPI document: an object with `openapi` is expected.".to_owned(),
            "A description begins with `openapi: 3.1.1`, `info` and `paths`.",
        ),
    };
    ModelFinding {
        code: "structure-version",
        severity: Severity::Error,
        message,
        hint: Some(hint.to_owned()),
        origin: Origin {
            document,
            node: node.id(),
        },
        part: if named.is_some() {
            Part::Value
        } else {
            Part::Key
        },
    }
}
