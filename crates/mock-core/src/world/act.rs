//! What an operation does to its resource, and what there is to tell about it.

mod change; // an entity becomes another
mod create; // a new entity
mod remove; // an entity is gone

use std::sync::Arc;

use serde_json::Value;

use super::{
    home::Home,
    list::{self, Page},
    scene::Scene,
};
use crate::{
    StateOp,
    problem::{GONE, PRECONDITION, Problem},
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
        Role::Create(at) => create::create(scene, at),
        Role::Read(at) => read(scene, at),
        Role::Replace(at) => change::replace(scene, at),
        Role::Update(at) => change::update(scene, at),
        Role::Delete(_) => remove::delete(scene),
        Role::Clear => Ok(remove::clear(&scene.home)),
        Role::Action { name, effect, at } => change::action(scene, name, effect.as_ref(), at),
    }
}

/// Why even an operation that the world has no answer to cannot be carried out.
pub(super) fn bereft(scene: &Scene<'_>) -> Option<Refused> {
    above_is_there(&scene.home).err()
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
