//! A new entity: what was sent over what only the server knows.

use std::sync::Arc;

use serde_json::Value;

use super::{Outcome, Refused, Told, put, shown};
use crate::{
    problem::CONFLICT,
    resource::At,
    world::{
        home::Home,
        reference::{self, Occasion},
        scene::Scene,
        sent::Sent,
    },
};

pub(super) fn create(scene: &Scene<'_>, at: &At) -> Outcome {
    let home = &scene.home;
    let sent = Sent::of(scene);
    let wanted = sent.as_ref().and_then(|sent| home.wanted_id(sent));
    if let Some(id) = wanted.as_ref().filter(|id| home.is_written(id))
        && scene.documents(409)
    {
        let name = &home.resource.name;
        return Err(Refused::new(
            CONFLICT,
            format!("`{id}` of `{name}` is there already"),
        ));
    }
    let (id, count) = match wanted {
        Some(id) => (id, None),
        None => home.new_id(),
    };
    let value = Arc::new(made(home, &id, sent.as_ref()));
    let mut ops = vec![put(home, &id, &value, true)];
    ops.extend(count);
    let why = format!("`{id}` of `{}` is new", home.resource.name);
    Ok(Told {
        is_new: true,
        ..shown(&id, value, at, ops, why)
    })
}

/// A new entity: what only the server knows is made, the rest is what was sent.
pub(super) fn made(home: &Home<'_>, id: &str, sent: Option<&Sent>) -> Value {
    let base = reference::resolved(home, home.generated(id, true));
    let base = home.stamped_new(base);
    let value = home.replaced(base, sent);
    let said = sent.map_or(&Value::Null, |sent| &sent.value);
    let value = home.begun(value, said);
    let value = home.settled(value, None, said);
    home.named(reference::embedded(home, value, Occasion::Made(said)), id)
}
