//! A collection in its place: one resource below certain parents.

use std::sync::Arc;

use oas_model::SchemaId;
use serde_json::Value;

use super::{World, path};
use crate::{
    DataMode, EntityKey,
    answer::Call,
    draw::Trail,
    fakers::words,
    generate::{Purpose, Wish},
    resource::{Facts, Identity, Resource},
};

/// One resource below certain parents.
#[derive(Debug, Clone)]
pub(super) struct Home<'h> {
    pub(super) call: &'h Call<'h>,
    pub(super) idx: usize,
    pub(super) resource: &'h Resource,
    pub(super) facts: &'h Facts,
    /// Values of the path parameters above, from left to right.
    pub(super) parents: Vec<String>,
    name: Arc<str>,
}

impl<'h> Home<'h> {
    pub(super) fn new(call: &'h Call<'h>, idx: usize, parents: Vec<String>) -> Self {
        let world = &call.owner.world;
        Self {
            call,
            idx,
            resource: &world.resources.all[idx],
            facts: world.facts(call.book, idx),
            parents,
            name: world.name(idx),
        }
    }

    pub(super) fn world(&self) -> &'h World {
        &self.call.owner.world
    }

    pub(super) fn key(&self, id: &str) -> EntityKey {
        EntityKey {
            resource: self.name.clone(),
            parents: self.parents.clone(),
            id: id.to_owned(),
        }
    }

    /// Whether nobody has written or deleted the entity.
    pub(super) fn is_unwritten(&self, id: &str) -> bool {
        self.call.state.entry(&self.key(id)).is_none()
    }

    /// What everything in this collection is drawn from.
    pub(super) fn trail(&self) -> Trail {
        let trail = Trail::new(self.call.seed).step("entity").step(&self.name);
        self.parents
            .iter()
            .fold(trail, |trail, parent| trail.step(parent))
    }

    /// Whether documented examples may be shown.
    pub(super) fn shows_examples(&self) -> bool {
        self.call.config.data != DataMode::Generated && self.call.prefer.dynamic != Some(true)
    }

    /// What is asked of the generator for something of this collection.
    pub(super) fn wish<'w>(
        &self,
        schema: SchemaId,
        word: &'w str,
        trail: Trail,
        examples: bool,
    ) -> Wish<'w>
    where
        'h: 'w,
    {
        Wish {
            schema,
            purpose: Purpose::Response,
            examples,
            trail,
            resource: word,
            locale: self.call.config.locale,
            echo: &[],
            today: self.call.config.today,
        }
    }

    /// Under what the things made for this collection are kept.
    pub(super) fn shelf(&self) -> Trail {
        match self.shows_examples() {
            true => self.trail().step("examples"),
            false => self.trail().step("generated"),
        }
    }

    pub(super) fn identity(&self) -> Option<&'h Identity> {
        self.facts.identity.as_ref()
    }

    /// The id that an entity carries.
    pub(super) fn id_of(&self, entity: &Value) -> Option<String> {
        id_in(self.identity()?, entity)
    }

    /// The collection above, and the id of the entity there that this one belongs to.
    pub(super) fn above(&self) -> Option<(Self, String)> {
        let idx = self.resource.parent?;
        let parent = &self.world().resources.all[idx];
        let n_own = parent.parameters.len().max(1);
        let n_above = self.parents.len().checked_sub(n_own)?;
        let (above, own) = self.parents.split_at(n_above);
        let is_whole = above.len() == parent.parents.len() && !parent.parameters.is_empty();
        is_whole.then(|| {
            let home = Self::new(self.call, idx, above.to_vec());
            (home, own.join("/"))
        })
    }
}

/// The id that an entity carries, where these properties hold it.
pub(super) fn id_in(identity: &Identity, entity: &Value) -> Option<String> {
    let texts: Option<Vec<String>> = identity
        .properties
        .iter()
        .map(|property| text(path::get(entity, property)?))
        .collect();
    texts
        .filter(|texts| !texts.is_empty())
        .map(|texts| texts.join("/"))
}

/// One inhabitant in words: `customer`.
pub(super) fn word(resource: &Resource) -> String {
    let last = resource.name.rsplit('.').next().unwrap_or_default();
    words::singular(&words::snake(last))
}

/// A scalar as it stands in a path.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}
