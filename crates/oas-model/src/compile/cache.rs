//! The compiled schemas of one API: as many as fit, the least used leave first.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

use super::{CompiledSchema, Direction, engine, names::Names};
use crate::finding::Findings;
use crate::footprint::Stale;
use serde_json::Value;

use crate::{Api, SchemaId, SourceSet};

/// Definitions that the kept validators may have together; about five kilobytes each.
const MAX_KEPT: usize = 20_000;

/// A schema, a direction, and the only names that the value has.
type Key = (SchemaId, Direction, Option<Names>);

/// Validators by schema and direction.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    by_key: HashMap<Key, (u64, Arc<CompiledSchema>)>,
    clock: u64,
    n_definitions: usize,
}

impl Cache {
    /// The validator, made now when it is not kept. No lock is held while it is made.
    pub(crate) fn get(&self, api: &Api, id: SchemaId, direction: Direction) -> Arc<CompiledSchema> {
        self.made(api, (api.follow(id).unwrap_or(id), direction, None))
    }

    /// One that judges this value as the other does, and knows no more than it takes: much less of
    /// a large document, whose schemas all lead to each other.
    pub(crate) fn get_for(
        &self,
        api: &Api,
        (id, direction): (SchemaId, Direction),
        value: &Value,
    ) -> Arc<CompiledSchema> {
        let whole = (api.follow(id).unwrap_or(id), direction, None);
        if let Some(known) = self.kept().find(&whole) {
            return known;
        }
        self.made(api, (whole.0, direction, Some(Names::of(value))))
    }

    fn made(&self, api: &Api, key: Key) -> Arc<CompiledSchema> {
        if let Some(known) = self.kept().find(&key) {
            return known;
        }
        let made = Arc::new(engine::compile(api, (key.0, key.1), key.2.as_ref()));
        self.kept().keep(key, made)
    }

    /// What was found while the validators were made.
    pub(crate) fn findings(&self, into: &Findings) {
        let kept = self.kept();
        let compiled = kept.by_key.values();
        compiled.for_each(|(_, one)| into.add_all(one.findings()));
    }

    /// The validators that are as good for newer documents.
    pub(crate) fn carry_over(&self, stale: &Stale, sources: &Arc<SourceSet>) -> Self {
        let kept = self.kept();
        let mut still = Kept {
            clock: kept.clock,
            ..Kept::default()
        };
        for (key, (used, one)) in &kept.by_key {
            if let Some(one) = one.kept(stale, sources) {
                still.n_definitions += one.definitions.len();
                still.by_key.insert(key.clone(), (*used, Arc::new(one)));
            }
        }
        Self(Mutex::new(still))
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn find(&mut self, key: &Key) -> Option<Arc<CompiledSchema>> {
        self.clock += 1;
        let (used, found) = self.by_key.get_mut(key)?;
        *used = self.clock;
        Some(Arc::clone(found))
    }

    fn keep(&mut self, key: Key, made: Arc<CompiledSchema>) -> Arc<CompiledSchema> {
        let cost = made.definitions.len();
        if self.n_definitions + cost > MAX_KEPT {
            self.forget_some();
        }
        match self.by_key.entry(key) {
            // Another thread was faster; all share its validator.
            Entry::Occupied(known) => Arc::clone(&known.get().1),
            Entry::Vacant(free) => {
                self.n_definitions += cost;
                Arc::clone(&free.insert((self.clock, made)).1)
            }
        }
    }

    /// Half of them leave at once, so that the search is seldom.
    fn forget_some(&mut self) {
        let mut uses: Vec<u64> = self.by_key.values().map(|(used, _)| *used).collect();
        uses.sort_unstable();
        let limit = uses.get(uses.len() / 2).copied().unwrap_or_default();
        self.by_key.retain(|_, (used, _)| *used > limit);
        let kept = self.by_key.values().map(|(_, one)| one.definitions.len());
        self.n_definitions = kept.sum();
    }
}
