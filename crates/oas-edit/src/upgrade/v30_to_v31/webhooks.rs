//! `x-webhooks`, which 3.1 has a name for.

use oas_doc::{Node, NodeKind};

use crate::upgrade::entries;
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::{METHODS, Spot};
use crate::upgrade::step::Step;

/// Gives the member its name, unless there is one of that name.
pub(super) fn rule<'a>(step: &mut Step<'a>, root: Spot<'a>) {
    let Some(old) = root.node.get("x-webhooks") else {
        return;
    };
    if root.node.get("webhooks").is_some() {
        let message = "There are `webhooks` already, so `x-webhooks` stays; join them by hand.";
        step.note(NoteKind::ByHand, "webhooks", root, old, message);
        return;
    }
    if !old.members().all(|(_, item)| is_path_item(item)) {
        let message = "`x-webhooks` is no map of path items here, so it stays as an extension.";
        step.note(NoteKind::ByHand, "webhooks", root, old, message);
        return;
    }
    entries::rename(step.members(root), old, "webhooks");
}

fn is_path_item(item: Node<'_>) -> bool {
    let words = ["$ref", "summary", "description", "servers", "parameters"];
    let known =
        |name: &str| words.contains(&name) || METHODS.contains(&name) || name.starts_with("x-");
    item.kind() == NodeKind::Mapping && item.members().all(|(name, _)| known(name))
}
