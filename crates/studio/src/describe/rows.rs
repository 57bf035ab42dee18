//! A schema as indented rows: the schema itself, its properties, and theirs.

use oas_model::{Additional, Api, Schema, SchemaBody, SchemaId};

use super::phrases;
use crate::wire::SchemaRow;

/// How deep properties are shown.
const MAX_DEPTH: u32 = 2;
/// How many rows at most.
const MAX_ROWS: usize = 300;

/// Rows of one schema.
pub(super) fn rows(api: &Api, id: SchemaId) -> Vec<SchemaRow> {
    let mut rows = Rows {
        api,
        open: Vec::new(),
        rows: vec![row(api, id, String::new(), 0, true)],
    };
    rows.children(id, 1);
    rows.rows
}

struct Rows<'a> {
    api: &'a Api,
    /// Schemas being listed, so that one that contains itself ends.
    open: Vec<SchemaId>,
    rows: Vec<SchemaRow>,
}

impl Rows<'_> {
    fn is_full(&self) -> bool {
        self.rows.len() >= MAX_ROWS
    }

    fn children(&mut self, id: SchemaId, depth: u32) {
        let Some(id) = self.api.follow(id) else {
            return;
        };
        if depth > MAX_DEPTH || self.is_full() || self.open.contains(&id) {
            return;
        }
        self.open.push(id);
        if let SchemaBody::Object(schema) = &*self.api.schema(id) {
            for part in schema.all_of.iter().chain(&schema.reference) {
                self.children(*part, depth);
            }
            self.properties(schema, depth);
            self.alternatives(schema, depth);
            if let Additional::Schema(items) = schema.items {
                self.children(items, depth);
            }
        }
        self.open.pop();
    }

    fn properties(&mut self, schema: &Schema, depth: u32) {
        for (name, property) in &schema.properties {
            if self.is_full() {
                return;
            }
            let required = schema.required.contains(name);
            self.rows
                .push(row(self.api, *property, name.clone(), depth, required));
            self.children(*property, depth + 1);
        }
    }

    /// Each alternative as a row of its own, with what is special about it below.
    fn alternatives(&mut self, schema: &Schema, depth: u32) {
        for alternative in schema.one_of.iter().chain(&schema.any_of) {
            if self.is_full() {
                return;
            }
            let name = format!("as {}", phrases::type_text(self.api, *alternative));
            let listed = row(self.api, *alternative, name, depth, false);
            self.rows.push(SchemaRow {
                type_text: String::new(),
                ..listed
            });
            self.children(*alternative, depth + 1);
        }
    }
}

fn row(api: &Api, id: SchemaId, name: String, depth: u32, required: bool) -> SchemaRow {
    SchemaRow {
        name,
        depth,
        type_text: phrases::type_text(api, id),
        required,
        rules: phrases::rules(api, id),
        description: first_line(api, id),
    }
}

fn first_line(api: &Api, id: SchemaId) -> String {
    let described = |id: SchemaId| match &*api.schema(id) {
        SchemaBody::Object(schema) => schema.description.clone().or_else(|| schema.title.clone()),
        SchemaBody::Boolean(_) => None,
    };
    let text = described(id)
        .or_else(|| api.follow(id).and_then(described))
        .unwrap_or_default();
    text.lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
        .trim()
        .to_owned()
}
