//! `x-webhooks`, which 3.1 has a name for.

use crate::upgrade::entries;
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::Spot;
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
    entries::rename(step.members(root), old, "webhooks");
}
