//! The cheap part of a document: version, servers, tags and the heads of its operations.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use oas_doc::NodeKind;

use super::{Context, outgoing, path_item, security, server, swagger, tag};
use crate::place::Place;
use crate::{
    DocumentId, Info, OperationHead, OperationId, Outgoing, SecurityScheme, Server, SourceSet, Tag,
    Version,
};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Operations of one document; the largest that people share have fewer than 20,000.
const MAX_OPERATIONS: usize = 200_000;

/// What [`crate::resolve`] reads at once.
#[derive(Debug, Default)]
pub(crate) struct Skeleton {
    pub(crate) info: Info,
    pub(crate) servers: Vec<Server>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) heads: Vec<OperationHead>,
    pub(crate) webhooks: Vec<Outgoing>,
    pub(crate) security_schemes: Vec<SecurityScheme>,
}

/// The version family that a document names in `openapi` or `swagger`.
pub(crate) fn version_of(sources: &SourceSet, document: DocumentId) -> Option<Version> {
    let root = Place::root(sources, document)?;
    let text = |key| root.get(key)?.node.scalar();
    if let Some(version) = text("openapi") {
        let version = version.trim();
        return match version.split('.').take(2).collect::<Vec<_>>()[..] {
            ["3", "0"] | ["3"] => Some(Version::V30),
            ["3", "1"] => Some(Version::V31),
            ["3", "2"] => Some(Version::V32),
            _ => None,
        };
    }
    matches!(text("swagger")?.trim(), "2.0" | "2").then_some(Version::V20)
}

/// Reads the skeleton of the entry document.
pub(crate) fn skeleton(cx: Context<'_>, entry: DocumentId) -> Skeleton {
    let Some(root) = Place::root(cx.sources, entry) else {
        return Skeleton::default();
    };
    if !root.is_mapping() {
        cx.wrong_type(root, "the document", "an object");
        return Skeleton::default();
    }
    if !is_readable(cx, root) {
        let servers = servers(cx, root);
        return Skeleton {
            info: info(cx, root),
            servers,
            ..Skeleton::default()
        };
    }
    let heads = heads(cx, root);
    let mut security_schemes = super::security_schemes(cx, root);
    if cx.version(root) == Version::V32 {
        security::add_addressed(cx, root, &heads, &mut security_schemes);
    }
    Skeleton {
        info: info(cx, root),
        servers: servers(cx, root),
        tags: tag::listed(cx, root),
        webhooks: outgoing::webhooks(cx, root),
        heads,
        security_schemes,
    }
}

fn servers(cx: Context<'_>, root: Place<'_>) -> Vec<Server> {
    match version_of(cx.sources, root.document) {
        Some(Version::V20) => swagger::document_servers(cx, root),
        _ => server::document(cx, root),
    }
}

fn is_readable(cx: Context<'_>, root: Place<'_>) -> bool {
    match version_of(cx.sources, root.document) {
        Some(_) => true,
        None => unknown_version(cx, root),
    }
}

fn unknown_version(cx: Context<'_>, root: Place<'_>) -> bool {
    let Some(at) = root.get("openapi").or_else(|| root.get("swagger")) else {
        let message = "The document does not say which version of OpenAPI it follows.".to_owned();
        cx.error(
            "version-missing",
            root,
            message,
            "Add a line such as `openapi: 3.1.1` at the top.",
        );
        return root.get("paths").is_some();
    };
    let named = at.node.scalar().unwrap_or_default();
    let message = format!("`{named}` is not a version of OpenAPI that is known here.");
    cx.error(
        "version-unsupported",
        at,
        message,
        "2.0, 3.0, 3.1 and 3.2 are understood.",
    );
    root.get("openapi").is_some()
}

fn info(cx: Context<'_>, root: Place<'_>) -> Info {
    let Some(info) = root.get("info") else {
        let message = "The document has no `info`.".to_owned();
        cx.warn(
            "info-missing",
            root,
            message,
            "Add `info` with `title` and `version`.",
        );
        return Info::default();
    };
    Info {
        title: cx.text(info, "title").unwrap_or_default(),
        version: cx.text(info, "version").unwrap_or_default(),
        description: cx.text(info, "description"),
    }
}

