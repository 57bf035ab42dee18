//! Tags, which form a tree since OpenAPI 3.2.

use std::collections::{HashMap, HashSet};

use super::Context;
use crate::Tag;
use crate::place::Place;

/// The tags that a document declares.
pub(super) fn listed(cx: Context<'_>, root: Place<'_>) -> Vec<Tag> {
    let tag = |at: Place<'_>| {
        if !at.is_mapping() {
            cx.wrong_type(at, "tags", "a list of tag objects");
            return None;
        }
        Some(Tag {
            name: cx.text(at, "name")?,
            summary: cx.text(at, "summary"),
            description: cx.text(at, "description"),
            parent: cx.text(at, "parent"),
            kind: cx.text(at, "kind"),
            origin: at.origin(),
        })
    };
    let mut tags: Vec<_> = cx.list(root, "tags").into_iter().filter_map(tag).collect();
    forget_bad_parents(cx, &mut tags);
    tags
}

/// A parent that is not declared, or a tag that is above itself: both are findings,
/// and the tag stands at the top.
///
/// Source: OpenAPI 3.2.0, "Tag Object", `parent`.
fn forget_bad_parents(cx: Context<'_>, tags: &mut [Tag]) {
    let parents: HashMap<_, _> = tags
        .iter()
        .map(|tag| (tag.name.clone(), tag.parent.clone()))
        .collect();
    for tag in tags {
        let Some(parent) = tag.parent.clone() else {
            continue;
        };
        let (message, hint) = if !parents.contains_key(&parent) {
            let message = format!("No tag of this document is named `{parent}`.");
            (message, "Check the spelling, or declare the parent.")
        } else if is_above_itself(&parents, &tag.name) {
            let message = format!("The tag `{}` is above itself.", tag.name);
            (
                message,
                "Take `parent` from one of the tags of this circle.",
            )
        } else {
            continue;
        };
        let at = Place::of(cx.sources, tag.origin);
        cx.warn("tag-parent", at.get("parent").unwrap_or(at), message, hint);
        tag.parent = None;
    }
}

fn is_above_itself(parents: &HashMap<String, Option<String>>, name: &str) -> bool {
    let mut seen = HashSet::new();
    let mut at = name;
    while let Some(Some(parent)) = parents.get(at) {
        if parent == name {
            return true;
        }
        if !seen.insert(parent) {
            return false;
        }
        at = parent;
    }
    false
}
