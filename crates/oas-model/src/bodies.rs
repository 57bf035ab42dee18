//! The lowered schemas of one API: its own, and those of the models before it that still hold.

use std::collections::{HashMap, hash_map::DefaultHasher};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, PoisonError, RwLock};

use crate::finding::Findings;
use crate::footprint::Stale;
use crate::lowered::Lowered;
use crate::{SchemaBody, SchemaId};

/// How many locks share the lowered schemas, so that workers seldom wait for each other.
const N_SHARDS: usize = 16;

/// Schemas lowered since the last sorting out, as a part of all, after which it is done again.
const PART_OF_ALL: usize = 8;

type Body = Lowered<SchemaBody>;

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    own: [RwLock<HashMap<SchemaId, Body>>; N_SHARDS],
    /// Shared with other models, so that an edit costs nothing for what it does not touch.
    kept: Arc<HashMap<SchemaId, Body>>,
    /// What changed since `kept` was sorted out: some of it no longer holds.
    gone: Stale,
}

impl Bodies {
    /// The schema of a place, lowered now when that has not been done.
    pub(crate) fn get(&self, id: SchemaId, lower: impl FnOnce() -> Body) -> Body {
        let shard = &self.own[shard_of(id)];
        let own = shard.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = own.get(&id).or_else(|| self.kept(id)) {
            return known.clone();
        }
        drop(own);
        let lowered = lower();
        let mut own = shard.write().unwrap_or_else(PoisonError::into_inner);
        own.entry(id).or_insert(lowered).clone()
    }

    fn kept(&self, id: SchemaId) -> Option<&Body> {
        let known = self.kept.get(&id)?;
        known.about.footprint.holds(&self.gone).then_some(known)
    }

    /// What was found while the schemas were lowered.
    pub(crate) fn findings(&self, into: &Findings) {
        self.visit(|_, body| into.add_all(&body.about.findings));
    }

    /// The schemas that are as they were, for a newer model.
    pub(crate) fn carry_over(&self, stale: &Stale) -> Self {
        let mut next = Self {
            kept: Arc::clone(&self.kept),
            gone: self.gone.and(stale),
            ..Self::default()
        };
        let n_own: usize = self.own.iter().map(|shard| read(shard, HashMap::len)).sum();
        if n_own > self.kept.len() / PART_OF_ALL {
            next.kept = Arc::new(self.sorted_out(stale));
            next.gone = Stale::default();
            return next;
        }
        for (shard, old) in next.own.iter_mut().zip(&self.own) {
            let holding = read(old, |old| {
                let holding = old
                    .iter()
                    .filter(|(_, one)| one.about.footprint.holds(stale));
                holding.map(|(id, one)| (*id, one.clone())).collect()
            });
            *shard = RwLock::new(holding);
        }
        next
    }

    fn sorted_out(&self, stale: &Stale) -> HashMap<SchemaId, Body> {
        let mut all = HashMap::with_capacity(self.kept.len());
        self.visit(|id, body| {
            if body.about.footprint.holds(stale) {
                all.insert(id, body.clone());
            }
        });
        all
    }

    fn visit(&self, mut visit: impl FnMut(SchemaId, &Body)) {
        for (id, body) in &*self.kept {
            if body.about.footprint.holds(&self.gone) {
                visit(*id, body);
            }
        }
        for shard in &self.own {
            read(shard, |own| {
                own.iter().for_each(|(id, body)| visit(*id, body))
            });
        }
    }
}

fn read<T, R>(shard: &RwLock<T>, look: impl FnOnce(&T) -> R) -> R {
    look(&shard.read().unwrap_or_else(PoisonError::into_inner))
}

/// Schemas that stand near each other are looked up under different locks.
fn shard_of(id: SchemaId) -> usize {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    usize::try_from(hasher.finish() >> 33).unwrap_or_default() % N_SHARDS
}