fn heads(cx: Context<'_>, root: Place<'_>) -> Vec<OperationHead> {
    let mut heads = Vec::new();
    for (path, item) in cx.map(root, "paths") {
        if super::is_extension(path) {
            continue;
        }
        if !path.starts_with('/') {
            let message = format!("The path `{path}` does not begin with a slash.");
            cx.warn(
                "path-without-slash",
                item,
                message,
                "Write it with a leading `/`.",
            );
        }
        if item.is_null() {
            continue;
        }
        if let Some(item) = path_item::first(cx, item, path) {
            operations_of(cx, path, item, &mut heads);
        }
    }
    heads
}

/// The operations of a path item and of those behind its `$ref`, in document order.
pub(super) fn operations_of(
    cx: Context<'_>,
    path: &str,
    item: Place<'_>,
    heads: &mut Vec<OperationHead>,
) {
    let path: Arc<str> = path.into();
    let mut seen = HashSet::new();
    for at in path_item::chain(cx, item, &path) {
        for (method, operation) in methods(cx, at) {
            if heads.len() == MAX_OPERATIONS {
                return too_many(cx, item);
            }
            if seen.insert(method.clone()) {
                push(cx, heads, &path, &method, operation, item);
            } else {
                twice(cx, &method, operation);
            }
        }
    }
}

/// The operations that stand in one path item itself. A method with a field of its own counts
/// under `additionalOperations` only where that field is missing.
///
/// Source: OpenAPI 3.2.0, "Path Item Object", `additionalOperations`.
fn methods<'a>(cx: Context<'a>, item: Place<'a>) -> Vec<(Cow<'a, str>, Place<'a>)> {
    let is_new = cx.version(item) == Version::V32;
    let (mut found, mut misplaced) = (Vec::new(), Vec::new());
    for (key, at) in item.members() {
        if METHODS.contains(&key) || (key == "query" && is_new) {
            found.push((Cow::Owned(key.to_ascii_uppercase()), at));
        } else if key == "additionalOperations" && is_new {
            for (method, at) in cx.map(item, key) {
                let list = if has_field(method) {
                    &mut misplaced
                } else {
                    &mut found
                };
                list.push((Cow::Borrowed(method), at));
            }
        }
    }
    for (method, at) in &misplaced {
        let message = format!("`{method}` has a field of its own in a path item.");
        let hint = "Move it out of `additionalOperations`, under its name in lower case.";
        cx.warn("additional-method", *at, message, hint);
    }
    found.append(&mut misplaced);
    found
}

fn has_field(method: &str) -> bool {
    let fields = METHODS.iter().chain(&["query"]);
    fields
        .map(|one| one.to_ascii_uppercase())
        .any(|one| one == method)
}

fn too_many(cx: Context<'_>, item: Place<'_>) {
    let message = format!("The document has more than {MAX_OPERATIONS} operations.");
    let hint = "The rest is left out. Use fewer aliases, or several documents.";
    cx.error("operations-too-many", item, message, hint);
}

fn twice(cx: Context<'_>, method: &str, operation: Place<'_>) {
    let message = format!("`{method}` of this path is described twice; the first one counts.");
    let hint = "Remove one of them, here or where the `$ref` of the path leads.";
    cx.warn("operation-twice", operation, message, hint);
}

fn push(
    cx: Context<'_>,
    heads: &mut Vec<OperationHead>,
    path: &Arc<str>,
    method: &str,
    operation: Place<'_>,
    item: Place<'_>,
) {
    if operation.kind() != NodeKind::Mapping {
        cx.wrong_type(operation, method, "an operation object");
        return;
    }
    heads.push(OperationHead {
        id: OperationId(u32::try_from(heads.len()).unwrap_or(u32::MAX)),
        path: Arc::clone(path),
        method: method.into(),
        origin: operation.origin(),
        path_item: item.origin(),
    });
}
