//! A schema and everything it refers to, as one JSON Schema 2020-12 document.
//!
//! Shape: `{"$ref": "#/$defs/0", "$defs": {"0": …, "1": …}}`, one definition per
//! target of a reference, whatever file or version it comes from.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::{Map, Value, json};

use super::words::{decides_about_null, plain, put};
use super::{Direction, cycles, exempt};
use crate::place::Place;
use crate::{Additional, Api, Schema, SchemaBody, SchemaId};

/// Schemas that may be written one inside the other before a reference is needed.
const MAX_DEPTH: usize = 64;

/// The document and what is needed to talk about it.
#[derive(Debug)]
pub(crate) struct Bundle {
    pub(crate) schema: Value,
    /// The schema of each definition, by its number.
    pub(crate) definitions: Vec<SchemaId>,
    /// Every pattern with the schema that has it.
    pub(crate) patterns: Vec<(String, SchemaId)>,
}

/// A definition: a schema, or what is left of it without its branches.
///
/// A base that lists its subtypes in `oneOf`, each of which refers to the base
/// in `allOf`, would refer to itself without end. Seen from a subtype, the
/// base is therefore meant without its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Definition {
    id: SchemaId,
    without_branches: bool,
}

/// Writes the bundle of a schema, without the patterns that nobody can read.
pub(crate) fn bundle(
    api: &Api,
    id: SchemaId,
    direction: Direction,
    unusable: &HashSet<String>,
) -> Bundle {
    let mut writer = Writer {
        api,
        direction,
        unusable,
        definitions: IndexSet::new(),
        edges: cycles::Edges::new(),
        depth: 0,
        cut: HashSet::new(),
        patterns: Vec::new(),
        at: 0,
        exempt: HashSet::new(),
    };
    let first = writer.refer(id, false).unwrap_or(Value::Bool(true));
    let mut written = writer.all();
    for (from, _) in writer.find_cycles() {
        written[from] = writer.definition(from);
    }
    let named = written
        .into_iter()
        .enumerate()
        .map(|(idx, one)| (idx.to_string(), one));
    Bundle {
        schema: json!({ "allOf": [first], "$defs": named.collect::<Map<_, _>>() }),
        definitions: writer.definitions.iter().map(|one| one.id).collect(),
        patterns: writer.patterns,
    }
}

struct Writer<'a> {
    api: &'a Api,
    direction: Direction,
    unusable: &'a HashSet<String>,
    definitions: IndexSet<Definition>,
    /// References that apply to the same value, from definition to definition.
    edges: cycles::Edges,
    /// Those of them that are left out, because they would never end.
    cut: HashSet<(usize, usize)>,
    patterns: Vec<(String, SchemaId)>,
    /// The definition that is being written.
    at: usize,
    /// The schemas around the one that is being written, in that definition.
    depth: usize,
    /// Members that it does not ask for in this direction.
    exempt: HashSet<String>,
}

