//! The model after an edit: only what depends on the changed blocks is lowered again.
//!
//! In:  a model, and the documents as they are now.
//! Out: the model of those, which shares every part that is as it was.
//! Never: differs from what [`resolve`] would give.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use oas_doc::{Changed, Document};

use crate::footprint::{Block, Stale};
use crate::lowered::Lowered;
use crate::{
    Api, DocumentId, ModelFinding, Operation, OperationHead, Origin, Server, SourceSet, resolve,
};

/// Members of a root that operations and schemas inherit from, wherever they stand.
const INHERITED: [&str; 11] = [
    "openapi",
    "swagger",
    "$self",
    "jsonSchemaDialect",
    "servers",
    "security",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
];

/// Resolves newer documents, keeping what `old` has of them. Never fails.
///
/// The documents have the same addresses in the same order as those of `old`, or all is
/// resolved anew. The findings are those of the first step, as with [`resolve`].
#[must_use]
pub fn refresh(old: &Api, sources: Arc<SourceSet>) -> (Api, Vec<ModelFinding>) {
    let (mut api, findings) = resolve(sources, old.entry());
    if let Some(stale) = stale(old, &api) {
        api.references.share_scopes(&old.references);
        api.schemas = old.schemas.carry_over(&stale);
        api.compiled = old.compiled.carry_over(&stale, api.sources());
        keep_operations(&mut api, old, &stale);
    }
    (api, findings)
}

/// What has changed; `None` when that may be anything.
fn stale(old: &Api, new: &Api) -> Option<Stale> {
    let (before, now) = (old.sources(), new.sources());
    let same = before.ids().eq(now.ids()) && before.ids().all(|id| before.uri(id) == now.uri(id));
    if !same || old.versions != new.versions {
        return None;
    }
    let mut blocks = BTreeSet::new();
    for id in now.ids() {
        blocks.extend(changed(id, before.document(id), now.document(id))?);
    }
    if !blocks.is_empty() && !old.references.hold(now) {
        return None;
    }
    let subtypes = !old
        .subtypes
        .hold(old.context(), &new.subtypes, new.context());
    Some(Stale { blocks, subtypes })
}

/// The blocks that changed, and those around them.
fn changed(id: DocumentId, before: &Document, now: &Document) -> Option<BTreeSet<Block>> {
    let Changed::Blocks(blocks) = now.changed_since(before) else {
        return None;
    };
    if !blocks.is_empty()
        && INHERITED
            .iter()
            .any(|key| text(before, key) != text(now, key))
    {
        return None;
    }
    let mut found = BTreeSet::new();
    for block in blocks {
        for document in [before, now] {
            let mut at = Some(block);
            while let Some(block) = at {
                found.insert((id, block));
                at = document.enclosing(block);
            }
        }
    }
    Some(found)
}

fn text<'a>(document: &'a Document, key: &str) -> Option<&'a str> {
    let node = document.root()?.get(key)?;
    document.text().get(node.span())
}

fn keep_operations(api: &mut Api, old: &Api, stale: &Stale) {
    let known: HashMap<Origin, &Lowered<Operation>> = old
        .operations
        .iter()
        .filter_map(OnceLock::get)
        .map(|one| (one.value.head.origin, one))
        .collect();
    for (head, place) in api.skeleton.heads.iter().zip(&mut api.operations) {
        let found = known.get(&head.origin);
        if let Some(one) = found.filter(|one| one.about.footprint.holds(stale)) {
            *place = OnceLock::from(renewed(one, head, old, &api.skeleton.servers));
        }
    }
}

/// The same operation, with what it takes from outside as that is now.
fn renewed(
    one: &Lowered<Operation>,
    head: &OperationHead,
    old: &Api,
    servers: &[Server],
) -> Lowered<Operation> {
    let inherits = one.value.servers == old.skeleton.servers;
    if one.value.head == *head && (!inherits || old.skeleton.servers == servers) {
        return one.clone();
    }
    let mut value = Operation::clone(&one.value);
    value.head = head.clone();
    if inherits {
        value.servers = servers.to_vec();
    }
    Lowered {
        value: Arc::new(value),
        about: Arc::clone(&one.about),
    }
}
