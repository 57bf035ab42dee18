//! One schema of a bundle, keyword by keyword.

use serde_json::{Map, Value, json};

use super::bundle::{Part, Writer};
use super::words::{decides_about_null, plain, put};
use super::{choice, exempt};
use crate::place::Place;
use crate::{Additional, Schema, SchemaId};

impl Writer<'_> {
    pub(super) fn object(&mut self, id: SchemaId, schema: &Schema, in_place: bool) -> Value {
        let mut out = Map::new();
        if let Some(target) = schema.reference {
            let is_base = in_place && self.lists_this(target);
            let part = if is_base {
                Part::WithoutBranches
            } else {
                Part::Whole
            };
            match self.refer_as(target, part, in_place) {
                Value::Object(members) => out.extend(members),
                _ if schema.reference_only => return Value::Bool(true),
                _ => {}
            }
        }
        plain(schema, &mut out);
        self.strings(id, schema, &mut out);
        self.arrays(schema, &mut out);
        self.objects(id, schema, &mut out);
        self.branches(id, schema, in_place, &mut out);
        if schema.nullable && decides_about_null(&out) {
            return json!({ "if": { "type": "null" }, "else": out });
        }
        Value::Object(out)
    }

    fn strings(&mut self, id: SchemaId, schema: &Schema, out: &mut Map<String, Value>) {
        put(out, "minLength", schema.min_length);
        put(out, "maxLength", schema.max_length);
        if let Some(pattern) = self.usable(id, schema.pattern.as_ref()) {
            put(out, "pattern", Some(pattern));
        }
    }

    fn usable(&mut self, id: SchemaId, pattern: Option<&String>) -> Option<String> {
        let pattern = pattern.filter(|one| !self.unusable.contains(*one))?;
        self.patterns.push((pattern.clone(), id));
        Some(pattern.clone())
    }

    fn arrays(&mut self, schema: &Schema, out: &mut Map<String, Value>) {
        if !schema.prefix_items.is_empty() {
            let prefix: Vec<_> = schema
                .prefix_items
                .iter()
                .map(|id| self.schema(*id, false))
                .collect();
            put(out, "prefixItems", Some(prefix));
        }
        self.additional("items", schema.items, out);
        self.additional("unevaluatedItems", schema.unevaluated_items, out);
        self.one("contains", schema.contains, false, out);
        put(out, "minContains", schema.min_contains);
        put(out, "maxContains", schema.max_contains);
        put(out, "minItems", schema.min_items);
        put(out, "maxItems", schema.max_items);
        put(out, "uniqueItems", schema.unique_items.then_some(true));
    }

    fn objects(&mut self, id: SchemaId, schema: &Schema, out: &mut Map<String, Value>) {
        self.properties(id, schema, out);
        let usable: Vec<_> = schema
            .pattern_properties
            .iter()
            .filter(|(pattern, _)| self.usable(id, Some(pattern)).is_some())
            .collect();
        self.named("patternProperties", usable.into_iter(), false, out);
        self.additional("additionalProperties", schema.additional_properties, out);
        self.additional("unevaluatedProperties", schema.unevaluated_properties, out);
        let asked = |name: &&String| {
            let is_own = exempt::is_exempt(self.api, self.direction, schema, name);
            !is_own && !self.exempt.contains(*name)
        };
        let required: Vec<_> = schema.required.iter().filter(asked).cloned().collect();
        put(out, "required", (!required.is_empty()).then_some(required));
        put(out, "minProperties", schema.min_properties);
        put(out, "maxProperties", schema.max_properties);
        self.one("propertyNames", schema.property_names, false, out);
        if !schema.dependent_required.is_empty() {
            put(
                out,
                "dependentRequired",
                Some(json!(schema.dependent_required)),
            );
        }
        self.named(
            "dependentSchemas",
            schema.dependent_schemas.iter(),
            true,
            out,
        );
    }

    fn properties(&mut self, id: SchemaId, schema: &Schema, out: &mut Map<String, Value>) {
        let at = Place::of(self.api.sources(), id.0);
        let met = schema.properties.iter();
        let met: Vec<_> = met.filter(|(name, _)| self.may_meet(name)).collect();
        if at.is_mapping() {
            self.named("properties", met.into_iter(), false, out);
            return;
        }
        // The members of a form of 2.0 stand elsewhere, and so do their rules.
        let members = met.into_iter().map(|(name, id)| {
            let reference = self.refer(*id).unwrap_or(Value::Bool(true));
            (name.clone(), reference)
        });
        out.insert("properties".to_owned(), Value::Object(members.collect()));
    }

    fn branches(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        in_place: bool,
        out: &mut Map<String, Value>,
    ) {
        let mut all: Vec<_> = schema
            .all_of
            .iter()
            .map(|id| self.base(*id, in_place))
            .collect();
        // Parts of a base that a subtype sees are parts without their branches.
        let is_base = in_place && self.definitions[self.at].part == Part::WithoutBranches;
        if choice::is_usable(schema) && !is_base {
            all.push(self.refer_as(id, Part::Choice, in_place));
        }
        put(out, "allOf", (!all.is_empty()).then_some(all));
        if !choice::replaces_branches(schema) {
            self.alternatives(schema, in_place, out);
        }
        self.one("not", schema.not, in_place, out);
        self.one("if", schema.if_schema, in_place, out);
        self.one("then", schema.then_schema, in_place, out);
        self.one("else", schema.else_schema, in_place, out);
    }

    pub(super) fn alternatives(
        &mut self,
        schema: &Schema,
        in_place: bool,
        out: &mut Map<String, Value>,
    ) {
        for (word, ids) in [("anyOf", &schema.any_of), ("oneOf", &schema.one_of)] {
            let written: Vec<_> = ids.iter().map(|id| self.schema(*id, in_place)).collect();
            put(out, word, (!written.is_empty()).then_some(written));
        }
    }

    fn one(
        &mut self,
        word: &str,
        id: Option<SchemaId>,
        in_place: bool,
        out: &mut Map<String, Value>,
    ) {
        if let Some(id) = id {
            out.insert(word.to_owned(), self.schema(id, in_place));
        }
    }

    fn named<'b>(
        &mut self,
        word: &str,
        ids: impl Iterator<Item = (&'b String, &'b SchemaId)>,
        in_place: bool,
        out: &mut Map<String, Value>,
    ) {
        let written: Map<_, _> = ids
            .map(|(name, id)| (name.clone(), self.schema(*id, in_place)))
            .collect();
        put(out, word, (!written.is_empty()).then_some(written));
    }

    fn additional(&mut self, word: &str, what: Additional, out: &mut Map<String, Value>) {
        let written = match what {
            Additional::Unstated => return,
            Additional::Allowed => Value::Bool(true),
            Additional::Forbidden => Value::Bool(false),
            Additional::Schema(id) => self.schema(id, false),
        };
        out.insert(word.to_owned(), written);
    }
}
