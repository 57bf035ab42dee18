//! One entity, or all of a collection, is gone.

use serde_json::Value;

use super::{Outcome, Show, Told, writable};
use crate::{
    StateOp,
    world::{home::Home, list, path, scene::Scene},
};

pub(super) fn delete(scene: &Scene<'_>) -> Outcome {
    let (id, entity) = writable(scene)?;
    let mut known = Value::clone(&entity);
    path::put(&mut known, &["deleted".into()], Value::Bool(true));
    let home = &scene.home;
    let key = home.key(id);
    let at_ms = home.call.now_ms;
    Ok(Told {
        show: Show::Farewell {
            id: id.to_owned(),
            known,
        },
        ops: vec![StateOp::Delete { key, at_ms }],
        is_new: false,
        why: format!("`{id}` of `{}` is deleted", home.resource.name),
    })
}

pub(super) fn clear(home: &Home<'_>) -> Told {
    let at_ms = home.call.now_ms;
    let ids = list::present(home);
    let ops = ids.iter().map(|id| StateOp::Delete {
        key: home.key(id),
        at_ms,
    });
    Told {
        show: Show::Done,
        ops: ops.collect(),
        is_new: false,
        why: format!("all {} of `{}` are deleted", ids.len(), home.resource.name),
    }
}
