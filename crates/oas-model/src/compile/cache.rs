//! The compiled schemas of one API: as many as fit, the least used leave first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{CompiledSchema, Direction, engine};
use crate::{Api, SchemaId};

/// Validators kept at a time. A large one takes some megabytes.
const MAX_KEPT: usize = 256;

type Key = (SchemaId, Direction);

/// Validators by schema and direction.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    by_key: HashMap<Key, (u64, Arc<CompiledSchema>)>,
    clock: u64,
}

impl Cache {
    /// The validator, made now when it is not kept. No lock is held while it is made.
    pub(crate) fn get(&self, api: &Api, id: SchemaId, direction: Direction) -> Arc<CompiledSchema> {
        let key = (api.follow(id).unwrap_or(id), direction);
        if let Some(known) = self.kept().find(key) {
            return known;
        }
        let made = Arc::new(engine::compile(api, key.0, direction));
        self.kept().keep(key, made)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn find(&mut self, key: Key) -> Option<Arc<CompiledSchema>> {
        self.clock += 1;
        let (used, found) = self.by_key.get_mut(&key)?;
        *used = self.clock;
        Some(Arc::clone(found))
    }

    fn keep(&mut self, key: Key, made: Arc<CompiledSchema>) -> Arc<CompiledSchema> {
        if self.by_key.len() >= MAX_KEPT {
            self.forget_some();
        }
        let clock = self.clock;
        Arc::clone(&self.by_key.entry(key).or_insert((clock, made)).1)
    }

    /// A quarter leaves at once, so that the search is seldom.
    fn forget_some(&mut self) {
        let mut uses: Vec<u64> = self.by_key.values().map(|(used, _)| *used).collect();
        uses.sort_unstable();
        let limit = uses[uses.len() / 4];
        self.by_key.retain(|_, (used, _)| *used > limit);
    }
}
