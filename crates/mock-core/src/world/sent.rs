//! The body of a request as a value.

use oas_model::SchemaId;
use serde_json::{Map, Value};

use super::{home::Home, path, scene::Scene};
use crate::{book::Book, media::Media, validate};

/// What a client sent about an entity.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) value: Value,
    /// The schema of the value, where it has one.
    pub(super) schema: Option<SchemaId>,
    pub(super) media: Media,
}

impl Sent {
    /// What the body says about the entity; `None` where it is empty, or nobody can read it.
    pub(super) fn of(scene: &Scene<'_>) -> Option<Self> {
        let call = scene.call;
        let body = call.prepared.operation.request_body.as_ref()?;
        if call.request.body.is_empty() {
            return None;
        }
        let (value, content, media) = validate::value(call.book, body, call.request)?;
        let place = scene.role.at().and_then(|at| at.request.as_deref());
        let place = place.unwrap_or_default();
        let parts = content
            .schema
            .and_then(|schema| path::parts(call.book, schema, place));
        let inner = path::get(&value, place).cloned();
        Some(Self {
            value: inner.unwrap_or(value),
            schema: parts.and_then(|parts| parts.first().copied()),
            media,
        })
    }
}

/// The members that a client may set: what is read-only stays, what is write-only is never shown.
pub(super) fn accepted(home: &Home<'_>, value: &Value, request: Option<SchemaId>) -> Value {
    match home.facts.entity {
        Some(schema) => {
            let request: Vec<_> = request.into_iter().collect();
            accepted_by(home.call.book, &[schema], &request, value)
        }
        None => value.clone(),
    }
}

/// What the body's own schema names may be sent, whatever is read-only where it is shown.
fn accepted_by(book: &Book, parts: &[SchemaId], request: &[SchemaId], value: &Value) -> Value {
    let Value::Object(members) = value else {
        return elements(book, parts, request, value);
    };
    let shape = book.shape(parts);
    let asked = book.shape(request);
    let is_open = shape.is_map || shape.properties.is_empty() || !shape.choices.is_empty();
    let mut kept = Map::new();
    for (name, member) in members {
        let own = asked.properties.get(name).map_or(&[][..], Vec::as_slice);
        let Some(parts) = shape.properties.get(name) else {
            if is_open {
                kept.insert(name.clone(), member.clone());
            }
            continue;
        };
        let inner = &book.shape(parts).schema;
        let is_read_only = match own {
            [] => inner.read_only,
            own => book.shape(own).schema.read_only,
        };
        if !is_read_only && !inner.write_only {
            kept.insert(name.clone(), accepted_by(book, parts, own, member));
        }
    }
    Value::Object(kept)
}

/// What is write-only in the elements of a list is not shown either.
fn elements(book: &Book, parts: &[SchemaId], request: &[SchemaId], value: &Value) -> Value {
    match (value, &book.shape(parts).items) {
        (Value::Array(items), Some(own)) if !own.is_empty() => {
            let asked = book.shape(request);
            let asked = asked.items.as_deref().unwrap_or_default();
            let accepted = items.iter().map(|item| accepted_by(book, own, asked, item));
            Value::Array(accepted.collect())
        }
        _ => value.clone(),
    }
}
