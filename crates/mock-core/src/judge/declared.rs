//! Which members the schemas of an object describe.

use indexmap::IndexMap;
use oas_model::{Additional, Api, Schema, SchemaBody, SchemaId};

/// Schemas looked through for one object.
const MAX_SCHEMAS: usize = 200;

/// What all schemas that may speak about one object say of its members.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    /// By name, the schemas of the member.
    pub(crate) names: IndexMap<String, Box<[SchemaId]>>,
    pub(crate) patterns: Vec<(String, SchemaId)>,
    /// The schemas of items, should it be a list.
    pub(crate) items: Box<[SchemaId]>,
    /// The schemas of the first items.
    pub(crate) first: Vec<Box<[SchemaId]>>,
    /// The rest: `additionalProperties` with a schema.
    pub(crate) rest: Box<[SchemaId]>,
    /// Something is said of other members, or nothing of any.
    pub(crate) is_open: bool,
    /// Where one more member would be described.
    pub(crate) home: Option<SchemaId>,
}

impl Declared {
    /// Looks through every schema that `parts` apply to the same value, branches included.
    pub(crate) fn of(api: &Api, parts: &[SchemaId]) -> Self {
        let mut all = Gathered::default();
        let mut seen: Vec<SchemaId> = parts.to_vec();
        let mut next = 0;
        while let Some(id) = seen.get(next).copied() {
            next += 1;
            if let SchemaBody::Object(schema) = &*api.schema(id) {
                all.add(id, schema);
                let fresh: Vec<_> = applied(schema).filter(|one| !seen.contains(one)).collect();
                seen.extend(fresh);
            }
            all.is_said |= seen.len() > MAX_SCHEMAS;
            if seen.len() > MAX_SCHEMAS {
                break;
            }
        }
        all.finish()
    }
}

#[derive(Default)]
struct Gathered {
    names: IndexMap<String, Vec<SchemaId>>,
    patterns: Vec<(String, SchemaId)>,
    items: Vec<SchemaId>,
    first: Vec<Vec<SchemaId>>,
    rest: Vec<SchemaId>,
    is_said: bool,
    home: Option<SchemaId>,
}

impl Gathered {
    fn add(&mut self, id: SchemaId, schema: &Schema) {
        for (name, member) in &schema.properties {
            self.names.entry(name.clone()).or_default().push(*member);
        }
        let patterns = schema.pattern_properties.iter();
        self.patterns
            .extend(patterns.map(|(pattern, id)| (pattern.clone(), *id)));
        for rest in [schema.additional_properties, schema.unevaluated_properties] {
            self.is_said |= rest != Additional::Unstated;
            if let Additional::Schema(id) = rest {
                self.rest.push(id);
            }
        }
        if let Additional::Schema(id) = schema.items {
            self.items.push(id);
        }
        for (idx, id) in schema.prefix_items.iter().enumerate() {
            if self.first.len() <= idx {
                self.first.push(Vec::new());
            }
            self.first[idx].push(*id);
        }
        if !schema.properties.is_empty() {
            self.home.get_or_insert(id);
        }
    }

    fn finish(self) -> Declared {
        Declared {
            is_open: self.is_said || self.names.is_empty() && self.patterns.is_empty(),
            names: self
                .names
                .into_iter()
                .map(|(name, ids)| (name, ids.into_boxed_slice()))
                .collect(),
            patterns: self.patterns,
            items: self.items.into_boxed_slice(),
            first: self.first.into_iter().map(Vec::into_boxed_slice).collect(),
            rest: self.rest.into_boxed_slice(),
            home: self.home,
        }
    }
}

/// The schemas that may speak about the same value.
fn applied(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    let lists = [&schema.all_of, &schema.any_of, &schema.one_of];
    let single = [
        schema.reference,
        schema.if_schema,
        schema.then_schema,
        schema.else_schema,
    ];
    let mapped = schema.discriminator.iter();
    let mapped = mapped.flat_map(|one| one.mapping.values().copied().chain(one.default));
    let dependent = schema.dependent_schemas.values().copied();
    let lists = lists.into_iter().flatten().copied();
    lists
        .chain(dependent)
        .chain(mapped)
        .chain(single.into_iter().flatten())
        .collect::<Vec<_>>()
        .into_iter()
}