impl Writer<'_> {
    fn all(&mut self) -> Vec<Value> {
        let mut written = Vec::new();
        while written.len() < self.definitions.len() {
            written.push(self.definition(written.len()));
        }
        written
    }

    fn definition(&mut self, idx: usize) -> Value {
        let Definition {
            id,
            without_branches,
        } = self.definitions[idx];
        self.at = idx;
        self.exempt = exempt::members(self.api, self.direction, id);
        match &*self.api.schema(id) {
            SchemaBody::Boolean(one) => Value::Bool(*one),
            SchemaBody::Object(schema) if without_branches => {
                let kept = Schema {
                    one_of: Vec::new(),
                    any_of: Vec::new(),
                    ..(**schema).clone()
                };
                self.object(id, &kept, true)
            }
            SchemaBody::Object(schema) => self.object(id, schema, true),
        }
    }

    fn find_cycles(&mut self) -> Vec<(usize, usize)> {
        let cut = cycles::endless_edges(self.definitions.len(), &self.edges);
        for &(from, _) in &cut {
            let place = Place::of(self.api.sources(), self.definitions[from].id.0);
            let message =
                "This schema refers to itself, or to too many others, for the same value."
                    .to_owned();
            let hint = "A reference of it is ignored. One below a property or an item can end.";
            self.api
                .context()
                .warn("schema-cycle", place, message, hint);
        }
        self.cut.extend(&cut);
        cut
    }

    /// A `$ref` to the definition of a schema; `None` when it refers only to itself.
    fn refer(&mut self, id: SchemaId, without_branches: bool) -> Option<Value> {
        let id = self.api.follow(id)?;
        let (idx, _) = self.definitions.insert_full(Definition {
            id,
            without_branches,
        });
        Some(json!({ "$ref": format!("#/$defs/{idx}") }))
    }

    /// A reference that applies to the same value as the schema it stands in.
    fn refer_in_place(&mut self, id: SchemaId, without_branches: bool) -> Value {
        let Some(reference) = self.refer(id, without_branches) else {
            return Value::Bool(true);
        };
        let Some(target) = self.api.follow(id) else {
            return Value::Bool(true);
        };
        let key = Definition {
            id: target,
            without_branches,
        };
        let to = self.definitions.get_index_of(&key).unwrap_or_default();
        if self.cut.contains(&(self.at, to)) {
            return Value::Bool(true);
        }
        let weight = self.edges.entry((self.at, to)).or_default();
        *weight = self.depth.max(*weight).max(1);
        reference
    }

    /// A schema inside another one.
    fn schema(&mut self, id: SchemaId, in_place: bool) -> Value {
        if self.depth == MAX_DEPTH {
            let place = Place::of(self.api.sources(), id.0);
            let message = "Schemas are nested too deeply here.".to_owned();
            let hint = "Any value is accepted from here on. Name a part and refer to it.";
            self.api
                .context()
                .warn("schema-too-deep", place, message, hint);
            return Value::Bool(true);
        }
        self.depth += 1;
        let written = match &*self.api.schema(id) {
            SchemaBody::Boolean(one) => Value::Bool(*one),
            SchemaBody::Object(schema) => self.object(id, schema, in_place),
        };
        self.depth -= 1;
        written
    }

    fn object(&mut self, id: SchemaId, schema: &Schema, in_place: bool) -> Value {
        let mut out = Map::new();
        if let Some(target) = schema.reference {
            let reference = if in_place {
                self.refer_in_place(target, false)
            } else {
                self.refer(target, false).unwrap_or(Value::Bool(true))
            };
            match reference {
                Value::Object(members) => out.extend(members),
                _ if schema.reference_only => return Value::Bool(true),
                _ => {}
            }
        }
        plain(schema, &mut out);
        self.strings(id, schema, &mut out);
        self.arrays(schema, &mut out);
        self.objects(id, schema, &mut out);
        self.branches(schema, in_place, &mut out);
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
        if at.is_mapping() {
            self.named("properties", schema.properties.iter(), false, out);
            return;
        }
        // The members of a form of 2.0 stand elsewhere, and so do their rules.
        let members = schema.properties.iter().map(|(name, id)| {
            let reference = self.refer(*id, false).unwrap_or(Value::Bool(true));
            (name.clone(), reference)
        });
        out.insert("properties".to_owned(), Value::Object(members.collect()));
    }

    fn branches(&mut self, schema: &Schema, in_place: bool, out: &mut Map<String, Value>) {
        let all: Vec<_> = schema
            .all_of
            .iter()
            .map(|id| self.base(*id, in_place))
            .collect();
        put(out, "allOf", (!all.is_empty()).then_some(all));
        for (word, ids) in [("anyOf", &schema.any_of), ("oneOf", &schema.one_of)] {
            let written: Vec<_> = ids.iter().map(|id| self.schema(*id, in_place)).collect();
            put(out, word, (!written.is_empty()).then_some(written));
        }
        self.one("not", schema.not, in_place, out);
        self.one("if", schema.if_schema, in_place, out);
        self.one("then", schema.then_schema, in_place, out);
        self.one("else", schema.else_schema, in_place, out);
    }

    /// A member of `allOf`, which may be a base that lists this very schema.
    fn base(&mut self, id: SchemaId, in_place: bool) -> Value {
        let base = self.api.follow(id);
        match base.filter(|base| in_place && *base != id && self.lists_this(*base)) {
            Some(base) => self.refer_in_place(base, true),
            None => self.schema(id, in_place),
        }
    }

    fn lists_this(&self, base: SchemaId) -> bool {
        let this = self.definitions[self.at].id;
        match &*self.api.schema(base) {
            SchemaBody::Boolean(_) => false,
            SchemaBody::Object(schema) => {
                let mut branches = schema.one_of.iter().chain(&schema.any_of);
                branches.any(|branch| self.api.follow(*branch) == Some(this))
            }
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
