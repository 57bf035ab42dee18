//! The entries of one collection, in the order in which they came to be.

use indexmap::IndexMap;

use super::Entry;

/// Ids with their entries.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Collection(IndexMap<String, Entry>);

impl Collection {
    pub(super) fn get(&self, id: &str) -> Option<&Entry> {
        self.0.get(id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.0.iter().map(|(id, entry)| (id.as_str(), entry))
    }

    /// Puts an entry. One that has a new place in the order goes to the end.
    pub(super) fn put(&mut self, id: &str, entry: Entry) {
        if let Some(old) = self.0.get_mut(id) {
            if old.order == entry.order {
                *old = entry;
                return;
            }
            self.0.shift_remove(id);
        }
        self.0.insert(id.to_owned(), entry);
    }

    pub(super) fn sort(&mut self) {
        self.0.sort_by_key(|_, entry| entry.order);
    }
}
