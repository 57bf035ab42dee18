//! Properties that name entities of other resources hold ids that exist there.

use std::{collections::HashMap, sync::Arc};

use serde_json::Value;

use super::home::Home;
use super::path;
use crate::{draw::Trail, fakers::words, fits, generate::Purpose, validate::coerce};

/// Nesting beyond which nothing is resolved.
const MAX_DEPTH: usize = 4;

/// The value with its references resolved.
pub(super) fn resolved(home: &Home<'_>, mut value: Value) -> Value {
    let mut found = Vec::new();
    collect(&value, &home.world().words, &mut Vec::new(), &mut found);
    for (place, stem) in found {
        if home
            .identity()
            .is_some_and(|own| own.properties.contains(&place))
        {
            continue;
        }
        let Some(schema) = home.facts.entity else {
            return value;
        };
        let Some(parts) = path::parts(home.call.book, schema, &place) else {
            continue;
        };
        let trail = place
            .iter()
            .fold(home.trail(), |trail, step| trail.step(step));
        let Some(id) = one_of(home, &stem, trail, &value) else {
            continue;
        };
        let new = coerce::leaf(home.call.book, &parts, &id);
        if fits::broken(home.call.book, Purpose::Response, &parts, &new).is_none() {
            path::put(&mut value, &place, new);
        }
    }
    value
}

/// Scalars whose name is that of a resource: `customer_id`, `customerId`, `customer`.
fn collect<'v>(
    value: &'v Value,
    names: &HashMap<String, Vec<usize>>,
    at: &mut Vec<&'v str>,
    found: &mut Vec<(Vec<Arc<str>>, String)>,
) {
    let Value::Object(members) = value else {
        return;
    };
    for (name, member) in members {
        at.push(name);
        match member {
            Value::Object(_) if at.len() < MAX_DEPTH => collect(member, names, at, found),
            Value::String(_) | Value::Number(_) => {
                let snake = words::snake(name);
                let stem = ["_id", "_uuid", "_sid"]
                    .iter()
                    .find_map(|end| snake.strip_suffix(end));
                let stem = stem.unwrap_or(&snake);
                if names.contains_key(stem) {
                    let place = at.iter().map(|step| Arc::from(*step));
                    found.push((place.collect(), stem.to_owned()));
                }
            }
            _ => {}
        }
        at.pop();
    }
}

/// An inhabitant of the resource that is called so, below the same parents.
fn one_of(home: &Home<'_>, stem: &str, trail: Trail, value: &Value) -> Option<String> {
    let world = home.world();
    let candidates = world.words.get(stem)?;
    let target = candidates.iter().find_map(|idx| {
        let resource = &world.resources.all[*idx];
        let n_parents = resource.parents.len();
        let is_near = home.resource.parents.get(..n_parents) == Some(&resource.parents[..]);
        let is_named = resource.parameters.len() == 1;
        (is_near && is_named)
            .then(|| Home::new(home.call, *idx, home.parents[..n_parents].to_vec()))
    })?;
    if let Some(above) = home.above().filter(|(above, _)| above.idx == target.idx) {
        return Some(above.1);
    }
    let ids = target.inhabitants();
    let seed = trail.step(&value.to_string());
    let nth = seed.draw().below(ids.len() as u64) as usize;
    ids.get(nth).cloned()
}
