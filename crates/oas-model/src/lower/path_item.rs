//! Path items, and those behind their `$ref`.
//!
//! A `$ref` of a path item is one of its fields: others may stand beside it. The specifications
//! leave open what counts where both say something; here it is what stands nearer.
//!
//! Source: OpenAPI 3.1.1, "Path Item Object", `$ref`; Swagger 2.0 and 3.0 say the same.

use std::collections::HashSet;

use super::Context;
use crate::Parameter;
use crate::place::Place;

/// A path item and those behind its `$ref`, nearest first. What leads nowhere is a finding.
pub(super) fn chain<'a>(cx: Context<'a>, start: Place<'a>, name: &str) -> Vec<Place<'a>> {
    let mut chain = Vec::new();
    let mut seen = HashSet::new();
    let mut next = Some(start);
    while let Some(at) = next {
        if !at.is_mapping() {
            cx.wrong_type(at, name, "an object");
            break;
        }
        if !seen.insert(at.origin()) {
            let message = "This path item leads back to itself.".to_owned();
            let hint = "Point one of the references at a path item with operations.";
            cx.error("reference-cycle", at, message, hint);
            break;
        }
        chain.push(at);
        next = at.reference().and_then(|written| cx.target(at, written));
    }
    chain
}

/// The item that stands for a chain: the first that says more than where the next one is.
pub(super) fn first<'a>(cx: Context<'a>, start: Place<'a>, name: &str) -> Option<Place<'a>> {
    let chain = chain(cx, start, name);
    let says_more = |one: &&Place<'_>| one.members().any(|(key, _)| !is_silent(key));
    let end = chain.last().filter(|one| one.reference().is_none());
    chain.iter().find(says_more).or(end).copied()
}

fn is_silent(key: &str) -> bool {
    matches!(key, "$ref" | "summary" | "description") || super::is_extension(key)
}

/// Gathers parts from a chain, those that are nearer in place of those that are farther.
pub(super) fn gathered<'a, T>(
    cx: Context<'a>,
    item: Place<'a>,
    read: impl Fn(Place<'a>) -> Vec<T>,
    merge: impl Fn(Vec<T>, Vec<T>) -> Vec<T>,
) -> Vec<T> {
    let far_to_near = chain(cx, item, "the path item").into_iter().rev();
    far_to_near.map(read).reduce(merge).unwrap_or_default()
}

/// The parameters that a path item gives to its operations.
pub(super) fn parameters(cx: Context<'_>, item: Place<'_>) -> Vec<Parameter> {
    use super::parameter::{listed, merged};
    gathered(cx, item, |one| listed(cx, one), merged)
}
