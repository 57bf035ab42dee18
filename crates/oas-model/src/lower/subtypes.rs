//! Which named schemas extend which, by `allOf`: what a discriminator of a base chooses from.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use oas_doc::NodeKind;

use super::{Context, names};
use crate::SchemaId;
use crate::place::Place;

type Named = (String, SchemaId);

/// Named schemas by the schema that they extend; found by one walk when first needed.
#[derive(Debug, Default)]
pub(crate) struct Subtypes(OnceLock<Relations>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Relations {
    /// Those that extend a schema, directly.
    subtypes: HashMap<SchemaId, Vec<Named>>,
    /// Those that a schema extends, directly.
    bases: HashMap<SchemaId, Vec<SchemaId>>,
    /// The names of components of the entry that only refer to a schema, by that schema.
    names: HashMap<SchemaId, Vec<String>>,
}

impl Subtypes {
    /// Everything that extends `base`, directly or through others, nearest first.
    pub(crate) fn of(&self, cx: Context<'_>, base: SchemaId) -> Vec<Named> {
        // Which schemas extend which has nothing to do with the way to them.
        let base = SchemaId::at(base.0);
        let direct = &self.relations(cx).subtypes;
        let mut found: Vec<Named> = Vec::new();
        let mut seen = HashSet::from([base]);
        let mut open = vec![base];
        while let Some(id) = open.pop() {
            for one in direct.get(&id).into_iter().flatten() {
                if seen.insert(one.1) {
                    found.push(one.clone());
                    open.push(one.1);
                }
            }
        }
        found
    }

    /// Whether a named schema extends `base`, directly or through others.
    pub(crate) fn extends(&self, cx: Context<'_>, one: SchemaId, base: SchemaId) -> bool {
        let (one, base) = (SchemaId::at(one.0), SchemaId::at(base.0));
        let direct = &self.relations(cx).bases;
        let mut seen = HashSet::from([one]);
        let mut open = vec![one];
        while let Some(id) = open.pop() {
            for &above in direct.get(&id).into_iter().flatten() {
                if above == base {
                    return true;
                }
                if seen.insert(above) {
                    open.push(above);
                }
            }
        }
        false
    }

    /// The names that components of the entry give to a schema by referring to it.
    pub(super) fn names<'a>(&'a self, cx: Context<'a>, schema: SchemaId) -> &'a [String] {
        let names = self.relations(cx).names.get(&SchemaId::at(schema.0));
        names.map_or(&[], Vec::as_slice)
    }

    /// Whether all answers are the same in a newer model. Both remember them: parts that are kept
    /// from model to model go on depending on answers that only the first one was asked for.
    pub(crate) fn hold(&self, cx: Context<'_>, newer: &Self, newer_cx: Context<'_>) -> bool {
        self.relations(cx) == newer.relations(newer_cx)
    }

    fn relations(&self, cx: Context<'_>) -> &Relations {
        if let Some(steps) = cx.steps {
            steps.asked_for_subtypes();
        }
        self.0.get_or_init(|| collect(cx))
    }
}

fn collect(cx: Context<'_>) -> Relations {
    let cx = Context { steps: None, ..cx };
    let mut found = Relations::default();
    let others = cx.sources.ids().filter(|id| *id != cx.entry);
    let documents = std::iter::once(cx.entry).chain(others);
    for root in documents.filter_map(|id| Place::root(cx.sources, id)) {
        for (name, slot) in section(root).into_iter().flat_map(Place::members) {
            found.add(cx, name, slot);
        }
    }
    found
}

impl Relations {
    /// Takes down what extends what by a component, which may stand in another file.
    fn add(&mut self, cx: Context<'_>, name: &str, slot: Place<'_>) {
        let schema = names::end(cx, slot);
        let id = SchemaId::at(schema.origin());
        let is_other = schema.origin() != slot.origin();
        if is_other && is_component(cx, schema) && schema.document == slot.document {
            // A second name in one file; the schema has its own.
            return;
        }
        if is_other && slot.document == cx.entry {
            self.names.entry(id).or_default().push(name.to_owned());
        }
        let own = own_name(slot).or_else(|| own_name(schema));
        let name = own.unwrap_or_else(|| name.to_owned());
        for base in bases(cx, schema) {
            self.bases.entry(id).or_default().push(base);
            let known = self.subtypes.entry(base).or_default();
            known.push((name.clone(), id));
        }
    }
}

/// The value that a schema asks discriminators to know it by, in the word of a vendor
/// whose documents are many.
pub(super) fn own_name(schema: Place<'_>) -> Option<String> {
    let written = schema.step("x-ms-discriminator-value")?;
    Some(written.node.as_str()?.to_owned())
}

/// Whether a place is a named schema of its document.
pub(super) fn is_component(cx: Context<'_>, at: Place<'_>) -> bool {
    let section = Place::root(cx.sources, at.document).and_then(section);
    let around = at.parent().map(Place::origin);
    around.is_some() && around == section.map(Place::origin)
}

/// The named schemas of a document.
fn section(root: Place<'_>) -> Option<Place<'_>> {
    let components = root.step("components").and_then(|one| one.step("schemas"));
    let schemas = components.or_else(|| root.step("definitions"));
    schemas.filter(|one| one.is_mapping())
}

fn bases<'a>(cx: Context<'a>, schema: Place<'a>) -> Vec<SchemaId> {
    let Some(parts) = schema
        .step("allOf")
        .filter(|one| one.kind() == NodeKind::Sequence)
    else {
        return Vec::new();
    };
    let base = |part: Place<'a>| {
        let target = cx.resolve(part, part.reference()?).ok()?;
        Some(SchemaId::at(names::end(cx, target).origin()))
    };
    parts.items().filter_map(base).collect()
}
