//! Discriminators: which value of a property stands for which branch.

use std::collections::HashSet;

use indexmap::IndexMap;
use oas_doc::NodeKind;

use super::Context;
use super::names::{branch, mapped, own as own_name};
use crate::place::Place;
use crate::{Discriminator, Schema, SchemaId};

/// Schemas that are looked into for the values that a branch allows.
const MAX_LOOKS: usize = 64;

/// The mapping as written, then the branches that it leaves out.
///
/// Source: OpenAPI 3.1.1 and 3.2.0, "Discriminator Object".
pub(super) fn discriminator(
    cx: Context<'_>,
    at: Place<'_>,
    schema: &Schema,
) -> Option<Discriminator> {
    let written = at.get("discriminator")?;
    let property_name = match written.kind() {
        NodeKind::Mapping => cx.text(written, "propertyName")?,
        // Swagger 2.0 gives the name alone.
        _ => cx.text_of(written, "discriminator")?,
    };
    let mut found = Discriminator {
        property_name,
        mapping: IndexMap::new(),
        is_complete: true,
        default: None,
        base: None,
        origin: written.origin(),
    };
    if written.is_mapping() {
        explicit(cx, written, &mut found);
    }
    implied(cx, at, schema, &mut found);
    if schema.one_of.is_empty() && schema.any_of.is_empty() {
        let base = own_name(cx, SchemaId::at(owner(at).origin()));
        found.base = Some(base).filter(|name| !found.mapping.contains_key(name));
    }
    Some(found)
}

fn explicit(cx: Context<'_>, written: Place<'_>, found: &mut Discriminator) {
    for (value, target) in cx.map(written, "mapping") {
        match mapped(cx, target) {
            Some(id) => drop(found.mapping.insert(value.to_owned(), id)),
            None => found.is_complete = false,
        }
    }
    let default = written.get("defaultMapping");
    found.default = default.and_then(|target| mapped(cx, target));
}

/// The schema that a discriminator is about: it may stand in a part of an `allOf` of it.
pub(crate) fn owner(at: Place<'_>) -> Place<'_> {
    let mut owner = at;
    while let Some(list) = owner.parent().filter(|one| one.node.key() == Some("allOf")) {
        let Some(around) = list.parent().filter(|one| one.is_mapping()) else {
            break;
        };
        owner = around;
    }
    owner
}

/// Adds the branches that are not mapped, by the values they allow, else by their names.
fn implied(cx: Context<'_>, at: Place<'_>, schema: &Schema, found: &mut Discriminator) {
    let branches: Vec<_> = schema.one_of.iter().chain(&schema.any_of).collect();
    let named = if branches.is_empty() {
        cx.subtypes.of(cx, SchemaId::at(owner(at).origin()))
    } else {
        let named: Vec<_> = branches
            .iter()
            .filter_map(|one| branch(cx, **one))
            .collect();
        found.is_complete &= named.len() == branches.len();
        named
    };
    let declared = Looks::new(at).values(cx, at, &found.property_name);
    let mut taken = HashSet::new();
    let mapped: HashSet<_> = found.mapping.values().copied().collect();
    for (name, id) in named {
        let own = Looks::new(at).values(cx, Place::of(cx.sources, id.0), &found.property_name);
        if mapped.contains(&id) {
            // What is mapped goes by its name besides, unless its own values say otherwise.
            let is_declared = declared.as_ref().is_none_or(|all| is_among(all, &name));
            if own.is_none() && is_declared && !taken.contains(&name) {
                found.mapping.entry(name).or_insert(id);
            }
            continue;
        }
        for (value, leaf) in own.unwrap_or_else(|| vec![(name, None)]) {
            let is_declared = declared.as_ref().is_none_or(|all| is_among(all, &value));
            let is_free = !found.mapping.contains_key(&value) && !taken.contains(&value);
            if is_declared && is_free {
                taken.insert(value.clone());
                found.mapping.insert(value, leaf.unwrap_or(id));
            } else if !branches.is_empty() {
                // The value names two branches, or one that nothing can choose.
                found.is_complete = false;
                if taken.contains(&value) {
                    found.mapping.shift_remove(&value);
                }
            }
        }
    }
    let is_mapped = |(value, _): &Allowed| found.mapping.contains_key(value);
    found.is_complete &= declared.is_none_or(|all| all.iter().all(is_mapped));
}

fn is_among(all: &[Allowed], value: &str) -> bool {
    all.iter().any(|(one, _)| one == value)
}

/// A value that a schema allows, with the branch of the schema that it means, where it has some.
type Allowed = (String, Option<SchemaId>);

/// A search for what schemas say about one property.
struct Looks<'a> {
    n_looks: usize,
    base: Place<'a>,
}

