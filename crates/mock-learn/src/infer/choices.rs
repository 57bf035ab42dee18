//! Parameters whose values are a few names: `/{feature}/{switch}`.
//!
//! In:  a parameter that words were gathered to.
//! Out: the same, where its values are names of choices, with the names below it gathered too.
//! Never: takes what can be done with the members of a collection for choices.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::alike;
use super::endpoint::Endpoint;
use super::gather::move_below;
use super::tree::{Node, Slot};
use super::usual::is_end;

/// Fewer names than this are no list, and more are no choices that anybody would put into a path.
const CHOICES: RangeInclusive<u64> = 4..=12;
/// More names than this behind each choice are operations.
const MAX_BELOW: usize = 4;

/// Gathers the names behind a list of choices, where each stands behind about every choice and
/// none differs from the others in anything.
pub(crate) fn gather_below(slot: &mut Slot) {
    if !are_choices(slot) || !are_equal(&slot.node, slot.values.n_different) {
        return;
    }
    let words: Vec<String> = slot.node.words.keys().cloned().collect();
    move_below(&mut slot.node, &words, "");
    slot.values.are_choices = true;
    for below in slot.node.parameters.values_mut() {
        below.values.are_choices = true;
    }
}

/// Whether all values are words that come again and again, and none is a thing of its own.
fn are_choices(slot: &Slot) -> bool {
    let n = slot.values.n_different;
    let is_thing = !slot.node.methods.is_empty() || !slot.node.parameters.is_empty();
    slot.n_words == n && CHOICES.contains(&n) && slot.node.n >= n * 4 && !is_thing
}

/// Whether the words below are a few, each as often as there are choices before it, that end the
/// path and are asked and answered alike.
fn are_equal(node: &Node, n_before: u64) -> bool {
    let mut all = node.words.values();
    let Some(first) = all.next() else {
        return false;
    };
    (2..=MAX_BELOW).contains(&node.words.len())
        && node
            .words
            .values()
            .all(|one| is_end(one) && one.n >= n_before)
        && all.all(|one| alike::compare(first, one).is_alike() && are_asked_alike(first, one))
}

fn are_asked_alike(a: &Node, b: &Node) -> bool {
    let same = |(method, mine): (&String, &Endpoint)| {
        let theirs = b.methods.get(method);
        theirs.is_some_and(|theirs| requests_are_alike(mine, theirs))
    };
    a.methods.len() == b.methods.len() && a.methods.iter().all(same)
}

fn requests_are_alike(a: &Endpoint, b: &Endpoint) -> bool {
    let (mine, theirs) = (&a.request.bodies, &b.request.bodies);
    let same = mine.iter().all(|(media_type, body)| {
        let shapes = theirs
            .get(media_type)
            .map(|other| (&body.json, &other.json));
        match shapes {
            Some((Some(mine), Some(theirs))) => {
                alike::shapes(mine, theirs).is_none_or(|likeness| likeness >= 0.75)
            }
            Some((mine, theirs)) => mine.is_none() == theirs.is_none(),
            None => false,
        }
    });
    let names =
        |one: &Endpoint| -> BTreeSet<String> { one.query.by_name.keys().cloned().collect() };
    mine.len() == theirs.len() && same && names(a) == names(b)
}

#[cfg(test)]
mod tests {
    use crate::{InferOptions, Inference, Observed};
    use oas_model::Version;

    fn paths(asked: &[String]) -> Vec<String> {
        let mut inference = Inference::new(InferOptions::default());
        for url in asked {
            let (method, url) = (String::from("POST"), url.clone());
            inference.observe(&Observed {
                method,
                url,
                status: 204,
                ..Observed::default()
            });
        }
        let document = inference.document(Version::V31);
        let lines = document.lines().filter(|line| line.starts_with("  /"));
        lines
            .map(|line| line.trim().trim_end_matches(':').to_owned())
            .collect()
    }

    fn crossed(before: &str, first: &[&str], second: &[&str]) -> Vec<String> {
        let pairs = first
            .iter()
            .flat_map(|a| second.iter().map(move |b| (a, b)));
        let one = |(a, b): (&&str, &&str)| format!("{before}/{a}/{b}");
        let all: Vec<String> = pairs.map(one).collect();
        [all.clone(), all.clone(), all.clone(), all].concat()
    }

    const FEATURES: [&str; 5] = ["alerts", "push-protection", "scanning", "insight", "advice"];

    #[test]
    fn choices_behind_choices_are_two_parameters() {
        let asked = crossed("/plants/7", &FEATURES, &["enable_all", "disable_all"]);
        assert_eq!(paths(&asked), ["/plants/{plantId}/{plantId2}/{plantId3}"]);
    }

    #[test]
    fn what_can_be_done_with_members_of_a_collection_stays() {
        let asked = crossed("/servers", &FEATURES, &["start", "stop"]);
        assert_eq!(
            paths(&asked),
            ["/servers/{serverId}/start", "/servers/{serverId}/stop"]
        );
    }

    #[test]
    fn operations_at_the_beginning_stay() {
        let asked = crossed("/api/v1", &FEATURES, &["start", "stop"]);
        assert!(
            paths(&asked)
                .iter()
                .all(|path| path.ends_with("/start") || path.ends_with("/stop"))
        );
    }

    #[test]
    fn operations_behind_ids_stay() {
        let ids = ["11", "12", "13", "14", "15"];
        let asked = crossed("/plants/7", &ids, &["enable_all", "disable_all"]);
        assert_eq!(paths(&asked).len(), 2);
    }
}
