//! Properties that name entities of other resources hold ids that exist there, and objects that
//! show such an entity show the one that is meant.
//!
//! `customer_id` and `customer` in an order: an id of the customers, and what is there under it.

use std::{collections::HashMap, sync::Arc};

use oas_model::SchemaId;
use serde_json::Value;

use super::home::{self, Home};
use super::path;
use crate::{draw::Trail, fakers::words, fits, generate::Purpose, validate::coerce};

/// Nesting beyond which nothing is resolved.
const MAX_DEPTH: usize = 4;

type Path = Vec<Arc<str>>;

/// Members whose name is that of a resource, each with that name.
#[derive(Debug, Default)]
struct Found {
    scalars: Vec<(Path, String)>,
    objects: Vec<(Path, String)>,
}

/// The value with ids that exist.
pub(super) fn resolved(home: &Home<'_>, mut value: Value) -> Value {
    for (place, stem) in found(home, &value).scalars {
        let is_own = |own: &crate::resource::Identity| own.properties.contains(&place);
        if home.identity().is_some_and(is_own) {
            continue;
        }
        let trail = trail(home, &place);
        let Some(id) = one_of(home, &stem, trail, &value) else {
            continue;
        };
        put(home, &mut value, &place, |parts| {
            coerce::leaf(home.call.book, parts, &id)
        });
    }
    value
}

/// Why an entity shows others.
#[derive(Debug, Clone, Copy)]
pub(super) enum Occasion<'s> {
    /// It is of the base world, which knows nothing of what clients did.
    Base,
    /// A client made it and said this.
    Made(&'s Value),
    /// A client changed it and said this.
    Changed(&'s Value),
}

impl Occasion<'_> {
    fn said(&self) -> &Value {
        match self {
            Self::Base => &Value::Null,
            Self::Made(said) | Self::Changed(said) => said,
        }
    }
}

/// The value with the entities that it shows as they are, but for those that the client showed.
/// Which ones they are the id beside them says, or else the one inside.
pub(super) fn embedded(home: &Home<'_>, mut value: Value, occasion: Occasion<'_>) -> Value {
    let found = found(home, &value);
    for (place, stem) in found.objects {
        let beside = found
            .scalars
            .iter()
            .find(|(other, one)| *one == stem && are_beside(other, &place))
            .map(|(other, _)| other);
        let said = |place: &Path| path::get(occasion.said(), place).is_some();
        let is_meant = match occasion {
            Occasion::Changed(_) => beside.is_some_and(said),
            _ => true,
        };
        if !is_meant || said(&place) {
            continue;
        }
        let Some(target) = target(home, &stem) else {
            continue;
        };
        let beside = beside.and_then(|other| home::text(path::get(&value, other)?));
        let Some(id) = meant(home, &target, (&place, &stem), beside, &value) else {
            continue;
        };
        let entity = match occasion {
            Occasion::Base => Arc::new(target.sketch(&id)),
            _ => target.written(&id).unwrap_or_else(|| target.base(&id)),
        };
        put(home, &mut value, &place, |parts| {
            target.rendered(&id, &declared(home, parts, &entity), parts)
        });
    }
    value
}

/// What the schema of a place knows of an entity: an object inside tells less than the whole one.
fn declared(home: &Home<'_>, parts: &[SchemaId], entity: &Value) -> Value {
    let shape = home.call.book.shape(parts);
    let is_open = shape.properties.is_empty() || !shape.choices.is_empty();
    match entity {
        Value::Object(members) if !is_open => {
            let known = members
                .iter()
                .filter(|(name, _)| shape.properties.contains_key(*name));
            Value::Object(
                known
                    .map(|(name, one)| (name.clone(), one.clone()))
                    .collect(),
            )
        }
        _ => entity.clone(),
    }
}

/// Which entity an object shows: the one that the path names, the one that is named beside it, the
/// one that it names itself, or any. Objects without an id show none.
fn meant(
    home: &Home<'_>,
    target: &Home<'_>,
    (place, stem): (&Path, &str),
    beside: Option<String>,
    value: &Value,
) -> Option<String> {
    let inside = target.id_of(path::get(value, place)?)?;
    if let Some((_, id)) = home.above().filter(|(above, _)| above.idx == target.idx) {
        return Some(id);
    }
    beside
        .or_else(|| target.is_inhabitant(&inside).then_some(inside))
        .or_else(|| one_of(home, stem, trail(home, place), value))
}

fn are_beside(one: &Path, other: &Path) -> bool {
    one.split_last().map(|(_, around)| around) == other.split_last().map(|(_, around)| around)
}

fn trail(home: &Home<'_>, place: &[Arc<str>]) -> Trail {
    let steps = place.iter();
    steps.fold(home.trail(), |trail, step| trail.step(step))
}

/// Puts what is made at a place, where the schema of the place lets it.
fn put(
    home: &Home<'_>,
    value: &mut Value,
    place: &[Arc<str>],
    make: impl FnOnce(&[SchemaId]) -> Value,
) {
    let book = home.call.book;
    let parts = home
        .facts
        .entity
        .and_then(|schema| path::parts(book, schema, place));
    let Some(parts) = parts else {
        return;
    };
    let new = make(&parts);
    if fits::broken(book, Purpose::Response, &parts, &new).is_none() {
        path::put(value, place, new);
    }
}

fn found(home: &Home<'_>, value: &Value) -> Found {
    let mut found = Found::default();
    collect(value, &home.world().words, &mut Vec::new(), &mut found);
    found
}

/// Members whose name may be that of a resource: `customer_id`, `customerId`, `customer`.
fn collect<'v>(
    value: &'v Value,
    names: &HashMap<String, Vec<usize>>,
    at: &mut Vec<&'v str>,
    found: &mut Found,
) {
    let Value::Object(members) = value else {
        return;
    };
    for (name, member) in members {
        at.push(name);
        if matches!(
            member,
            Value::Object(_) | Value::String(_) | Value::Number(_)
        ) {
            let snake = words::snake(name);
            let stem = ["_id", "_uuid", "_sid"]
                .iter()
                .find_map(|end| snake.strip_suffix(end));
            let stem = stem.unwrap_or(&snake);
            if names.contains_key(stem) {
                let place = at.iter().map(|step| Arc::from(*step)).collect();
                let found = match member {
                    Value::Object(_) => &mut found.objects,
                    _ => &mut found.scalars,
                };
                found.push((place, stem.to_owned()));
            }
        }
        if at.len() < MAX_DEPTH {
            collect(member, names, at, found);
        }
        at.pop();
    }
}

/// The resource that is called so, below the same parents.
fn target<'h>(home: &Home<'h>, stem: &str) -> Option<Home<'h>> {
    let world = home.world();
    world.words.get(stem)?.iter().find_map(|idx| {
        let resource = &world.resources.all[*idx];
        let n_parents = resource.parents.len();
        let is_near = home.resource.parents.get(..n_parents) == Some(&resource.parents[..]);
        let is_named = resource.parameters.len() == 1;
        (is_near && is_named)
            .then(|| Home::new(home.call, *idx, home.parents[..n_parents].to_vec()))
    })
}

/// The id of an inhabitant of the resource that is called so.
fn one_of(home: &Home<'_>, stem: &str, trail: Trail, value: &Value) -> Option<String> {
    let target = target(home, stem)?;
    if let Some(above) = home.above().filter(|(above, _)| above.idx == target.idx) {
        return Some(above.1);
    }
    let ids = target.inhabitants();
    let seed = trail.step(&value.to_string());
    let nth = seed.draw().below(ids.len() as u64) as usize;
    ids.get(nth).cloned()
}
