//! Remembered answers. There are never many: the oldest is forgotten first.

use indexmap::IndexMap;

use super::Remembered;

/// How many answers are remembered. Clients repeat a request within minutes.
const MAX_REMEMBERED: usize = 10_000;
/// How long an answer is remembered, in milliseconds: a day.
const MAX_AGE_MS: i64 = 24 * 60 * 60 * 1000;

/// Keys with their answers, the oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Memory(IndexMap<String, Remembered>);

impl Memory {
    pub(super) fn get(&self, key: &str) -> Option<&Remembered> {
        self.0.get(key)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Remembered)> {
        self.0.iter().map(|(key, one)| (key.as_str(), one))
    }

    /// Remembers one answer, and says which ones are forgotten for it.
    pub(super) fn put(&mut self, key: &str, remembered: Remembered) -> Vec<String> {
        let now_ms = remembered.at_ms;
        self.0.shift_remove(key);
        self.0.insert(key.to_owned(), remembered);
        let n_old = self.n_old(now_ms);
        self.0.drain(..n_old).map(|(key, _)| key).collect()
    }

    fn n_old(&self, now_ms: i64) -> usize {
        let surplus = self.0.len().saturating_sub(MAX_REMEMBERED);
        let is_old = |one: &&Remembered| now_ms.saturating_sub(one.at_ms) > MAX_AGE_MS;
        surplus.max(self.0.values().take_while(is_old).count())
    }
}