impl<'a> Looks<'a> {
    fn new(base: Place<'a>) -> Self {
        Self {
            n_looks: 0,
            base: owner(base),
        }
    }

    /// The texts that a schema allows for a property, by `const` or `enum`; `None` if it does not say.
    ///
    /// What a branch inherits from the base itself is not its own.
    fn values(&mut self, cx: Context<'a>, at: Place<'a>, property: &str) -> Option<Vec<Allowed>> {
        let at = self.target(cx, at).filter(|_| self.look())?;
        let member = at.step("properties").and_then(|all| all.step(property));
        let texts = member.and_then(|member| texts(self.target(cx, member)?));
        let own = texts.map(|all| all.into_iter().map(|one| (one, None)).collect());
        own.or_else(|| {
            let mut parts = list(at, "allOf").into_iter();
            parts
                .find_map(|part| match self.target(cx, part)? {
                    part if part.origin() == self.base.origin() => None,
                    part => self.values(cx, part, property),
                })
                .map(without_leaves)
        })
        .or_else(|| self.of_branches(cx, at, property))
    }

    /// A branch that is a choice itself allows what any of its branches allows.
    fn of_branches(
        &mut self,
        cx: Context<'a>,
        at: Place<'a>,
        property: &str,
    ) -> Option<Vec<Allowed>> {
        if at.origin() == self.base.origin() {
            return None;
        }
        let branches = ["oneOf", "anyOf"].into_iter();
        let branches: Vec<_> = branches.flat_map(|key| list(at, key)).collect();
        let mut found = Vec::new();
        for branch in branches {
            let leaf = SchemaId::at(self.target(cx, branch)?.origin());
            let allowed = self.values(cx, branch, property)?.into_iter();
            found.extend(allowed.map(|(value, inner)| (value, Some(inner.unwrap_or(leaf)))));
        }
        let found = if is_only_a_choice(at) {
            found
        } else {
            without_leaves(found)
        };
        (!found.is_empty()).then_some(found)
    }

    /// The place behind references, each of which is a look. No findings: this is a guess.
    fn target(&mut self, cx: Context<'a>, mut at: Place<'a>) -> Option<Place<'a>> {
        while let Some(reference) = at.reference() {
            let target = cx.resolve(at, reference).ok();
            at = target.filter(|_| self.look())?;
        }
        at.is_mapping().then_some(at)
    }

    fn look(&mut self) -> bool {
        self.n_looks += 1;
        self.n_looks <= MAX_LOOKS
    }
}

/// The whole schema is meant, as it says more than its branches.
fn without_leaves(allowed: Vec<Allowed>) -> Vec<Allowed> {
    allowed
        .into_iter()
        .map(|(value, _)| (value, None))
        .collect()
}

fn is_only_a_choice(at: Place<'_>) -> bool {
    const WORDS: [&str; 5] = ["oneOf", "anyOf", "discriminator", "title", "description"];
    at.members().all(|(key, _)| WORDS.contains(&key))
}

fn list<'a>(at: Place<'a>, key: &str) -> Vec<Place<'a>> {
    let list = at.get(key).filter(|one| one.kind() == NodeKind::Sequence);
    list.into_iter().flat_map(Place::items).collect()
}

fn texts(at: Place<'_>) -> Option<Vec<String>> {
    let text = |one: Place<'_>| one.node.as_str().map(str::to_owned);
    if let Some(constant) = at.get("const") {
        return Some(vec![text(constant)?]);
    }
    let values: Vec<_> = list(at, "enum").into_iter().filter_map(text).collect();
    (!values.is_empty()).then_some(values)
}
