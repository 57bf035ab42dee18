//! What a discriminator asks of a value: that it names a branch, and that this branch holds.
//!
//! Shape: `{"if": <the property is a text>, "then": {"properties": {kind: {"enum": […]}},
//! "allOf": [{"if": <it is "cat">, "then": {"$ref": …}}, …]}, "else": <the branches as listed>}`.
//!
//! JSON Schema knows no discriminators, so a value that fits no branch would be
//! refused for all of them at once, and the subtypes of a base would not be looked at.

use std::collections::HashSet;
use std::sync::Arc;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::Reader;
use super::bundle::{Part, Writer};
use crate::lower;
use crate::place::Place;
use crate::{Discriminator, Schema, SchemaBody, SchemaId};

/// Definitions after which the subtypes of a base are no longer looked into, only their names.
///
/// Behind a base stand all its subtypes and what they refer to, which may be half of the document.
const MAX_DEFINITIONS: usize = 200;

/// Whether a schema's discriminator says anything that can be checked.
pub(super) fn is_usable(schema: &Schema) -> bool {
    let found = schema.discriminator.as_ref();
    found.is_some_and(|one| !one.mapping.is_empty())
}

/// Whether the choice takes the place of `oneOf` or `anyOf`: it knows all branches, of one list.
pub(super) fn replaces_branches(schema: &Schema) -> bool {
    let is_one_list = schema.one_of.is_empty() != schema.any_of.is_empty();
    let found = schema.discriminator.as_ref();
    is_one_list && is_usable(schema) && found.is_some_and(|one| one.is_complete)
}

impl Writer<'_> {
    /// The definition of what the discriminator of a schema says.
    pub(super) fn choice(&mut self, id: SchemaId, schema: &Schema) -> Value {
        let Some(found) = &schema.discriminator else {
            return Value::Bool(true);
        };
        let has_branches = !schema.one_of.is_empty() || !schema.any_of.is_empty();
        let mut values: Vec<_> = found.mapping.keys().cloned().collect();
        values.extend(found.base.clone());
        let mut out = Map::new();
        let mut property = json!({ "type": "string" });
        if let Some(default) = found.default {
            property["enum"] = json!(values);
            out.insert("else".to_owned(), self.refer_in_place(default, Part::Whole));
        } else if replaces_branches(schema) {
            let mut listed = Map::new();
            self.alternatives(schema, true, &mut listed);
            out.insert("else".to_owned(), Value::Object(listed));
        }
        let name = found.property_name.as_str();
        let chosen = self.chosen(id, found, has_branches);
        let known = found
            .is_complete
            .then(|| json!({ name: { "enum": values } }));
        out.insert("if".to_owned(), given(name, &property));
        out.insert(
            "then".to_owned(),
            json!({ "properties": known.unwrap_or_else(|| json!({})), "allOf": chosen }),
        );
        Value::Object(out)
    }

    /// For each branch: where the value names it, it holds.
    fn chosen(&mut self, id: SchemaId, found: &Discriminator, has_branches: bool) -> Vec<Value> {
        let mut by_target: IndexMap<SchemaId, Vec<&str>> = IndexMap::new();
        for (value, target) in &found.mapping {
            by_target.entry(*target).or_default().push(value);
        }
        let name = found.property_name.as_str();
        let mut chosen = vec![json!(true)];
        for (target, values) in by_target {
            let is_itself = self.api.follow(target) == Some(self.owner(id));
            let is_far = !has_branches && self.definitions.len() > MAX_DEFINITIONS;
            if !is_itself && !is_far {
                let branch = self.refer_in_place(target, Part::Whole);
                let case = given(name, &json!({ "enum": values }));
                chosen.push(json!({ "if": case, "then": branch }));
            }
        }
        chosen
    }

    /// The schema that a discriminator is about.
    fn owner(&self, id: SchemaId) -> SchemaId {
        let at = Place::of(self.api.sources(), id.0);
        SchemaId(lower::discriminator_owner(at).origin(), id.1)
    }

    /// A member of `allOf`, which may be a base that lists this very schema.
    pub(super) fn base(&mut self, id: SchemaId, in_place: bool) -> Value {
        let base = self.api.follow(id);
        let Some(base) = base.filter(|one| in_place && *one != id && self.lists_this(*one)) else {
            return self.schema(id, in_place);
        };
        let reference = self.refer_in_place(base, Part::WithoutBranches);
        match self.own_values(base) {
            Some(values) => json!({ "allOf": [reference, values] }),
            None => reference,
        }
    }

    /// Whether this schema is a branch or a subtype of another one.
    pub(super) fn lists_this(&self, base: SchemaId) -> bool {
        let Some(base) = self.api.follow(base) else {
            return false;
        };
        let this = self.definitions[self.at].id;
        let is_this = |id: SchemaId| self.api.follow(id) == Some(this);
        let SchemaBody::Object(schema) = &*self.api.schema(base) else {
            return false;
        };
        let mut branches = schema.one_of.iter().chain(&schema.any_of);
        if branches.any(|branch| is_this(*branch)) {
            return true;
        }
        let found = discriminators(self.api, base);
        !found.is_empty() && self.extends(this, base)
            || found
                .iter()
                .filter_map(|body| discriminator(body))
                .any(|one| one.mapping.values().any(|id| is_this(*id)))
    }

    fn extends(&self, one: SchemaId, base: SchemaId) -> bool {
        let cx = self.api.context();
        cx.subtypes.extends(cx, one, base)
    }

    /// Seen from a subtype, the value names this subtype or one that extends it.
    fn own_values(&self, base: SchemaId) -> Option<Value> {
        let this = self.definitions[self.at].id;
        let bodies = discriminators(self.api, base);
        let mut found = bodies.iter().filter_map(|body| discriminator(body));
        let found = found.find(|one| one.is_complete)?;
        let cx = self.api.context();
        let below: HashSet<_> = cx
            .subtypes
            .of(cx, this)
            .into_iter()
            .map(|one| one.1)
            .collect();
        let is_own =
            |id: SchemaId| below.contains(&SchemaId::at(id.0)) || self.api.follow(id) == Some(this);
        let own = found.mapping.iter().filter(|(_, id)| is_own(**id));
        let own: Vec<_> = own.map(|(value, _)| value.as_str()).collect();
        let name = found.property_name.as_str();
        (!own.is_empty()).then(|| {
            let property = json!({ "if": { "type": "string" }, "then": { "enum": own } });
            json!({ "properties": { name: property } })
        })
    }
}

/// The parts of a schema with a discriminator: itself, and parts that have no name.
fn discriminators(api: &Reader<'_>, id: SchemaId) -> Vec<Arc<SchemaBody>> {
    let mut found = Vec::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let body = api.schema(id);
        if let SchemaBody::Object(schema) = &*body {
            // What is written inside another node ends; only references go in circles.
            let parts = schema.all_of.iter().filter(|part| is_written(api, **part));
            open.extend(parts);
        }
        if discriminator(&body).is_some() {
            found.push(body);
        }
    }
    found
}

fn discriminator(body: &SchemaBody) -> Option<&Discriminator> {
    match body {
        SchemaBody::Object(schema) if is_usable(schema) => schema.discriminator.as_ref(),
        _ => None,
    }
}

fn is_written(api: &Reader<'_>, id: SchemaId) -> bool {
    matches!(&*api.schema(id), SchemaBody::Object(schema) if schema.reference.is_none())
}

/// Whether an object has a property that matches.
fn given(name: &str, property: &Value) -> Value {
    json!({ "type": "object", "required": [name], "properties": { name: property } })
}
