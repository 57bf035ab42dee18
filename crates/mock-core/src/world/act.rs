//! What an operation does to its resource, and what there is to tell about it.

use std::sync::Arc;

use http::Method;
use serde_json::Value;

use super::{
    home::Home,
    list::{self, Page},
    patch::{self, Unpatchable},
    path, reference,
    scene::Scene,
    sent::{self, Sent},
};
use crate::{
    StateOp, fits,
    generate::Purpose,
    problem::{CONFLICT, GONE, INVALID, PRECONDITION, Problem},
    resource::{At, Role, ValuePath},
};

/// What an answer shows.
#[derive(Debug)]
pub(super) enum Show {
    /// An entity, at its place in the body; elsewhere the body says nothing of it.
    Entity {
        id: String,
        value: Arc<Value>,
        at: Option<ValuePath>,
    },
    /// What is known of an entity that is no more.
    Farewell { id: String, known: Value },
    /// Rows.
    Page(Box<Page>),
    /// That it is done.
    Done,
}

/// What there is to tell.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) show: Show,
    pub(super) ops: Vec<StateOp>,
    /// Whether there is an entity more than before.
    pub(super) is_new: bool,
    /// A sentence for a person.
    pub(super) why: String,
}

/// Why nothing was done.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) problem: Problem,
    pub(super) detail: String,
}

impl Refused {
    pub(super) fn new(problem: Problem, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Self { problem, detail }
    }
}

type Outcome = Result<Told, Refused>;

/// Does what the operation's role asks for.
pub(super) fn act(scene: &Scene<'_>) -> Outcome {
    above_is_there(&scene.home)?;
    match scene.role {
        Role::List(list) => Ok(page(list::page(scene, &scene.home, list))),
        Role::SubList { of, list } => Ok(page(list::elsewhere(scene, *of, list))),
        Role::Create(at) => create(scene, at),
        Role::Read(at) => read(scene, at),
        Role::Replace(at) => replace(scene, at),
        Role::Update(at) => update(scene, at),
        Role::Delete(_) => delete(scene),
        Role::Clear => Ok(clear(&scene.home)),
        Role::Action { name, effect, at } => action(scene, name, effect.as_ref(), at),
    }
}

fn page(page: Page) -> Told {
    Told {
        why: page.why(),
        show: Show::Page(Box::new(page)),
        ops: Vec::new(),
        is_new: false,
    }
}

/// What belongs to something that was deleted is gone with it.
fn above_is_there(home: &Home<'_>) -> Result<(), Refused> {
    let mut above = home.above();
    while let Some((home, id)) = above {
        if home.entity(&id).is_none() {
            return Err(missing(&home, &id));
        }
        above = home.above();
    }
    Ok(())
}

fn missing(home: &Home<'_>, id: &str) -> Refused {
    let name = &home.resource.name;
    let was_there = home.call.state.entry(&home.key(id)).is_some();
    let why = if was_there {
        "was deleted"
    } else {
        "has never been seen"
    };
    Refused::new(GONE, format!("`{id}` of `{name}` {why}"))
}

/// The entity that the path names, and its id.
fn named<'s>(scene: &'s Scene<'_>) -> Result<(&'s str, Arc<Value>), Refused> {
    let id = scene.id.as_deref().unwrap_or_default();
    let found = scene.home.entity(id);
    let entity = found.ok_or_else(|| missing(&scene.home, id))?;
    Ok((id, entity))
}

/// The same for a write, which may ask for a state that it must be in.
fn writable<'s>(scene: &'s Scene<'_>) -> Result<(&'s str, Arc<Value>), Refused> {
    let (id, entity) = named(scene)?;
    match scene.home.unmet(id, Some(&entity)) {
        Some(why) => Err(Refused::new(PRECONDITION, why)),
        None => Ok((id, entity)),
    }
}

fn put(home: &Home<'_>, id: &str, value: &Arc<Value>, created: bool) -> StateOp {
    StateOp::Put {
        key: home.key(id),
        value: Arc::clone(value),
        created,
        at_ms: home.call.now_ms,
    }
}

fn shown(id: &str, value: Arc<Value>, at: &At, ops: Vec<StateOp>, why: String) -> Told {
    let show = Show::Entity {
        id: id.to_owned(),
        value,
        at: at.answer.clone(),
    };
    Told {
        show,
        ops,
        is_new: false,
        why,
    }
}

fn read(scene: &Scene<'_>, at: &At) -> Outcome {
    let (id, entity) = named(scene)?;
    let source = scene.home.source(id);
    let why = format!("`{id}` of `{}` {source}", scene.home.resource.name);
    Ok(shown(id, entity, at, Vec::new(), why))
}

fn create(scene: &Scene<'_>, at: &At) -> Outcome {
    let home = &scene.home;
    let sent = Sent::of(scene);
    let wanted = sent.as_ref().and_then(|sent| home.wanted_id(sent));
    if let Some(id) = wanted.as_ref().filter(|id| home.is_taken(id))
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
fn made(home: &Home<'_>, id: &str, sent: Option<&Sent>) -> Value {
    let base = reference::resolved(home, home.generated(id, true));
    let base = home.stamped_new(base);
    let value = home.replaced(base, sent);
    let said = sent.map_or(&Value::Null, |sent| &sent.value);
    let value = home.begun(value, said);
    home.named(home.settled(value, None, said), id)
}

fn replace(scene: &Scene<'_>, at: &At) -> Outcome {
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

fn update(scene: &Scene<'_>, at: &At) -> Outcome {
    let (id, current) = writable(scene)?;
    let home = &scene.home;
    let value = match Sent::of(scene) {
        None => Value::clone(&current),
        Some(sent) if is_patch(&sent) => by_operations(home, &current, &sent.value)?,
        Some(sent) => {
            let value = home.changed(&current, &sent.value);
            let value = home.settled(value, Some(&current), &sent.value);
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
    let accepted = sent::accepted(home, &patched);
    let value = home.kept_read_only(patched, current, &accepted);
    Ok(home.stamped_changed(value, &Value::Null))
}

fn delete(scene: &Scene<'_>) -> Outcome {
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

fn clear(home: &Home<'_>) -> Told {
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

fn action(scene: &Scene<'_>, name: &str, effect: Option<&(ValuePath, Value)>, at: &At) -> Outcome {
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
