//! From 3.1 to 3.2, which adds and takes nothing away: the version is named, and hints are given
//! for what has a name of its own now.
//!
//! Source: `OpenAPI` 3.2.0, "Tag Object".

use oas_doc::{Node, Part};

use super::entries;
use super::note::NoteKind;
use super::roles::{Role, Spot};
use super::step::Step;
use super::version;

/// All rules of this step.
pub(super) fn rules<'a>(step: &mut Step<'a>, spots: &[Spot<'a>]) {
    for &root in spots.iter().filter(|spot| spot.role == Role::Root) {
        version::rule(step, root);
        dialect(step, root);
        tags(step, root);
    }
}

/// The dialect of schemas that belongs to a version goes with it.
fn dialect<'a>(step: &mut Step<'a>, root: Spot<'a>) {
    const OLD: &str = "https://spec.openapis.org/oas/3.1/dialect/base";
    const NEW: &str = "https://spec.openapis.org/oas/3.2/dialect/2025-09-17";
    let written = root.node.get("jsonSchemaDialect");
    if let Some(written) = written.filter(|written| written.as_str() == Some(OLD)) {
        entries::set(step.members(root), written, Part::from(NEW));
    }
}

fn tags<'a>(step: &mut Step<'a>, root: Spot<'a>) {
    if let Some(groups) = root.node.get("x-tagGroups") {
        let message = "3.2 has groups of tags: a tag names the one that it belongs to as `parent`, \
                       and `kind: nav` says that it is for navigation.";
        step.note(NoteKind::Hint, "tag-groups", root, groups, message);
    }
    let mut tags = root.node.get("tags").into_iter().flat_map(Node::items);
    if let Some(named) = tags.find_map(|tag| tag.get("x-displayName")) {
        let message = "3.2 has a word for the name that is shown for a tag: `summary`.";
        step.note(NoteKind::Hint, "tag-summary", root, named, message);
    }
}
