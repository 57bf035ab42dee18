//! Names that clients use for properties: `status`, `owner.login`, `created[gte]`, `filter[size]`.

use std::sync::Arc;

use serde_json::Value;

use super::Row;
use crate::{fakers::words, world::path};

/// The property that a name means, as a way into the entities; `None` where it means none.
pub(super) fn property(name: &str, rows: &[Row]) -> Option<Vec<Arc<str>>> {
    let steps: Vec<Arc<str>> = name
        .split(['.', '[', '/'])
        .map(|step| step.trim_end_matches(']').into())
        .collect();
    let tails = (0..steps.len().min(2)).map(|cut| &steps[cut..]);
    let known = |path: &[Arc<str>]| rows.iter().find_map(|row| spelled(&row.entity, path));
    tails
        .filter(|tail| tail.len() == steps.len() || is_wrapper(&steps[0]))
        .find_map(|tail| {
            let inside: Vec<Arc<str>> = [Arc::from("attributes")]
                .into_iter()
                .chain(tail.iter().cloned())
                .collect();
            known(tail).or_else(|| known(&inside))
        })
}

/// `filter[size]` and `where.size` speak about `size`.
fn is_wrapper(step: &str) -> bool {
    ["filter", "filters", "where", "q", "query"].contains(&step)
}

/// The way as the entity spells it: `createdAt` for `created_at`.
fn spelled(entity: &Value, path: &[Arc<str>]) -> Option<Vec<Arc<str>>> {
    let mut at = entity;
    let mut found: Vec<Arc<str>> = Vec::new();
    for step in path {
        let members = at.as_object()?;
        let exact = members.get_key_value(&**step);
        let (name, next) = exact.or_else(|| {
            let wanted = words::snake(step);
            members
                .iter()
                .find(|(name, _)| words::snake(name) == wanted)
        })?;
        found.push(name.as_str().into());
        at = next;
    }
    Some(found)
}

/// The value of a property; `null` where an entity has none.
pub(super) fn value<'r>(row: &'r Row, property: &[Arc<str>]) -> &'r Value {
    path::get(&row.entity, property).unwrap_or(&Value::Null)
}
