//! The schema of a form, which in 2.0 nobody wrote.
//!
//! Its place is the list of parameters that the form's members stand in. So it
//! has an id like any schema, and what is wrong with a form leads to that list.

use std::collections::HashSet;

use oas_doc::NodeKind;

use super::Context;
use super::parameter::{self, Location, Written};
use crate::place::Place;
use crate::{Schema, SchemaId, SchemaType, TypeSet, Version};

/// The schema of the form whose members stand in this list; `None` for any other node.
pub(in crate::lower) fn schema(cx: Context<'_>, at: Place<'_>) -> Option<Schema> {
    if cx.version(at) != Version::V20 || at.kind() != NodeKind::Sequence {
        return None;
    }
    let members = members(cx, at);
    (!members.is_empty()).then(|| object(cx, &members))
}

/// The list that has the form's members: the operation's own, else the path item's.
pub(super) fn place<'a>(
    cx: Context<'a>,
    operation: Place<'a>,
    item: Place<'a>,
) -> Option<Place<'a>> {
    let lists = [operation, item].into_iter();
    let mut lists = lists.filter_map(|of| of.get("parameters"));
    lists.find(|list| !own(cx, *list).is_empty())
}

/// The members in a list, after those of the path item around it that it does not override.
fn members<'a>(cx: Context<'a>, list: Place<'a>) -> Vec<Written<'a>> {
    let around = list.parent().and_then(Place::parent);
    let inherited = around
        .and_then(|item| item.get("parameters"))
        .filter(|one| one.kind() == NodeKind::Sequence)
        .map(|one| own(cx, one))
        .unwrap_or_default();
    parameter::merged(inherited, own(cx, list))
}

fn own<'a>(cx: Context<'a>, list: Place<'a>) -> Vec<Written<'a>> {
    if list.kind() != NodeKind::Sequence {
        return Vec::new();
    }
    let read = list.items().filter_map(|at| parameter::read(cx, at));
    read.filter(|one| one.location == Location::Form).collect()
}

fn object(cx: Context<'_>, members: &[Written<'_>]) -> Schema {
    let mut seen = HashSet::new();
    let mut schema = Schema {
        types: TypeSet::UNSTATED.with(SchemaType::Object),
        ..Schema::default()
    };
    for one in members {
        let id = parameter::schema_of(one.at);
        schema.properties.insert(one.name.to_owned(), id);
        if cx.flag(one.at, "required") == Some(true) && seen.insert(one.name) {
            schema.required.push(one.name.to_owned());
        }
    }
    schema
}

/// Whether a member of a form is a file, which only one media type can carry.
pub(super) fn has_file(members: &[Written<'_>]) -> bool {
    let is_file = |one: &Written<'_>| {
        let written = one.at.get("type");
        written.is_some_and(|one| one.node.scalar() == Some("file"))
    };
    members.iter().any(is_file)
}

/// The id of the form's schema.
pub(super) fn id(list: Place<'_>) -> SchemaId {
    SchemaId::at(list.origin())
}
