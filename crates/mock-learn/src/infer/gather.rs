//! Which words beside each other are values of one parameter.
//!
//! In:  a node of the tree, and the word before it.
//! Out: the node, with the words that are values moved below a parameter.
//! Never: moves a word that may be a name of its own: `me` stays beside `{userId}`, and
//!        collections stay apart however alike their answers are.

use std::iter::repeat_n;

use super::alike::{Evidence, compare};
use super::choices;
use super::form::{Form, extension};
use super::tree::{MAX_WORDS, Node, Slot, is_base_word};

/// When a place is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// While exchanges come in.
    Meanwhile,
    /// When all have come.
    AtTheEnd,
}

/// What stands before the first segment of a path: it says where the API is.
pub(crate) const ROOT: &str = "api";

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

/// Words that are alike.
struct Group {
    words: Vec<String>,
    evidence: Evidence,
    /// The fewest words that any two of them share below.
    n_shared: usize,
}

/// Moves the words at this node that are values below a parameter; then looks below.
pub(crate) fn gather(node: &mut Node, name: &str, when: When) {
    for suffix in suffixes(node) {
        // A parameter that has just been found takes in what alone would not be one.
        while move_values(node, name, &suffix) {}
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
fn move_values(node: &mut Node, name: &str, suffix: &str) -> bool {
    let n_words = node.words.len();
    for group in groups(node, suffix, is_plural(name)) {
        if group.is_known() || are_values(node, &group, name) {
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

/// Words that are alike, the most visited first; where a parameter of words stands here already,
/// what is like it forms a group that begins with an empty word. In a collection it is enough that
/// nothing speaks against it.
fn groups(node: &Node, suffix: &str, is_collection: bool) -> Vec<Group> {
    let slot = node.parameters.get(suffix).filter(|slot| slot.n_words > 0);
    let mut waiting: Vec<(&String, &Node)> = node.words.iter().collect();
    waiting.retain(|(word, _)| extension(word).map_or("", |(_, suffix)| suffix) == suffix);
    let usual = Usual::of(&waiting, slot);
    waiting.retain(|(word, child)| !usual.is_name(word, child));
    waiting.sort_by(|(a, first), (b, second)| second.n.cmp(&first.n).then_with(|| a.cmp(b)));
    let mut groups: Vec<(&Node, Group)> = Vec::new();
    if let Some(slot) = slot {
        groups.push((&slot.node, Group::new("")));
    }
    for (word, child) in waiting {
        let found = groups.iter_mut().find_map(|(first, group)| {
            let evidence = compare(first, child);
            let is_stray = group.is_known() && usual.is_stray(child, first);
            let is_fine = |one: &Node| !is_end(one) || usual.is_rare(one);
            let are_fine = is_fine(child) && (group.is_known() || is_fine(first));
            let fits = is_collection && are_fine;
            let harmless = evidence.is_harmless() && (fits || is_stray);
            let is_known = |word: &String| child.n <= 2 || first.words.contains_key(word);
            let joins = evidence.is_alike() || harmless && child.words.keys().all(is_known);
            joins.then_some((group, evidence))
        });
        match found {
            Some((group, evidence)) => group.add(word, evidence),
            None => groups.push((child, Group::new(word))),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What is usual among the words at one place.
struct Usual {
    /// Whether answers name what the word before them says.
    echoes: bool,
    /// Visits of one value.
    n_visits: u64,
}

impl Usual {
    fn of(words: &[(&String, &Node)], slot: Option<&Slot>) -> Self {
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
    fn is_stray(&self, child: &Node, values: &Node) -> bool {
        let known = |method: &String| values.methods.contains_key(method);
        is_end(child) && self.is_rare(child) && child.methods.keys().all(known)
    }

    /// Whether a place has no more visits than some value has.
    fn is_rare(&self, child: &Node) -> bool {
        child.n <= self.n_visits * 3
    }

    /// Whether a word is the name of something, unless the answer says that it is an identity:
    /// one of the well-known names, one whose answers speak of other things, or one that is
    /// visited far more often than the others.
    fn is_name(&self, word: &str, child: &Node) -> bool {
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
fn is_end(node: &Node) -> bool {
    node.words.is_empty() && node.parameters.is_empty()
}

/// Whether what `GET` gives there has named the last segment; `None` where it gave nothing.
fn speaks_of_itself(node: &Node) -> Option<bool> {
    let mut messages = node.methods.get("GET")?.success();
    let gives = messages.any(|message| message.bodies.values().any(|body| body.json.is_some()));
    gives.then_some(node.n_echo > 0)
}

impl Group {
    fn new(word: &str) -> Self {
        Self {
            words: vec![word.to_owned()],
            evidence: Evidence::default(),
            n_shared: usize::MAX,
        }
    }

    /// Whether it is what a parameter stands for already.
    fn is_known(&self) -> bool {
        self.words.first().is_some_and(String::is_empty)
    }

    fn add(&mut self, word: &str, evidence: Evidence) {
        self.words.push(word.to_owned());
        self.n_shared = self.n_shared.min(evidence.n_shared);
        if evidence.speaks_for > self.evidence.speaks_for {
            self.evidence = evidence;
        }
    }
}

/// Whether the words of a group are so many that they can only be values, given what they are like.
fn are_values(node: &Node, group: &Group, name: &str) -> bool {
    let members: Vec<(&str, &Node)> = group
        .words
        .iter()
        .filter_map(|word| Some((word.as_str(), node.words.get(word)?)))
        .collect();
    let n = members.len();
    let share = |is: &dyn Fn(&str, &Node) -> bool| {
        members
            .iter()
            .filter(|(word, child)| is(word, child))
            .count()
            * 2
            >= n
    };
    let is_collection = is_plural(name);
    if share(&|_, child| child.n_echo > 0) {
        return n >= if is_collection { 1 } else { 2 };
    }
    if share(&|word, _| matches!(Form::of(word), Form::Mixed | Form::Odd)) {
        return n >= 4;
    }
    if share(&|word, child| {
        is_plural(word) && (!child.words.is_empty() || !child.parameters.is_empty())
    }) {
        return false;
    }
    if n >= 4 && group.n_shared >= 2 {
        return true;
    }
    let is_list_of_choices = n <= 12 && members.iter().all(|(_, child)| child.n >= 4);
    let n_needed = match (is_collection, group.evidence.is_strong()) {
        (true, true) => 5,
        (true, false) => 8,
        (false, true) => 9,
        (false, false) => 14,
    };
    n >= n_needed && !is_list_of_choices
}

/// Whether a word could name a collection: `users`, `payment_methods`, `people`.
pub(crate) fn is_plural(word: &str) -> bool {
    let stem = extension(word).map_or(word, |(stem, _)| stem);
    let word = stem.to_ascii_lowercase();
    let stays = ["ss", "us", "is"];
    word == "people"
        || word.len() > 3 && word.ends_with('s') && !stays.iter().any(|end| word.ends_with(end))
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
