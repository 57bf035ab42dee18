//! Paths that speak of the same thing, put together.
//!
//! `P` and `P/{x}` are a collection and its item. Where several parameters follow each other and
//! no path stops between them (`/repos/{owner}/{repo}`), all of them are the identity. A text
//! behind an item that only takes writes is a verb; one that can be read is a thing of its own.

use std::sync::Arc;

use indexmap::IndexMap;
use oas_model::{Api, OperationId};

use super::{
    Resource, Stand,
    correct::{self, Corrections},
    name::Names,
    template::{self, Part},
};

/// One path, or several that differ in nothing that counts.
pub(super) struct PathNode {
    pub(super) parts: Vec<Part>,
    template: Arc<str>,
    operations: Vec<(OperationId, Arc<str>)>,
}

pub(super) type Paths = IndexMap<String, PathNode>;

/// The resources of an API; their facts are still to come.
pub(super) fn resources(api: &Api, corrections: &mut Corrections) -> Vec<Resource> {
    let paths = read(api, corrections);
    let mut drafts = Drafts::default();
    for (key, node) in &paths {
        match node.parts.last() {
            Some(Part::Parameters(_)) => drafts.add_item(&paths, key, node),
            Some(Part::Text(_)) if node.is_read() => drafts.note_text(key),
            _ => {}
        }
    }
    drafts.add_texts(&paths);
    drafts.add_verbs(&paths);
    drafts.finish(corrections)
}

fn read(api: &Api, corrections: &Corrections) -> Paths {
    let mut paths = Paths::new();
    for head in api.operations() {
        if matches!(&*head.method, "HEAD" | "OPTIONS" | "TRACE" | "CONNECT") {
            continue;
        }
        if corrections.get(head.id).is_some_and(|one| one.leave) {
            continue;
        }
        let Some(parts) = template::parts(&head.path) else {
            continue;
        };
        let node = paths
            .entry(template::key(&parts))
            .or_insert_with(|| PathNode {
                parts,
                template: head.path.clone(),
                operations: Vec::new(),
            });
        node.operations.push((head.id, head.method.clone()));
    }
    paths
}

impl PathNode {
    fn is_read(&self) -> bool {
        self.operations.iter().any(|(_, method)| &**method == "GET")
    }
}

/// Resources in the making.
#[derive(Default)]
struct Drafts {
    all: Vec<Draft>,
    /// Key of an item's path, or of a single thing's, to its draft.
    items: IndexMap<String, usize>,
    collections: IndexMap<String, usize>,
    texts: Vec<String>,
}

struct Draft {
    resource: Resource,
    /// The path without the identity.
    base: Vec<Part>,
}

impl Drafts {
    fn add_item(&mut self, paths: &Paths, key: &str, node: &PathNode) {
        let parts = &node.parts;
        let mut end = parts.len() - 1;
        while end > 0
            && matches!(parts[end - 1], Part::Parameters(_))
            && !paths.contains_key(&template::key(&parts[..end]))
        {
            end -= 1;
        }
        let base = parts[..end].to_vec();
        let free = |at: &usize| !self.collections.contains_key(key_at(paths, *at));
        let collection = collection_of(paths, &base).filter(free);
        let mut resource = Resource {
            item: Some(node.template.clone()),
            parents: names(&base),
            parameters: names(&parts[end..]),
            operations: at(node, &Stand::Item),
            ..Resource::default()
        };
        let idx = self.all.len();
        if let Some((key, node)) = collection.and_then(|at| paths.get_index(at)) {
            resource.collection = Some(node.template.clone());
            resource.operations.extend(at(node, &Stand::Collection));
            self.collections.insert(key.clone(), idx);
        }
        self.items.insert(key.to_owned(), idx);
        self.all.push(Draft { resource, base });
    }

    fn note_text(&mut self, key: &str) {
        self.texts.push(key.to_owned());
    }

