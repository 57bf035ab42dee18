//! Which words beside each other are values of one parameter.
//!
//! In:  a node of the tree, and the word before it.
//! Out: the node, with the words that are values moved below a parameter.
//! Never: moves a word that may be a name of its own: `me` stays beside `{userId}`, and
//!        collections stay apart however alike their answers are.

use super::choices;
use super::form::extension;
use super::group::{are_values, certain, groups, is_plural};
use super::segment::is_base_word;
use super::tree::{MAX_WORDS, Node};

/// When a place is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// When a place was just visited a few times: only what is certain is moved, so that ids do
    /// not fill the memory.
    Soon,
    /// While exchanges come in.
    Meanwhile,
    /// When all have come.
    AtTheEnd,
}

/// What stands before the first segment of a path: it says where the API is.
pub(crate) const ROOT: &str = "api";

/// Moves the words at this node that are values below a parameter; then looks below.
pub(crate) fn gather(node: &mut Node, name: &str, when: When) {
    for suffix in suffixes(node) {
        // A parameter that has just been found takes in what alone would not be one.
        while move_values(node, name, &suffix, when) {}
        if node.words.len() >= MAX_WORDS {
            let all: Vec<String> = node.words.keys().cloned().collect();
            move_below(node, &all, &suffix);
        }
    }
    if when == When::AtTheEnd {
        for (word, child) in &mut node.words {
            gather(child, word, when);
        }
        for slot in node.parameters.values_mut() {
            gather(&mut slot.node, "", when);
            if !is_plural(name) && !is_base_word(name) {
                choices::gather_below(slot);
            }
        }
    }
}

/// Moves the words with this suffix that are values, and says whether there were any.
fn move_values(node: &mut Node, name: &str, suffix: &str, when: When) -> bool {
    let n_words = node.words.len();
    for group in groups(node, suffix, is_plural(name)) {
        if when == When::Soon {
            move_below(node, &certain(node, &group), suffix);
        } else if group.is_known() || are_values(node, &group, name) {
            move_below(node, &group.words, suffix);
        }
    }
    node.words.len() < n_words
}

/// The extensions that segments have here, and none.
fn suffixes(node: &Node) -> Vec<String> {
    let known = node.words.keys().filter_map(|word| extension(word));
    let mut all: Vec<String> = known.map(|(_, suffix)| suffix.to_owned()).collect();
    all.push(String::new());
    all.sort();
    all.dedup();
    all
}

/// Moves words and what is known below them to the parameter with this suffix.
pub(crate) fn move_below(node: &mut Node, words: &[String], suffix: &str) {
    let taken: Vec<(String, Node)> = words
        .iter()
        .filter(|word| !word.is_empty())
        .filter_map(|word| Some((word.clone(), node.words.shift_remove(word)?)))
        .collect();
    if taken.is_empty() {
        return;
    }
    let slot = node.parameters.entry(suffix.to_owned()).or_default();
    for (word, child) in taken {
        let decoded = percent_encoding::percent_decode_str(&word).decode_utf8_lossy();
        let value = decoded.strip_suffix(suffix).unwrap_or(&decoded).to_owned();
        slot.take(&word, &value);
        slot.n_words += 1;
        slot.node.absorb(child);
    }
}
