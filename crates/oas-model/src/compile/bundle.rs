//! A schema and everything it refers to, as one JSON Schema 2020-12 document.
//!
//! Shape: `{"$ref": "#/$defs/0", "$defs": {"0": …, "1": …}}`, one definition per
//! target of a reference, whatever file or version it comes from.

use std::collections::HashSet;

use indexmap::IndexSet;
use serde_json::{Map, Value, json};

use super::{Direction, Reader, cycles, exempt, names::Names};
use crate::place::Place;
use crate::{Origin, Schema, SchemaBody, SchemaId};

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

/// Writes the bundle of a schema, without the patterns that nobody can read; with names, only the
/// properties of these.
pub(crate) fn bundle(
    api: &Reader<'_>,
    (id, direction): (SchemaId, Direction),
    names: Option<&Names>,
    unusable: &HashSet<String>,
) -> Bundle {
    let mut writer = Writer {
        api,
        direction,
        names,
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
    pub(super) api: &'a Reader<'a>,
    pub(super) direction: Direction,
    /// The only members that a value has; `None` for a validator of any value.
    names: Option<&'a Names>,
    pub(super) unusable: &'a HashSet<String>,
    pub(super) definitions: IndexSet<Definition>,
    /// References that apply to the same value, from definition to definition.
    edges: cycles::Edges,
    /// Those of them that are left out, because they would never end.
    cut: HashSet<(usize, usize)>,
    pub(super) patterns: Vec<(String, SchemaId)>,
    /// The definition that is being written.
    pub(super) at: usize,
    /// The schemas around the one that is being written, in that definition.
    depth: usize,
    /// Members that it does not ask for in this direction.
    pub(super) exempt: HashSet<String>,
}

impl Writer<'_> {
    /// Whether a property of this name can be met.
    pub(super) fn may_meet(&self, name: &str) -> bool {
        self.names.is_none_or(|names| names.contains(name))
    }

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
    pub(super) fn refer(&mut self, id: SchemaId) -> Option<Value> {
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
        let own = if asks_something(schema) {
            exempt::members(self.api, self.direction, id)
        } else {
            HashSet::new()
        };
        let around = std::mem::replace(&mut self.exempt, own);
        let written = self.object(id, schema, false);
        self.exempt = around;
        written
    }
}

/// Whether a schema, or a part of it for the same value, may ask for members.
fn asks_something(schema: &Schema) -> bool {
    let lists = [&schema.all_of, &schema.any_of, &schema.one_of];
    let single = [
        schema.then_schema,
        schema.else_schema,
        schema.if_schema,
        schema.not,
    ];
    !schema.required.is_empty()
        || !schema.dependent_schemas.is_empty()
        || lists.iter().any(|list| !list.is_empty())
        || single.iter().any(Option::is_some)
}

fn without_branches(schema: &Schema) -> Schema {
    Schema {
        one_of: Vec::new(),
        any_of: Vec::new(),
        discriminator: None,
        ..schema.clone()
    }
}
