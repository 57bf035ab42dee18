//! Actions: verbs behind a thing, and what they change about it.
//!
//! `cancel` makes the status `canceled` or `cancelled`, whichever the document lists; `archive`
//! sets `archived`; `unarchive`, or DELETE on the same path, takes it back.

use serde_json::Value;

use oas_model::SchemaType;

use super::{
    body::{self, Open},
    role::ValuePath,
};
use crate::book::Book;

/// Verbs whose result is not their participle.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("pay", &["paid"]),
    ("send", &["sent"]),
    ("hold", &["held", "onhold"]),
    ("freeze", &["frozen"]),
    ("begin", &["begun", "active", "inprogress"]),
    ("run", &["running", "run"]),
    (
        "start",
        &["started", "running", "active", "inprogress", "on"],
    ),
    ("stop", &["stopped", "off", "inactive"]),
    ("pause", &["paused", "suspended"]),
    ("resume", &["resumed", "active", "running", "inprogress"]),
    ("activate", &["activated", "active", "enabled"]),
    ("reactivate", &["reactivated", "active", "enabled"]),
    ("deactivate", &["deactivated", "inactive", "disabled"]),
    ("enable", &["enabled", "active", "on"]),
    ("disable", &["disabled", "inactive", "off"]),
    ("open", &["open", "opened"]),
    ("reopen", &["open", "reopened", "opened"]),
    ("void", &["void", "voided"]),
    ("unpublish", &["unpublished", "draft"]),
    ("submit", &["submitted", "pending", "inreview"]),
    ("withdraw", &["withdrawn"]),
    ("sell", &["sold"]),
    ("win", &["won"]),
    ("lose", &["lost"]),
    ("shutdown", &["off", "stopped", "shutdown"]),
    ("complete", &["completed", "complete", "done"]),
    ("finish", &["finished", "completed", "done"]),
    ("capture", &["captured", "succeeded", "completed"]),
    ("confirm", &["confirmed", "succeeded"]),
    ("markuncollectible", &["uncollectible"]),
    ("suspend", &["suspended", "inactive"]),
    ("unsuspend", &["unsuspended", "active"]),
    ("restore", &["restored", "active", "available"]),
];

/// What a verb changes: the property and its value afterwards.
pub(super) fn effect(
    book: &Book,
    entity: &Open,
    verb: &str,
    takes_back: bool,
) -> Option<(ValuePath, Value)> {
    let verb = match takes_back {
        true => format!("un{}", body::plain(verb)),
        false => body::plain(verb),
    };
    let results = results(&verb);
    let mut named: Vec<_> = entity.members(book).collect();
    let is_status = |name: &str| {
        ["status", "state", "phase", "lifecycle"]
            .iter()
            .any(|one| body::plain(name).ends_with(one))
    };
    named.sort_by_key(|(name, _)| !is_status(name));
    let by_word = results.iter().find_map(|result| {
        named
            .iter()
            .find_map(|(name, member)| listed(name, member, result))
    });
    by_word.or_else(|| {
        named
            .iter()
            .find_map(|(name, member)| switched(name, member, &verb))
    })
}

/// The values that may stand for what the verb has done.
fn results(verb: &str) -> Vec<String> {
    let irregular = IRREGULAR
        .iter()
        .find(|(one, _)| *one == verb)
        .map(|(_, results)| *results);
    let listed = irregular
        .unwrap_or_default()
        .iter()
        .map(|one| (*one).to_owned());
    listed.chain(participles(verb)).collect()
}

/// `close` `closed`, `apply` `applied`, `cancel` `canceled` and `cancelled`, `ship` `shipped`.
fn participles(verb: &str) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(stem) = verb.strip_suffix('e') {
        all.push(format!("{stem}ed"));
    } else if let Some(stem) = verb.strip_suffix('y') {
        all.extend([format!("{stem}ied"), format!("{verb}ed")]);
    } else {
        let last = verb.chars().last().map(String::from).unwrap_or_default();
        all.extend([format!("{verb}ed"), format!("{verb}{last}ed")]);
    }
    all
}

fn listed(name: &str, member: &Open, result: &str) -> Option<(ValuePath, Value)> {
    let values = member.shape.schema.one_of_values.as_ref()?;
    let mut texts = values
        .iter()
        .filter(|one| one.as_str().is_some_and(|text| body::plain(text) == result));
    texts.next().map(|value| (body::one(name), value.clone()))
}

/// `archived: true` after `archive`, `false` after `unarchive`.
fn switched(name: &str, member: &Open, verb: &str) -> Option<(ValuePath, Value)> {
    if !member.is(SchemaType::Boolean) {
        return None;
    }
    let plain = body::plain(name);
    let own = plain.strip_prefix("is").unwrap_or(&plain);
    let says = |verb: &str| results(verb).iter().any(|one| one == own);
    let undone = verb.strip_prefix("un").is_some_and(says);
    (says(verb) || undone).then(|| (body::one(name), Value::Bool(!undone)))
}
