//! What is usual among the words at one place, and which of them are names by that.
//!
//! In:  words with what is known below each, and the values that were gathered already.
//! Out: a [`Usual`].
//! Never: compares what answers are like.

use std::iter::repeat_n;

use super::form::extension;
use super::tree::{MAX_WORDS, Node, Slot};

/// Words that stand for one of a collection, whatever its own name is.
const ONESELF: [&str; 5] = ["me", "self", "current", "mine", "myself"];

/// Words that name something in any collection.
const NAMES: [&str; 42] = [
    "search", "count", "latest", "new", "public", "private", "all", "batch", "bulk", "export",
    "import", "health", "status", "stats", "default", "active", "archived", "trash", "login",
    "logout", "token", "query", "validate", "verify", "preview", "upload", "download", "cancel",
    "confirm", "refresh", "reset", "summary", "settings", "config", "metadata", "schema", "info",
    "version", "recent", "popular", "featured", "random",
];

/// What is usual among the words at one place.
pub(crate) struct Usual {
    /// Whether answers name what the word before them says.
    echoes: bool,
    /// Visits of one value.
    n_visits: u64,
}

impl Usual {
    pub(crate) fn of(words: &[(&String, &Node)], slot: Option<&Slot>) -> Self {
        // What is gathered already counts as often as it has values.
        let n_values = slot.map_or(0, |slot| slot.values.n_different.min(MAX_WORDS as u64));
        let known = slot.and_then(|slot| speaks_of_itself(&slot.node));
        let told = words
            .iter()
            .filter_map(|(_, child)| speaks_of_itself(child));
        let told: Vec<bool> = told
            .chain(repeat_n(known, n_values as usize).flatten())
            .collect();
        let n_echo = told.iter().filter(|is| **is).count();
        let mut visits: Vec<u64> = words.iter().map(|(_, child)| child.n).collect();
        let usual = slot.map(|slot| slot.node.n / slot.values.n_different.max(1));
        visits.extend(repeat_n(usual, n_values as usize).flatten());
        visits.sort_unstable();
        Self {
            echoes: n_echo * 2 >= told.len() && n_echo > usize::from(known.is_none()),
            n_visits: visits.get(visits.len() / 2).copied().unwrap_or_default(),
        }
    }

    /// Whether a place has nothing that the values of a parameter have not, nothing below, and no
    /// more visits than they.
    pub(crate) fn is_stray(&self, child: &Node, values: &Node) -> bool {
        let known = |method: &String| values.methods.contains_key(method);
        is_end(child) && self.is_rare(child) && child.methods.keys().all(known)
    }

    /// Whether a place has no more visits than some value has.
    pub(crate) fn is_rare(&self, child: &Node) -> bool {
        child.n <= self.n_visits * 3
    }

    /// Whether a word is the name of something, unless the answer says that it is an identity:
    /// one of the well-known names, one whose answers speak of other things, or one that is
    /// visited far more often than the others.
    pub(crate) fn is_name(&self, word: &str, child: &Node) -> bool {
        let stem = extension(word).map_or(word, |(stem, _)| stem);
        let lower = stem.to_ascii_lowercase();
        let is_other = self.echoes && speaks_of_itself(child) == Some(false);
        let is_busy = child.n >= 20 && child.n > self.n_visits * 6;
        word.is_empty()
            || ONESELF.contains(&lower.as_str())
            || child.n_echo == 0 && (is_other || is_busy || NAMES.contains(&lower.as_str()))
    }
}

/// Whether nothing was seen below.
pub(crate) fn is_end(node: &Node) -> bool {
    node.words.is_empty() && node.parameters.is_empty()
}

/// Whether what `GET` gives there has named the last segment; `None` where it gave nothing.
fn speaks_of_itself(node: &Node) -> Option<bool> {
    let mut messages = node.methods.get("GET")?.success();
    let gives = messages.any(|message| message.bodies.values().any(|body| body.json.is_some()));
    gives.then_some(node.n_echo > 0)
}
