//! Several schemas that hold together, as one.
//!
//! References are followed and `allOf` is an intersection; what stays open is a list of
//! [`Choice`]s (`oneOf`, `anyOf`, `if`, a discriminator's subtypes).

mod discriminator; // the value that names a subtype
mod elements; // the elements that an array may have
mod hard; // what can be wrong with a value made part by part
mod members; // the properties that an object may have
mod merge; // two schemas that hold together
mod null; // whether `null` may stand here
mod unevaluated; // what `unevaluatedProperties` leaves out

use std::sync::OnceLock;

use indexmap::IndexMap;
use oas_model::{
    Additional, Api, Discriminator, Schema, SchemaBody, SchemaId, SchemaType, TypeSet,
};
use serde_json::Value;

use self::{elements::Tuple, hard::is_hard, members::Member};
use crate::{
    agree::Plan,
    book::Book,
    generate::{Purpose, Telling},
};

/// Schemas met while merging one shape; more than this is no document but an attack.
const MAX_PARTS: usize = 400;

/// The kind of the alternatives of a `oneOf`.
const ONE_OF: u8 = 0;

/// The conflict of the schema that allows nothing.
const NEVER: &str = "a schema that is `false`";

/// An alternative that a value must take.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// Where the alternative is written, to know when it has been taken.
    pub(crate) key: (SchemaId, u8),
    /// Schemas to add, for each way.
    pub(crate) branches: Vec<Vec<SchemaId>>,
    /// Which way to try first: the first, or one by seed.
    pub(crate) in_order: bool,
    /// The property without which there is nothing to choose (`dependentSchemas`).
    pub(crate) trigger: Option<String>,
}

impl Choice {
    /// Whether exactly one way may be taken (`oneOf`).
    pub(crate) fn is_exclusive(&self) -> bool {
        self.key.1 == ONE_OF
    }
}

/// Elements that an array must have, and may not have too many of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contains {
    pub(crate) schema: SchemaId,
    pub(crate) least: u64,
    pub(crate) most: Option<u64>,
}

/// The intersection of some schemas.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// Keywords about the value itself, merged.
    pub(crate) schema: Schema,
    /// What its members must have in common, worked out on first use.
    pub(crate) plan: OnceLock<Plan>,
    /// What tells its branches apart, worked out on first use.
    pub(crate) telling: OnceLock<Telling>,
    /// Two keywords that cannot both hold.
    pub(crate) conflict: Option<String>,
    /// Types that two keywords rule out between them.
    pub(crate) barred: Vec<(SchemaType, String)>,
    /// Whether a value made part by part may still be wrong as a whole.
    pub(crate) is_hard: bool,
    /// All schemas that hold, outermost first.
    pub(crate) seen: Vec<SchemaId>,
    /// Whether the document allows `null` here.
    pub(crate) may_be_null: bool,
    /// All `pattern`s.
    pub(crate) patterns: Vec<String>,
    pub(crate) properties: IndexMap<String, Vec<SchemaId>>,
    pub(crate) pattern_properties: Vec<(String, SchemaId)>,
    /// All `propertyNames`.
    pub(crate) names: Vec<SchemaId>,
    /// Schemas of the properties that are not named; `None` where there may be none.
    pub(crate) additional: Option<Vec<SchemaId>>,
    /// Whether the document asks for such properties.
    pub(crate) is_map: bool,
    pub(crate) prefix_items: Vec<Vec<SchemaId>>,
    /// Schemas of the other elements; `None` where there may be none.
    pub(crate) items: Option<Vec<SchemaId>>,
    pub(crate) contains: Vec<Contains>,
    /// All `not`s.
    pub(crate) nots: Vec<SchemaId>,
    pub(crate) choices: Vec<Choice>,
    /// Values that discriminators fix.
    pub(crate) pins: IndexMap<String, String>,
    members: Vec<Member>,
    discriminators: Vec<(SchemaId, Discriminator)>,
    tuples: Vec<Tuple>,
    unevaluated_items: Additional,
}

impl Shape {
    /// Merges some schemas of one API.
    pub(crate) fn of(book: &Book, parts: &[SchemaId]) -> Self {
        let api = book.api();
        let mut shape = Self {
            additional: Some(Vec::new()),
            items: Some(Vec::new()),
            ..Self::default()
        };
        for part in parts {
            shape.absorb(api, *part);
        }
        shape.may_be_null = null::allowed(api, parts);
        shape.apply_properties(book);
        shape.apply_tuples();
        shape.apply_unevaluated_items();
        shape.apply_discriminators(api);
        shape.apply_barred();
        shape
    }

