//! Words at one place that are alike, and whether they are values.
//!
//! In:  a node of the tree, and the word before it.
//! Out: [`Group`]s.
//! Never: moves anything.

use super::alike::{Evidence, compare};
use super::form::{Form, extension};
use super::tree::Node;
use super::usual::{Usual, is_end};

/// So many different words that answers name as identities are no coincidence.
const MANY: usize = 8;

/// Words that are alike.
pub(crate) struct Group {
    pub(crate) words: Vec<String>,
    evidence: Evidence,
    /// The fewest words that any two of them share below.
    n_shared: usize,
}

/// Words that are alike, the most visited first; where a parameter of words stands here already,
/// what is like it forms a group that begins with an empty word. In a collection it is enough that
/// nothing speaks against it.
pub(crate) fn groups(node: &Node, suffix: &str, is_collection: bool) -> Vec<Group> {
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
            let may_join = || fits(&usual, group, (first, child), is_collection);
            let joins = evidence.is_alike() || evidence.is_harmless() && may_join();
            joins.then_some((group, evidence))
        });
        match found {
            Some((group, evidence)) => group.add(word, evidence),
            None => groups.push((child, Group::new(word))),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether a word may join a group that it has nothing in common with, for want of anything to
/// compare: a value that was hardly asked for beside others.
fn fits(usual: &Usual, group: &Group, (first, child): (&Node, &Node), is_collection: bool) -> bool {
    let is_rare = |one: &Node| !is_end(one) || usual.is_rare(one);
    let are_rare = is_rare(child) && (group.is_known() || is_rare(first));
    let is_stray = group.is_known() && usual.is_stray(child, first);
    let is_known = |word: &String| child.n <= 2 || first.words.contains_key(word);
    (is_collection && are_rare || is_stray)
        && !has_own(child, first)
        && child.words.keys().all(is_known)
}

/// Whether a place is asked again and again for what the other is never asked for: values of one
/// parameter are asked for the same things.
fn has_own(child: &Node, first: &Node) -> bool {
    let mut methods = child.methods.iter();
    methods.any(|(method, endpoint)| endpoint.n > 2 && !first.methods.contains_key(method))
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
    pub(crate) fn is_known(&self) -> bool {
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

/// The words of a group that answers name as identities, where they are so many that there is no
/// doubt.
pub(crate) fn certain(node: &Node, group: &Group) -> Vec<String> {
    let named = |word: &&String| {
        let child = node.words.get(*word);
        child.is_some_and(|child| child.n_echo > 0)
    };
    let words: Vec<String> = group.words.iter().filter(named).cloned().collect();
    match group.is_known() || words.len() >= MANY {
        true => words,
        false => Vec::new(),
    }
}

/// Whether the words of a group are so many that they can only be values, given what they are like.
pub(crate) fn are_values(node: &Node, group: &Group, name: &str) -> bool {
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
