//! Folders, and what they hand down: variables and credentials.

use std::collections::BTreeSet;

use bytes::Bytes;
use serde_json::Value;

use super::{
    request,
    value::{entries, text},
};
use crate::{
    Observed, ObservedSide, Times,
    forms::{Imported, variables::Variables},
};

/// What holds for a request because of where it stands.
#[derive(Clone)]
pub(super) struct Around<'v> {
    pub(super) variables: Variables,
    pub(super) auth: Option<&'v Value>,
}

/// What was read so far.
pub(super) struct Walk<'i> {
    pub(super) imported: &'i mut Imported,
    /// Names of variables without a value.
    pub(super) unknown: BTreeSet<String>,
}

/// Reads every request of a collection that stands at the pointer `at`.
pub(super) fn collection(collection: &Value, at: &str, imported: &mut Imported) {
    let mut walk = Walk {
        imported,
        unknown: BTreeSet::new(),
    };
    let around = Around {
        variables: Variables::default(),
        auth: None,
    };
    folder(collection, at, &around, &mut walk);
    let unknown = walk.unknown;
    for name in unknown {
        let text = format!(
            "The variable `{name}` has no value in the collection; `{{{{{name}}}}}` stays."
        );
        imported
            .notes
            .push(crate::forms::Note::of_file("/variable", text));
    }
}

fn folder<'v>(folder: &'v Value, at: &str, around: &Around<'v>, walk: &mut Walk<'_>) {
    let around = inside(folder, around);
    let items = folder.get("item").and_then(Value::as_array);
    for (index, item) in items.into_iter().flatten().enumerate() {
        let at = format!("{at}/item/{index}");
        if item.get("item").is_some_and(Value::is_array) {
            self::folder(item, &at, &around, walk);
        } else if let Some(request) = item.get("request").filter(|request| !request.is_null()) {
            self::item(item, request, &at, &inside(item, &around), walk);
        } else {
            walk.imported.note(
                at,
                "This is neither a folder nor a request; it was left out.",
            );
        }
    }
}

fn inside<'v>(outer: &'v Value, around: &Around<'v>) -> Around<'v> {
    let variables = entries(outer.get("variable")).into_iter();
    let variables = variables.map(|entry| (entry.key, entry.value.unwrap_or_default()));
    Around {
        variables: around.variables.with(variables),
        auth: outer
            .get("auth")
            .filter(|auth| auth.is_object())
            .or(around.auth),
    }
}

/// The saved answers of a request; itself where there are none.
fn item(item: &Value, request: &Value, at: &str, around: &Around<'_>, walk: &mut Walk<'_>) {
    let answers = item.get("response").and_then(Value::as_array);
    let answers: Vec<_> = answers
        .into_iter()
        .flatten()
        .filter(|one| one.is_object())
        .collect();
    if answers.is_empty() {
        let observed = request::read(request, &format!("{at}/request"), around, walk);
        walk.imported.exchanges.extend(observed);
        return;
    }
    let own = Around {
        auth: request
            .get("auth")
            .filter(|auth| auth.is_object())
            .or(around.auth),
        ..around.clone()
    };
    for (index, answer) in answers.into_iter().enumerate() {
        let original = answer
            .get("originalRequest")
            .filter(|found| !found.is_null());
        let at = match original {
            Some(_) => format!("{at}/response/{index}/originalRequest"),
            None => format!("{at}/request"),
        };
        let observed = request::read(original.unwrap_or(request), &at, &own, walk);
        walk.imported
            .exchanges
            .extend(observed.map(|one| answered(one, answer)));
    }
}

fn answered(mut observed: Observed, answer: &Value) -> Observed {
    let code = answer.get("code").and_then(Value::as_u64);
    observed.status = code
        .and_then(|code| u16::try_from(code).ok())
        .unwrap_or_default();
    let body = Bytes::from(text(answer.get("body")));
    let headers = entries(answer.get("header")).into_iter();
    observed.response = ObservedSide {
        headers: headers
            .map(|entry| (entry.key, entry.value.unwrap_or_default()))
            .collect(),
        body_len: body.len() as u64,
        body,
        ..ObservedSide::default()
    };
    let took_ms = answer
        .get("responseTime")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    let took_us = took_ms.saturating_mul(1_000);
    observed.times = Times {
        queued_us: 0,
        first_byte_us: took_us,
        total_us: took_us,
    };
    observed
}
