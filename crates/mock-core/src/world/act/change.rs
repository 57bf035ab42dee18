//! An entity that is there already becomes another: replaced, merged, patched, or told to do
//! something.

use std::sync::Arc;

use http::Method;
use serde_json::Value;

use super::{Outcome, Refused, Told, create::made, named, put, shown, writable};
use crate::{
    fits,
    generate::Purpose,
    problem::{CONFLICT, INVALID, PRECONDITION},
    resource::{At, ValuePath},
    world::{
        home::Home,
        patch::{self, Unpatchable},
        path,
        reference::{self, Occasion},
        scene::Scene,
        sent::{self, Sent},
    },
};

pub(super) fn replace(scene: &Scene<'_>, at: &At) -> Outcome {
    let home = &scene.home;
    let id = scene.id.as_deref().unwrap_or_default();
    let current = home.entity(id);
    if let Some(why) = home.unmet(id, current.as_ref()) {
        return Err(Refused::new(PRECONDITION, why));
    }
    let sent = Sent::of(scene);
    let is_new = !home.is_taken(id);
    let value = match current.filter(|_| !is_new) {
        Some(current) => {
            let value = home.replaced(Value::clone(&current), sent.as_ref());
            let said = sent.as_ref().map_or(&Value::Null, |sent| &sent.value);
            let value = home.settled(value, Some(&current), said);
            let value = reference::embedded(home, value, Occasion::Changed(said));
            home.named(home.stamped_changed(value, said), id)
        }
        None => made(home, id, sent.as_ref()),
    };
    let value = Arc::new(value);
    let ops = vec![put(home, id, &value, is_new)];
    let done = if is_new { "is new" } else { "is replaced" };
    let why = format!("`{id}` of `{}` {done}", home.resource.name);
    Ok(Told {
        is_new,
        ..shown(id, value, at, ops, why)
    })
}

pub(super) fn update(scene: &Scene<'_>, at: &At) -> Outcome {
    let (id, current) = writable(scene)?;
    let home = &scene.home;
    let value = match Sent::of(scene) {
        None => Value::clone(&current),
        Some(sent) if is_patch(&sent) => by_operations(home, &current, &sent.value)?,
        Some(sent) => {
            let value = home.changed(&current, &sent);
            let value = home.settled(value, Some(&current), &sent.value);
            let value = reference::embedded(home, value, Occasion::Changed(&sent.value));
            home.stamped_changed(value, &sent.value)
        }
    };
    let value = Arc::new(home.named(value, id));
    let ops = vec![put(home, id, &value, false)];
    let why = format!("`{id}` of `{}` is changed", home.resource.name);
    Ok(shown(id, value, at, ops, why))
}

fn is_patch(sent: &Sent) -> bool {
    let Some(items) = sent.value.as_array() else {
        // Kubernetes' document admits an object under the name of a patch: it is merged.
        return false;
    };
    let is_operation = |one: &Value| one.get("op").is_some() && one.get("path").is_some();
    sent.media.sub.eq_ignore_ascii_case("json-patch+json")
        || items.first().is_some_and(is_operation)
}

/// RFC 6902. What is read-only stays; what breaks the schema is refused as a whole.
fn by_operations(home: &Home<'_>, current: &Value, operations: &Value) -> Result<Value, Refused> {
    let patched = patch::patched(current, operations).map_err(|error| match error {
        Unpatchable::Differs(why) => Refused::new(CONFLICT, why),
        Unpatchable::Impossible(why) => Refused::new(INVALID, why),
    })?;
    let parts: Vec<_> = home.facts.entity.into_iter().collect();
    if let Some(keyword) = fits::broken(home.call.book, Purpose::Response, &parts, &patched) {
        let why = format!("the patched entity breaks `{keyword}`");
        return Err(Refused::new(INVALID, why));
    }
    let accepted = sent::accepted(home, &patched, None);
    let value = home.kept_read_only(patched, current, &accepted);
    Ok(home.stamped_changed(value, &Value::Null))
}

pub(super) fn action(
    scene: &Scene<'_>,
    name: &str,
    effect: Option<&(ValuePath, Value)>,
    at: &At,
) -> Outcome {
    let (id, current) = match scene.call.request.method {
        Method::GET => named(scene)?,
        _ => writable(scene)?,
    };
    let home = &scene.home;
    let Some((property, after)) = effect else {
        let why = format!("`{name}` of `{id}` changes nothing that is known");
        return Ok(shown(id, current, at, Vec::new(), why));
    };
    let mut value = Value::clone(&current);
    path::put(&mut value, property, after.clone());
    let value = Arc::new(home.stamped_changed(value, &Value::Null));
    let ops = vec![put(home, id, &value, false)];
    let why = format!("`{name}` makes `{}` of `{id}` {after}", property.join("."));
    Ok(shown(id, value, at, ops, why))
}
