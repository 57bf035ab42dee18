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

    /// Puts an entry, and says whether there is one more. One that has a new place in the order
    /// goes to the end.
    pub(super) fn put(&mut self, id: &str, entry: Entry) -> bool {
        if let Some(old) = self.0.get_mut(id)
            && old.order == entry.order
        {
            *old = entry;
            return false;
        }
        let was_there = self.0.shift_remove(id).is_some();
        self.0.insert(id.to_owned(), entry);
        !was_there
    }

    /// Takes out the entries for which `is_old` holds.
    pub(super) fn take_old(&mut self, is_old: impl Fn(&Entry) -> bool) -> Vec<String> {
        let (old, kept) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|(_, entry)| is_old(entry));
        self.0 = kept;
        let old: IndexMap<String, Entry> = old;
        old.into_keys().collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn sort(&mut self) {
        self.0.sort_by_key(|_, entry| entry.order);
    }
}
