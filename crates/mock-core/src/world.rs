//! The coherent world: what one operation writes, the others show.
//!
//! In:  a call of an operation that has a role in a resource, and the state that others left.
//! Out: the answer, and what it changes; nothing where the world has no say.
//! Never: stores anything. An entity that nobody wrote is made anew from its seed each time:
//! the same id gives the same entity, in rows and at its own path, in this process and the next.

mod act; // role -> what is told
mod begin; // where a new thing stands
mod condition; // If-Match and its like
mod documented; // entities that the document itself shows
mod entity; // id -> entity
mod home; // a collection in its place
mod idempotency; // the same request again
mod inhabitants; // which ids there are
mod kind; // one of several things
mod list; // rows, page by page
mod merge; // the body of a request into an entity
mod patch; // RFC 6902
mod path; // ways into values
mod reference; // properties that name other entities
mod render; // entity -> the schema of an answer
mod scene; // who is asked about, and for what
mod seeding; // what a person wants to be there
mod sent; // the body of a request as a value
mod stamp; // when something was made or changed
mod tell; // what is told -> an answer

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use oas_model::{Api, SchemaId};
use serde_json::Value;

use self::{condition::Validators, documented::Documented, scene::Scene};
use crate::{
    DataMode, Decision, WorldMode,
    answer::{Answered, Call},
    book::Book,
    draw::Trail,
    kept::Kept,
    problem::Refusal,
    resource::{Facts, Resources},
};

pub use self::seeding::{ResourceName, SeedFault, resource_names, seed_ops};

/// Entities that are kept so that a list and its items need not make them twice.
const MAX_ENTITIES: usize = 2_000;
/// Collections whose ids are kept.
const MAX_HOMES: usize = 500;

/// The resources of one API, and what has been worked out about their inhabitants.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) resources: Resources,
    /// Tells the resources of several documents on one port apart.
    prefix: Option<usize>,
    ids: Kept<Trail, Arc<[String]>>,
    entities: Kept<Trail, Arc<Value>>,
    validators: Kept<Trail, Validators>,
    /// Why nothing satisfies a schema, where that is so.
    conflicts: Kept<SchemaId, Option<Arc<str>>>,
    /// By resource.
    documented: Vec<OnceLock<Vec<Documented>>>,
    /// Resources by what one inhabitant is called.
    words: HashMap<String, Vec<usize>>,
}

impl World {
    pub(crate) fn of(api: &Api, prefix: Option<usize>) -> Self {
        let resources = Resources::of(api);
        let mut words: HashMap<String, Vec<usize>> = HashMap::new();
        for (idx, resource) in resources.all.iter().enumerate() {
            words.entry(home::word(resource)).or_default().push(idx);
        }
        Self {
            documented: resources.all.iter().map(|_| OnceLock::new()).collect(),
            words,
            resources,
            prefix,
            ids: Kept::at_most(MAX_HOMES),
            entities: Kept::at_most(MAX_ENTITIES),
            validators: Kept::at_most(MAX_ENTITIES),
            conflicts: Kept::default(),
        }
    }

    fn facts(&self, book: &Book, resource: usize) -> &Facts {
        self.resources.facts(book, resource)
    }

    /// What a resource is called in the state.
    fn name(&self, resource: usize) -> Arc<str> {
        let name = &self.resources.all[resource].name;
        match self.prefix {
            Some(idx) => format!("{}:{name}", idx + 1).into(),
            None => name.clone(),
        }
    }
}

/// The world's answer to a call; `None` where it has no say.
pub(crate) fn answer(
    call: &Call<'_>,
    decision: &mut Decision,
) -> Option<Result<Answered, Refusal>> {
    let scene = is_asked(call).then(|| Scene::of(call)).flatten()?;
    if !scene.has_inhabitants() {
        let refused = act::bereft(&scene)?;
        return Some(Ok(tell::refuse(&scene, &refused, decision).into()));
    }
    Some(idempotency::once(
        &scene,
        decision,
        |scene, decision| match act::act(scene) {
            Ok(told) => tell::answer(scene, told, decision),
            Err(refused) => Ok(tell::refuse(scene, &refused, decision).into()),
        },
    ))
}

/// Whoever asks for an example or for an error gets what the document says.
fn is_asked(call: &Call<'_>) -> bool {
    let wants_success = call
        .prefer
        .code
        .is_none_or(|code| (200..300).contains(&code));
    call.config.world == WorldMode::On
        && call.config.data != DataMode::Examples
        && call.prefer.example.is_none()
        && wants_success
}
