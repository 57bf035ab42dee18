//! Several schemas that hold together, as one.
//!
//! References are followed and `allOf` is an intersection; what stays open is a list of
//! [`Choice`]s (`oneOf`, `anyOf`, `if`, a discriminator's subtypes).

mod merge; // two schemas that hold together
mod null; // whether `null` may stand here
mod quick;
mod unevaluated; // what `unevaluatedProperties` leaves out // what can be said about a value without a validator

pub(crate) use quick::type_of;

use indexmap::IndexMap;
use oas_model::{
    Additional, Api, Discriminator, Schema, SchemaBody, SchemaId, SchemaType, TypeSet,
};

/// Schemas met while merging one shape; more than this is no document but an attack.
const MAX_PARTS: usize = 400;

/// An alternative that a value must take.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// Where the alternative is written, to know when it has been taken.
    pub(crate) key: (SchemaId, u8),
    /// Schemas to add, for each way.
    pub(crate) branches: Vec<Vec<SchemaId>>,
    /// Which way to try first: the first, or one by seed.
    pub(crate) in_order: bool,
}

/// The intersection of some schemas.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// Keywords about the value itself, merged.
    pub(crate) schema: Schema,
    /// Two keywords that cannot both hold.
    pub(crate) conflict: Option<String>,
    /// All schemas that hold, outermost first.
    pub(crate) seen: Vec<SchemaId>,
    /// Whether the document allows `null` here.
    pub(crate) may_be_null: bool,
    /// All `pattern`s.
    pub(crate) patterns: Vec<String>,
    pub(crate) properties: IndexMap<String, Vec<SchemaId>>,
    pub(crate) pattern_properties: Vec<(String, SchemaId)>,
    /// Schemas of the properties that are not named; `None` where there may be none.
    pub(crate) additional: Option<Vec<SchemaId>>,
    /// Whether the document asks for such properties.
    pub(crate) is_map: bool,
    pub(crate) prefix_items: Vec<Vec<SchemaId>>,
    /// Schemas of the other elements; `None` where there may be none.
    pub(crate) items: Option<Vec<SchemaId>>,
    pub(crate) choices: Vec<Choice>,
    /// Values that discriminators fix.
    pub(crate) pins: IndexMap<String, String>,
    members: Vec<Member>,
    discriminators: Vec<(SchemaId, Discriminator)>,
}

/// The properties that one schema object knows: `additionalProperties` looks no further.
#[derive(Debug, Default)]
struct Member {
    names: Vec<String>,
    has_patterns: bool,
    additional: Additional,
}

impl Shape {
    /// Merges some schemas of one API.
    pub(crate) fn of(api: &Api, parts: &[SchemaId]) -> Self {
        let mut shape = Self {
            additional: Some(Vec::new()),
            items: Some(Vec::new()),
            ..Self::default()
        };
        for part in parts {
            shape.absorb(api, *part);
        }
        shape.may_be_null = null::allowed(api, parts);
        shape.apply_additional();
        shape.apply_discriminators();
        shape
    }

    fn absorb(&mut self, api: &Api, id: SchemaId) {
        if self.seen.contains(&id) || self.seen.len() >= MAX_PARTS {
            return;
        }
        self.seen.push(id);
        match &*api.schema(id) {
            SchemaBody::Boolean(true) => {}
            SchemaBody::Boolean(false) => self.refuse("a schema that is `false`"),
            SchemaBody::Object(schema) => {
                self.merge(schema);
                self.take_object(schema);
                self.members.extend(unevaluated::member(api, id, schema));
                self.take_array(schema);
                self.take_choices(id, schema);
                for next in schema.reference.iter().chain(&schema.all_of) {
                    self.absorb(api, *next);
                }
            }
        }
    }

    pub(super) fn refuse(&mut self, why: impl Into<String>) {
        self.conflict.get_or_insert_with(|| why.into());
    }

    fn take_object(&mut self, schema: &Schema) {
        for (name, property) in &schema.properties {
            let parts = self.properties.entry(name.clone()).or_default();
            if !parts.contains(property) {
                parts.push(*property);
            }
        }
        self.pattern_properties.extend(
            schema
                .pattern_properties
                .iter()
                .map(|(p, id)| (p.clone(), *id)),
        );
        if schema.additional_properties != Additional::Unstated {
            self.members.push(Member {
                names: schema.properties.keys().cloned().collect(),
                has_patterns: !schema.pattern_properties.is_empty(),
                additional: schema.additional_properties,
            });
        }
    }

