//! Operations are applied; what has become of each is a change.

use std::sync::Arc;

use serde_json::Value;

use super::{EntityKey, Entry, Remembered, State, StateChange, StateOp};

impl State {
    /// Applies the operations of one decision, in order.
    pub fn apply(&mut self, ops: &[StateOp]) -> Vec<StateChange> {
        let mut changes = Vec::with_capacity(ops.len());
        for op in ops {
            self.version += 1;
            self.apply_one(op, &mut changes);
        }
        self.forget_oldest(&mut changes);
        changes
    }

    /// Takes everything over from another state, as one change after all earlier ones.
    pub fn replace(&mut self, other: Self) -> Vec<StateChange> {
        let version = self.version + 1;
        *self = Self { version, ..other };
        let entities = self
            .all()
            .map(|(key, entry)| StateChange::Entity(key, entry.clone()));
        let remembered = self.memory.iter();
        let remembered =
            remembered.map(|(key, one)| StateChange::Remembered(key.to_owned(), one.clone()));
        let counters = self.counters.iter();
        let counters = counters.map(|(name, last)| StateChange::Count(Arc::clone(name), *last));
        let reset = std::iter::once(StateChange::Reset);
        reset
            .chain(entities)
            .chain(remembered)
            .chain(counters)
            .collect()
    }

    fn apply_one(&mut self, op: &StateOp, changes: &mut Vec<StateChange>) {
        match op {
            StateOp::Put {
                key,
                value,
                created,
                at_ms,
            } => changes.push(self.set(key, Some(value), *created, *at_ms)),
            StateOp::Delete { key, at_ms } => changes.push(self.set(key, None, false, *at_ms)),
            StateOp::Remember { key, remembered } => self.remember(key, remembered, changes),
            StateOp::Count { resource, number } => changes.push(self.count(resource, *number)),
            StateOp::Reset => {
                let version = self.version;
                *self = Self {
                    version,
                    ..Self::default()
                };
                changes.push(StateChange::Reset);
            }
        }
    }

    fn set(
        &mut self,
        key: &EntityKey,
        value: Option<&Arc<Value>>,
        created: bool,
        at_ms: i64,
    ) -> StateChange {
        let old = self.entry(key);
        let was_created = old.is_some_and(|old| old.created);
        // Who comes back after a deletion is the newest again.
        let order = old
            .filter(|old| old.value.is_some() || value.is_none())
            .map_or(self.next_order, |old| old.order);
        let entry = Entry {
            value: value.cloned(),
            revision: self.next_revision(key),
            changed_ms: at_ms,
            created: created || was_created,
            order,
        };
        self.insert(key, entry.clone());
        StateChange::Entity(key.clone(), entry)
    }

    /// Puts an entry as it is.
    pub(super) fn insert(&mut self, key: &EntityKey, entry: Entry) {
        self.next_order = self.next_order.max(entry.order.saturating_add(1));
        let collection = self
            .collections
            .entry(Arc::clone(&key.resource))
            .or_default()
            .entry(key.parents.clone())
            .or_default();
        self.n_entries += usize::from(collection.put(&key.id, entry));
    }

    fn remember(&mut self, key: &str, answer: &Remembered, changes: &mut Vec<StateChange>) {
        let forgotten = self.memory.put(key, answer.clone());
        changes.push(StateChange::Remembered(key.to_owned(), answer.clone()));
        changes.extend(forgotten.into_iter().map(StateChange::Forgotten));
    }

    fn count(&mut self, resource: &Arc<str>, number: u64) -> StateChange {
        let last = self.counters.entry(Arc::clone(resource)).or_default();
        *last = number.max(*last);
        StateChange::Count(Arc::clone(resource), *last)
    }
}

#[cfg(test)]
mod tests;
