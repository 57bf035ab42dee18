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
    let mut rows = vec![row(api, id, String::new(), 0, true)];
    children(api, id, 1, &mut rows);
    rows
}

fn children(api: &Api, id: SchemaId, depth: u32, rows: &mut Vec<SchemaRow>) {
    let Some(id) = api.follow(id) else { return };
    let body = api.schema(id);
    let SchemaBody::Object(schema) = &*body else {
        return;
    };
    for part in schema.all_of.iter().chain(&schema.reference) {
        if depth <= MAX_DEPTH {
            children(api, *part, depth, rows);
        }
    }
    properties(api, schema, depth, rows);
    if let Additional::Schema(items) = schema.items {
        children(api, items, depth, rows);
    }
}

fn properties(api: &Api, schema: &Schema, depth: u32, rows: &mut Vec<SchemaRow>) {
    for (name, property) in &schema.properties {
        if rows.len() >= MAX_ROWS {
            return;
        }
        let required = schema.required.contains(name);
        rows.push(row(api, *property, name.clone(), depth, required));
        if depth < MAX_DEPTH {
            children(api, *property, depth + 1, rows);
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