    fn absorb(&mut self, api: &Api, id: SchemaId) {
        if self.seen.contains(&id) || self.seen.len() >= MAX_PARTS {
            return;
        }
        self.seen.push(id);
        match &*api.schema(id) {
            SchemaBody::Boolean(true) => {}
            SchemaBody::Boolean(false) => self.refuse(NEVER),
            SchemaBody::Object(schema) => {
                self.merge(schema);
                self.take_object(api, id, schema);
                self.take_array(schema);
                self.take_choices(id, schema);
                self.is_hard |= is_hard(schema);
                for next in schema.reference.iter().chain(&schema.all_of) {
                    self.absorb(api, *next);
                }
            }
        }
    }

    pub(super) fn refuse(&mut self, why: impl Into<String>) {
        self.conflict.get_or_insert_with(|| why.into());
    }

    /// Whether `false` is among the schemas.
    pub(crate) fn is_never(&self) -> bool {
        self.conflict.as_deref() == Some(NEVER)
    }

    fn bar(&mut self, one: SchemaType, why: impl Into<String>) {
        self.barred.push((one, why.into()));
    }

    /// Whether two keywords rule a type out between them.
    pub(crate) fn is_barred(&self, one: SchemaType) -> bool {
        self.barred.iter().any(|(barred, _)| *barred == one)
    }

    /// Where every type is ruled out, nothing is left.
    fn apply_barred(&mut self) {
        let types = self.schema.types;
        let mut stated = types.iter().filter(|one| *one != SchemaType::Null);
        if self.barred.is_empty() || types.is_unstated() || self.may_be_null {
            return;
        }
        if stated.all(|one| self.is_barred(one)) && !types.names(SchemaType::Null) {
            let why = self.barred.first().map(|(_, why)| why.clone());
            self.refuse(why.unwrap_or_default());
        }
    }

    /// Whether the value belongs into messages of one kind only. What is said to be both of one
    /// and of the other (a member that is read-only, of a component that is write-only) is of both.
    pub(crate) fn travels_only(&self, purpose: Purpose) -> bool {
        match (self.schema.read_only, self.schema.write_only) {
            (true, false) => purpose == Purpose::Response,
            (false, true) => purpose == Purpose::Request,
            _ => false,
        }
    }

    fn take_choices(&mut self, id: SchemaId, schema: &Schema) {
        let each = |ids: &[SchemaId]| ids.iter().map(|one| vec![*one]).collect::<Vec<_>>();
        if !schema.one_of.is_empty() {
            self.choices.push(Choice {
                key: (id, ONE_OF),
                branches: each(&schema.one_of),
                in_order: false,
                trigger: None,
            });
        }
        if !schema.any_of.is_empty() {
            self.choices.push(Choice {
                key: (id, 1),
                branches: each(&schema.any_of),
                in_order: true,
                trigger: None,
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
                trigger: None,
            });
        }
        for (place, (name, dependent)) in schema.dependent_schemas.iter().enumerate() {
            let kind = 16 + u8::try_from(place.min(200)).unwrap_or(200);
            self.choices.push(Choice {
                key: (id, kind),
                branches: vec![vec![*dependent]],
                in_order: true,
                trigger: Some(name.clone()),
            });
        }
        if let Some(discriminator) = &schema.discriminator {
            self.discriminators.push((id, discriminator.clone()));
        }
    }

    /// Whether a text may have this many characters.
    pub(crate) fn allows_length(&self, length: u64) -> bool {
        let schema = &self.schema;
        schema.min_length.is_none_or(|bound| length >= bound)
            && schema.max_length.is_none_or(|bound| length <= bound)
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
            || !self.contains.is_empty()
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

/// The JSON type of a value.
pub(crate) fn type_of(value: &Value) -> SchemaType {
    match value {
        Value::Null => SchemaType::Null,
        Value::Bool(_) => SchemaType::Boolean,
        Value::Number(n) if n.as_f64().is_some_and(|n| n.fract() == 0.0) => SchemaType::Integer,
        Value::Number(_) => SchemaType::Number,
        Value::String(_) => SchemaType::String,
        Value::Array(_) => SchemaType::Array,
        Value::Object(_) => SchemaType::Object,
    }
}
