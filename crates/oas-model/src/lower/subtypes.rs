//! Which named schemas extend which, by `allOf`: what a discriminator of a base chooses from.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use oas_doc::NodeKind;

use super::Context;
use crate::SchemaId;
use crate::place::Place;

type Named = (String, SchemaId);

/// Named schemas by the schema that they extend; found by one walk when first needed.
#[derive(Debug, Default)]
pub(crate) struct Subtypes(OnceLock<HashMap<SchemaId, Vec<Named>>>);

impl Subtypes {
    /// Everything that extends `base`, directly or through others, nearest first.
    pub(super) fn of(&self, cx: Context<'_>, base: SchemaId) -> Vec<Named> {
        let direct = self.0.get_or_init(|| collect(cx));
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
}

fn collect(cx: Context<'_>) -> HashMap<SchemaId, Vec<Named>> {
    let mut direct: HashMap<_, Vec<Named>> = HashMap::new();
    for root in cx
        .sources
        .ids()
        .filter_map(|id| Place::root(cx.sources, id))
    {
        for (name, schema) in named_schemas(root) {
            for base in bases(cx, schema) {
                direct
                    .entry(base)
                    .or_default()
                    .push((name.to_owned(), SchemaId(schema.origin())));
            }
        }
    }
    direct
}

fn named_schemas<'a>(root: Place<'a>) -> impl Iterator<Item = (&'a str, Place<'a>)> {
    let components = root.step("components").and_then(|one| one.step("schemas"));
    let schemas = components.or_else(|| root.step("definitions"));
    schemas
        .filter(|one| one.is_mapping())
        .into_iter()
        .flat_map(Place::members)
}

fn bases<'a>(cx: Context<'a>, schema: Place<'a>) -> Vec<SchemaId> {
    let Some(parts) = schema
        .step("allOf")
        .filter(|one| one.kind() == NodeKind::Sequence)
    else {
        return Vec::new();
    };
    let base = |part: Place<'a>| {
        let target = cx
            .references
            .resolve(cx.sources, part, part.reference()?)
            .ok()?;
        Some(SchemaId(target.origin()))
    };
    parts.items().filter_map(base).collect()
}
