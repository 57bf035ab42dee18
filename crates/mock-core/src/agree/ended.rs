//! What has not ended has no end: `closed_at` is null while `status` is `open`.

use serde_json::Value;

use super::{Names, Rule, Scene};

/// What happens to things once, as it begins the name of its time and of its flag.
const ENDS: &[&str] = &[
    "closed",
    "cancelled",
    "canceled",
    "deleted",
    "archived",
    "completed",
    "merged",
    "resolved",
    "refunded",
    "failed",
    "paid",
    "voided",
    "ended",
    "finished",
    "delivered",
    "revoked",
    "suspended",
    "rejected",
    "declined",
    "trashed",
    "fulfilled",
    "locked",
    "disabled",
    "removed",
    "expired",
    "succeeded",
    "answered",
    "dismissed",
    "fixed",
    "solved",
    "blocked",
    "banned",
    "stopped",
];
/// What is told of who did it, too.
const BY: &[&str] = &[
    "closed",
    "merged",
    "deleted",
    "resolved",
    "cancelled",
    "canceled",
    "archived",
];
const STATES: &[&str] = &["status", "state"];

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    names
        .all()
        .any(|(plain, _)| end_of(plain).is_some_and(|end| !signs(names, end).is_empty()))
}

/// `closed_at` and `date_closed` -> `closed`.
fn end_of(plain: &str) -> Option<&'static str> {
    let endings = ["_at", "_on", "_time", "_date", "_timestamp"];
    let by = plain.strip_suffix("_by").filter(|rest| BY.contains(rest));
    let rest = endings.iter().find_map(|end| plain.strip_suffix(end));
    let rest = rest.or(by).or_else(|| plain.strip_prefix("date_"))?;
    ENDS.iter().find(|end| **end == rest).copied()
}

/// The members that say whether it has happened.
fn signs<'n>(names: &'n Names, end: &str) -> Vec<&'n str> {
    let flags = [end.to_owned(), format!("is_{end}")];
    let own = flags.iter().filter_map(|flag| names.first(&[flag]));
    own.chain(names.first(STATES)).collect()
}

fn settle(scene: &mut Scene<'_>) {
    let times: Vec<(String, &str)> = scene
        .names
        .all()
        .filter_map(|(plain, written)| Some((written.to_owned(), end_of(plain)?)))
        .collect();
    for (time, end) in times {
        let told: Vec<bool> = signs(scene.names, end)
            .iter()
            .filter_map(|name| has_happened(scene.object.get(*name)?, end))
            .collect();
        if !told.is_empty() && !told.contains(&true) {
            scene.set(&time, Value::Null);
        }
    }
}

fn has_happened(sign: &Value, end: &str) -> Option<bool> {
    match sign {
        Value::Bool(flag) => Some(*flag),
        Value::String(state) => {
            let state = state.to_ascii_lowercase();
            let stem = end.trim_end_matches("ed").trim_end_matches('l');
            let is_merged = end == "closed" && state == "merged";
            Some(state.starts_with(stem) || is_merged)
        }
        _ => None,
    }
}
