//! What the names of schemas mean that discriminators use in place of addresses.
//!
//! A name is that of a component of the entry document, wherever it is written; where the entry
//! has none of that name, of one of its own file. A component that only refers to a schema in
//! another file gives that schema its name.
//!
//! Source: OpenAPI 3.1.1, "Resolving Implicit Connections" and "Discriminator Object".

use std::collections::HashSet;

use super::{Context, schema, subtypes};
use crate::place::Place;
use crate::{SchemaId, Version};

/// A mapping's target: the name of a schema, or a reference.
pub(super) fn mapped(cx: Context<'_>, at: Place<'_>) -> Option<SchemaId> {
    let written = cx.text_of(at, "mapping")?;
    let is_name = written
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
    if let Some(target) = is_name.then(|| component(cx, at, &written)).flatten() {
        return Some(SchemaId::at(end(cx, target).origin()));
    }
    if is_name && !written.contains('.') {
        let message = format!("No schema of this document is named `{written}`.");
        let hint = "Check the spelling, or add the schema.";
        cx.error("reference-dangling", at, message, hint);
        return None;
    }
    let target = cx.target(at, &written)?;
    Some(SchemaId::at(end(cx, target).origin()))
}

/// The component that a name means which is written at `at`.
fn component<'a>(cx: Context<'a>, at: Place<'a>, name: &str) -> Option<Place<'a>> {
    let within = |of: Place<'a>| {
        let folder = match cx.version(of) {
            Version::V20 => "definitions",
            _ => "components/schemas",
        };
        cx.resolve(of, &format!("#/{folder}/{name}")).ok()
    };
    let entry = Place::root(cx.sources, cx.entry);
    entry.and_then(within).or_else(|| within(at))
}

/// A branch that is a reference, with the name that it goes by.
pub(super) fn branch(cx: Context<'_>, branch: SchemaId) -> Option<(String, SchemaId)> {
    let branch = Place::of(cx.sources, branch.0);
    let reference = branch.reference()?;
    let target = cx.resolve(branch, reference).ok()?;
    let chain = chain(cx, target);
    let end = *chain.last()?;
    let said = || chain.iter().find_map(|one| subtypes::own_name(*one));
    let slot = || chain.iter().find_map(|one| slot_name(cx, *one));
    let name = said().or_else(slot).unwrap_or_else(|| {
        let name = name_of(reference);
        let names = cx.subtypes.names(cx, SchemaId::at(end.origin()));
        match names.first() {
            Some(first) if !names.contains(&name) => first.clone(),
            _ => name,
        }
    });
    Some((name, SchemaId::at(end.origin())))
}

/// The name that a schema which nothing has led to goes by.
pub(crate) fn own(cx: Context<'_>, schema: SchemaId) -> String {
    let at = Place::of(cx.sources, schema.0);
    let names = || cx.subtypes.names(cx, schema).first().cloned();
    let key = || at.node.key().map(str::to_owned);
    let found = slot_name(cx, at).or_else(names).or_else(key);
    found.unwrap_or_else(|| name_of(cx.sources.uri(at.document)))
}

/// The name of a place that is a component of the entry document.
fn slot_name(cx: Context<'_>, at: Place<'_>) -> Option<String> {
    let is_slot = at.document == cx.entry && subtypes::is_component(cx, at);
    at.node.key().filter(|_| is_slot).map(str::to_owned)
}

/// The schema with content behind references that say nothing else.
pub(super) fn end<'a>(cx: Context<'a>, start: Place<'a>) -> Place<'a> {
    chain(cx, start).pop().unwrap_or(start)
}

/// A place, and those behind it as long as each is nothing but a reference to the next. Never
/// empty; a circle ends where it closes, and what is broken before that.
fn chain<'a>(cx: Context<'a>, start: Place<'a>) -> Vec<Place<'a>> {
    let (mut found, mut seen) = (vec![start], HashSet::from([start.origin()]));
    let mut at = start;
    // A `$dynamicRef` asks for each step of the way.
    while schema::is_only_a_reference(cx, at) && !cx.references.is_dynamic(cx.sources) {
        let target = at.reference().and_then(|text| cx.resolve(at, text).ok());
        let Some(next) = target.filter(|next| seen.insert(next.origin())) else {
            break;
        };
        found.push(next);
        at = next;
    }
    found
}

/// `#/components/schemas/Dog` and `./dog.yaml` name `Dog` and `dog`.
fn name_of(reference: &str) -> String {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let name = if fragment.is_empty() {
        let name = file.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    } else {
        fragment.rsplit('/').next().unwrap_or_default()
    };
    percent_encoding::percent_decode_str(name)
        .decode_utf8_lossy()
        .into_owned()
}
