//! A schema and everything it refers to, as one JSON Schema 2020-12 document.
//!
//! Shape: `{"$ref": "#/$defs/0", "$defs": {"0": …, "1": …}}`, one definition per
//! target of a reference, whatever file or version it comes from.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::{Map, Value, json};

use super::words::{decides_about_null, plain, put};
use super::{Direction, choice, cycles, exempt};
use crate::place::Place;
use crate::{Additional, Api, Origin, Schema, SchemaBody, SchemaId};

/// Schemas that may be written one inside the other before a reference is needed.
const MAX_DEPTH: usize = 64;

/// The document and what is needed to talk about it.
#[derive(Debug)]
pub(crate) struct Bundle {
    pub(crate) schema: Value,
    /// What each definition was made from, by its number.
    pub(crate) definitions: Vec<Start>,
    /// Every pattern with the schema that has it.
    pub(crate) patterns: Vec<(String, SchemaId)>,
}

/// Where the rules of a definition are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    pub(crate) schema: SchemaId,
    /// The discriminator, for the definition of a choice.
    pub(crate) choice: Option<Origin>,
}

/// A definition: a schema, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Definition {
    pub(super) id: SchemaId,
    pub(super) part: Part,
    /// Members that a schema for the same value declares for the other direction only.
    exempt: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Whole,
    /// What is left without branches and discriminator.
    ///
    /// A base that lists its subtypes in `oneOf`, each of which refers to the base
    /// in `allOf`, would refer to itself without end. Seen from a subtype, the
    /// base is therefore meant without its list.
    WithoutBranches,
    /// Only what the discriminator says.
    Choice,
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
    let first = writer.refer(id).unwrap_or(Value::Bool(true));
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
        definitions: writer
            .definitions
            .iter()
            .map(|one| writer.start(one))
            .collect(),
        patterns: writer.patterns,
    }
}

pub(super) struct Writer<'a> {
    pub(super) api: &'a Api,
    direction: Direction,
    unusable: &'a HashSet<String>,
    pub(super) definitions: IndexSet<Definition>,
    /// References that apply to the same value, from definition to definition.
    edges: cycles::Edges,
    /// Those of them that are left out, because they would never end.
    cut: HashSet<(usize, usize)>,
    patterns: Vec<(String, SchemaId)>,
    /// The definition that is being written.
    pub(super) at: usize,
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

    fn start(&self, definition: &Definition) -> Start {
        let choice = match &*self.api.schema(definition.id) {
            SchemaBody::Object(schema) if definition.part == Part::Choice => {
                schema.discriminator.as_ref().map(|one| one.origin)
            }
            _ => None,
        };
        Start {
            schema: definition.id,
            choice,
        }
    }

    fn definition(&mut self, idx: usize) -> Value {
        let Definition { id, part, exempt } = self.definitions[idx].clone();
        self.at = idx;
        self.exempt = exempt::members(self.api, self.direction, id);
        self.exempt.extend(exempt);
        match &*self.api.schema(id) {
            SchemaBody::Boolean(one) => Value::Bool(*one),
            SchemaBody::Object(schema) => match part {
                Part::Whole => self.object(id, schema, true),
                Part::WithoutBranches => self.object(id, &without_branches(schema), true),
                Part::Choice => self.choice(id, schema),
            },
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
    fn refer(&mut self, id: SchemaId) -> Option<Value> {
        let id = self.api.follow(id)?;
        Some(self.refer_to(Definition {
            id,
            part: Part::Whole,
            exempt: Vec::new(),
        }))
    }

    fn refer_to(&mut self, definition: Definition) -> Value {
        let (idx, _) = self.definitions.insert_full(definition);
        json!({ "$ref": format!("#/$defs/{idx}") })
    }

    /// A reference that applies to the same value as the schema it stands in.
    pub(super) fn refer_in_place(&mut self, id: SchemaId, part: Part) -> Value {
        let Some(id) = self.api.follow(id) else {
            return Value::Bool(true);
        };
        let exempt = self.passed_on(id, part);
        let definition = Definition { id, part, exempt };
        let (to, _) = self.definitions.insert_full(definition);
        if self.cut.contains(&(self.at, to)) {
            return Value::Bool(true);
        }
        let weight = self.edges.entry((self.at, to)).or_default();
        *weight = self.depth.max(*weight).max(1);
        json!({ "$ref": format!("#/$defs/{to}") })
    }

    /// The members that the schemas so far exempt and that another one, for the same value, asks for.
    fn passed_on(&self, to: SchemaId, part: Part) -> Vec<String> {
        if self.exempt.is_empty() {
            return Vec::new();
        }
        let known = exempt::members(self.api, self.direction, to);
        let mut passed: Vec<_> = self.exempt.difference(&known).cloned().collect();
        if part != Part::Choice {
            let asked = exempt::asked(self.api, to);
            passed.retain(|name| asked.contains(name));
        }
        passed.sort_unstable();
        passed
    }

    /// A reference to a schema with a definition of its own.
    pub(super) fn refer_as(&mut self, id: SchemaId, part: Part, in_place: bool) -> Value {
        if in_place {
            return self.refer_in_place(id, part);
        }
        let Some(id) = self.api.follow(id) else {
            return Value::Bool(true);
        };
        self.refer_to(Definition {
            id,
            part,
            exempt: Vec::new(),
        })
    }

    /// A schema inside another one.
    pub(super) fn schema(&mut self, id: SchemaId, in_place: bool) -> Value {
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
            SchemaBody::Object(schema) if in_place => self.object(id, schema, true),
            SchemaBody::Object(schema) => self.elsewhere(id, schema),
        };
        self.depth -= 1;
        written
    }

    /// A schema for another value, which has exempt members of its own.
    fn elsewhere(&mut self, id: SchemaId, schema: &Schema) -> Value {
        let own = exempt::members(self.api, self.direction, id);
        let around = std::mem::replace(&mut self.exempt, own);
        let written = self.object(id, schema, false);
        self.exempt = around;
        written
    }

    fn object(&mut self, id: SchemaId, schema: &Schema, in_place: bool) -> Value {
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
        if at.is_mapping() {
            self.named("properties", schema.properties.iter(), false, out);
            return;
        }
        // The members of a form of 2.0 stand elsewhere, and so do their rules.
        let members = schema.properties.iter().map(|(name, id)| {
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

fn without_branches(schema: &Schema) -> Schema {
    Schema {
        one_of: Vec::new(),
        any_of: Vec::new(),
        discriminator: None,
        ..schema.clone()
    }
}