    /// `additionalProperties` of one schema also speaks about the properties of its siblings.
    fn apply_additional(&mut self) {
        for member in std::mem::take(&mut self.members) {
            let unknown = |name: &String| !member.names.contains(name) && !member.has_patterns;
            match member.additional {
                Additional::Forbidden => {
                    self.refuse_unknown_required(&member);
                    self.additional = None;
                    self.properties.retain(|name, _| !unknown(name));
                }
                Additional::Schema(id) => {
                    for (_, parts) in self.properties.iter_mut().filter(|(name, _)| unknown(name)) {
                        parts.push(id);
                    }
                    self.is_map = true;
                    if let Some(parts) = &mut self.additional {
                        parts.push(id);
                    }
                }
                Additional::Allowed | Additional::Unstated => {}
            }
        }
    }

    /// A required property that a closed schema does not know can never be there.
    fn refuse_unknown_required(&mut self, member: &Member) {
        let mut required = self.schema.required.iter();
        let missing = required.find(|name| !member.names.contains(name) && !member.has_patterns);
        if let Some(missing) = missing.cloned() {
            self.refuse(format!(
                "`required: {missing}` and `additionalProperties: false`"
            ));
        }
    }

    fn take_array(&mut self, schema: &Schema) {
        for (place, id) in schema.prefix_items.iter().enumerate() {
            match self.prefix_items.get_mut(place) {
                Some(parts) => parts.push(*id),
                None => self.prefix_items.push(vec![*id]),
            }
        }
        match (schema.items, &mut self.items) {
            (Additional::Schema(id), Some(parts)) => parts.push(id),
            (Additional::Forbidden, items) => *items = None,
            _ => {}
        }
        let no_more = schema.unevaluated_items == Additional::Forbidden
            && schema.items == Additional::Unstated;
        if no_more && !schema.prefix_items.is_empty() {
            self.items = None;
        }
    }

    fn take_choices(&mut self, id: SchemaId, schema: &Schema) {
        let each = |ids: &[SchemaId]| ids.iter().map(|one| vec![*one]).collect::<Vec<_>>();
        if !schema.one_of.is_empty() {
            self.choices.push(Choice {
                key: (id, 0),
                branches: each(&schema.one_of),
                in_order: false,
            });
        }
        if !schema.any_of.is_empty() {
            self.choices.push(Choice {
                key: (id, 1),
                branches: each(&schema.any_of),
                in_order: true,
            });
        }
        if let Some(condition) = schema.if_schema {
            let then = std::iter::once(condition)
                .chain(schema.then_schema)
                .collect();
            let otherwise = schema.else_schema.into_iter().collect();
            self.choices.push(Choice {
                key: (id, 2),
                branches: vec![then, otherwise],
                in_order: true,
            });
        }
        for (place, (name, dependent)) in schema.dependent_schemas.iter().enumerate() {
            if schema.required.contains(name) || schema.properties.contains_key(name) {
                let kind = 16 + u8::try_from(place.min(200)).unwrap_or(200);
                self.choices.push(Choice {
                    key: (id, kind),
                    branches: vec![vec![*dependent]],
                    in_order: true,
                });
            }
        }
        if let Some(discriminator) = &schema.discriminator {
            self.discriminators.push((id, discriminator.clone()));
        }
    }

    /// The value of a discriminator names the outermost schema that its mapping knows.
    fn apply_discriminators(&mut self) {
        for (id, discriminator) in std::mem::take(&mut self.discriminators) {
            let name_of = |seen: &SchemaId| {
                discriminator
                    .mapping
                    .iter()
                    .find(|(_, target)| *target == seen)
            };
            if let Some((value, _)) = self.seen.iter().find_map(name_of) {
                self.pins
                    .insert(discriminator.property_name.clone(), value.clone());
            } else if !discriminator.mapping.is_empty()
                && !self.choices.iter().any(|choice| choice.key.0 == id)
            {
                let branches = discriminator
                    .mapping
                    .values()
                    .map(|target| vec![*target])
                    .collect();
                self.choices.push(Choice {
                    key: (id, 3),
                    branches,
                    in_order: false,
                });
            }
        }
    }

    /// The types that a value may have; guessed from the other keywords when `type` is not given.
    pub(crate) fn likely_types(&self) -> TypeSet {
        let schema = &self.schema;
        if !schema.types.is_unstated() {
            return schema.types;
        }
        let object = !self.properties.is_empty()
            || !schema.required.is_empty()
            || self.is_map
            || !self.pattern_properties.is_empty()
            || schema.min_properties.is_some()
            || self.additional.is_none();
        let array = self.items.as_ref().is_none_or(|parts| !parts.is_empty())
            || !self.prefix_items.is_empty()
            || schema.contains.is_some()
            || schema.min_items.is_some()
            || schema.unique_items;
        let number = schema.minimum.is_some()
            || schema.maximum.is_some()
            || schema.multiple_of.is_some()
            || schema.exclusive_minimum.is_some()
            || schema.exclusive_maximum.is_some();
        let one = match (object, array, number) {
            (true, _, _) => SchemaType::Object,
            (_, true, _) => SchemaType::Array,
            (_, _, true) => SchemaType::Number,
            _ => SchemaType::String,
        };
        TypeSet::UNSTATED.with(one)
    }
}
