//! A mock that runs for weeks holds no more than it did on its first day: beyond a number of
//! entries, those that were changed longest ago are forgotten, a tenth at a time.

use super::{EntityKey, Entry, State, StateChange};

/// Entries that a state holds at most. One of twenty members takes about 5 kB.
pub(super) const MAX_ENTRIES: usize = 20_000;

impl State {
    /// Forgets the oldest tenth where there are too many.
    pub(super) fn forget_oldest(&mut self, changes: &mut Vec<StateChange>) {
        if self.n_entries <= MAX_ENTRIES {
            return;
        }
        let mut ages: Vec<_> = self.entries_of_all().map(age).collect();
        let n_kept_from = MAX_ENTRIES / 10;
        let (_, oldest_kept, _) = ages.select_nth_unstable(n_kept_from);
        let oldest_kept = *oldest_kept;
        for (resource, by_parents) in &mut self.collections {
            for (parents, collection) in by_parents.iter_mut() {
                let gone = collection.take_old(|entry| age(entry) < oldest_kept);
                self.n_entries -= gone.len();
                changes.extend(gone.into_iter().map(|id| {
                    StateChange::Dropped(EntityKey {
                        resource: resource.clone(),
                        parents: parents.clone(),
                        id,
                    })
                }));
            }
            by_parents.retain(|_, collection| !collection.is_empty());
        }
    }

    fn entries_of_all(&self) -> impl Iterator<Item = &Entry> {
        let collections = self.collections.values().flat_map(|all| all.values());
        collections.flat_map(|all| all.iter().map(|(_, entry)| entry))
    }
}

fn age(entry: &Entry) -> (i64, u64) {
    (entry.changed_ms, entry.order)
}
