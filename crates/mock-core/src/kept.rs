//! Values that are costly to make, kept for a while.

use std::{fmt, hash::Hash};

use foldhash::fast::FixedState;

/// Beyond this many entries a cache starts afresh: it is a cache, not a store.
const MAX_KEPT: usize = 50_000;

/// Values that were worked out, by what they were worked out from.
///
/// Reading takes no lock and writes to no memory that others read: one answer looks up a hundred
/// of them, and several threads answer at once.
pub(crate) struct Kept<K, V> {
    all: papaya::HashMap<K, V, FixedState>,
    most: usize,
}

impl<K, V> fmt::Debug for Kept<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept").finish_non_exhaustive()
    }
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self::at_most(MAX_KEPT)
    }
}

impl<K, V> Kept<K, V> {
    /// Keeps at most so many.
    pub(crate) fn at_most(most: usize) -> Self {
        Self {
            all: papaya::HashMap::with_hasher(FixedState::default()),
            most,
        }
    }
}

impl<K: Hash + Eq, V: Clone> Kept<K, V> {
    pub(crate) fn find<Q>(&self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.all.pin().get(key).cloned()
    }

    /// Keeps a value, unless another thread was faster; all share the one that is kept.
    pub(crate) fn keep(&self, key: K, made: V) -> V {
        let kept = self.all.pin();
        if kept.len() >= self.most {
            kept.clear();
        }
        kept.get_or_insert(key, made).clone()
    }

    /// The value, made now where it is not kept.
    pub(crate) fn get<Q>(&self, key: &Q, make: impl FnOnce() -> V) -> V
    where
        K: std::borrow::Borrow<Q> + for<'q> From<&'q Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.find(key)
            .unwrap_or_else(|| self.keep(K::from(key), make()))
    }
}