    /// Texts that can be read and have no item behind them.
    fn add_texts(&mut self, paths: &Paths) {
        for key in std::mem::take(&mut self.texts) {
            let Some(node) = paths.get(&key) else {
                continue;
            };
            if self.collections.contains_key(&key) {
                continue;
            }
            let resource = Resource {
                item: Some(node.template.clone()),
                parents: names(&node.parts),
                operations: at(node, &Stand::Alone),
                ..Resource::default()
            };
            self.items.insert(key, self.all.len());
            self.all.push(Draft {
                resource,
                base: node.parts.clone(),
            });
        }
    }

    /// `P/{x}/cancel` and `P/{x}:cancel`, where nothing can be read.
    fn add_verbs(&mut self, paths: &Paths) {
        for (key, node) in paths {
            let taken = self.collections.contains_key(key) || self.items.contains_key(key);
            let (Some(Part::Text(verb) | Part::Verb(verb)), false) = (node.parts.last(), taken)
            else {
                continue;
            };
            let owner = template::key(&node.parts[..node.parts.len() - 1]);
            let Some(&owner) = self.items.get(&owner) else {
                continue;
            };
            let verb = Stand::Verb(Arc::from(verb.as_str()));
            self.all[owner].resource.operations.extend(at(node, &verb));
        }
    }

    fn finish(self, corrections: &mut Corrections) -> Vec<Resource> {
        let bases: Vec<_> = self.all.iter().map(|draft| draft.base.as_slice()).collect();
        let mut names = Names::of(&bases);
        let parents: Vec<_> = self
            .all
            .iter()
            .map(|draft| self.parent(&draft.base))
            .collect();
        let drafts = self.all.into_iter().zip(parents);
        let mut all: Vec<_> = drafts
            .map(|(draft, parent)| {
                let mut resource = draft.resource;
                resource.operations.sort_by_key(|(id, _)| *id);
                resource.name = named(&mut names, corrections, &resource)
                    .unwrap_or_else(|| names.unique(&draft.base, &resource.parameters));
                resource.parent = parent;
                resource
            })
            .collect();
        all.iter_mut()
            .for_each(|one| one.operations.dedup_by_key(|(id, _)| *id));
        all
    }

    /// The resource of the longest item path in front of a path.
    fn parent(&self, base: &[Part]) -> Option<usize> {
        let ends = (1..=base.len()).rev();
        let mut items = ends.filter(|end| matches!(base[end - 1], Part::Parameters(_)));
        items.find_map(|end| self.items.get(&template::key(&base[..end])).copied())
    }
}

/// The name that a person has given, unless another resource has it.
fn named(
    names: &mut Names,
    corrections: &mut Corrections,
    resource: &Resource,
) -> Option<Arc<str>> {
    let mut said = resource
        .operations
        .iter()
        .filter_map(|(id, _)| corrections.get(*id));
    let (name, at) = said.find_map(|one| Some((one.name.clone()?, one.at)))?;
    if names.claim(&name) {
        return Some(name);
    }
    let message = format!("Another resource is called `{name}`.");
    corrections.findings.push(correct::finding(at, message));
    None
}

/// The path of the collection: that of the item without its identity, or the plural of that.
fn collection_of(paths: &Paths, base: &[Part]) -> Option<usize> {
    let (Some(Part::Text(last)), front) = (base.last(), &base[..base.len().saturating_sub(1)])
    else {
        return None;
    };
    let candidates = [last.clone(), format!("{last}s"), format!("{last}es")];
    let mut found = candidates.into_iter().filter_map(|text| {
        let mut parts = front.to_vec();
        parts.push(Part::Text(text));
        paths.get_index_of(&template::key(&parts))
    });
    found.next()
}

fn key_at(paths: &Paths, at: usize) -> &str {
    paths.get_index(at).map_or("", |(key, _)| key)
}

fn names(parts: &[Part]) -> Vec<Arc<str>> {
    let of_part = |part: &Part| match part {
        Part::Parameters(names) => names.clone(),
        Part::Text(_) | Part::Verb(_) => Vec::new(),
    };
    parts.iter().flat_map(of_part).map(Arc::from).collect()
}

fn at(node: &PathNode, stand: &Stand) -> Vec<(OperationId, Stand)> {
    let ids = node.operations.iter().map(|(id, _)| (*id, stand.clone()));
    ids.collect()
}
