//! Words that 3.0 allowed everywhere, and 3.1 only where they mean something.
//!
//! Source: `OpenAPI` 3.1.1, "Parameter Object" and "Header Object".

use crate::upgrade::entries;
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

/// Takes `allowEmptyValue` and `allowReserved` away from everything but query parameters.
pub(super) fn rule<'a>(step: &mut Step<'a>, spot: Spot<'a>) {
    let in_query = spot.node.get("in").and_then(|at| at.as_str()) == Some("query");
    if in_query || spot.node.get("$ref").is_some() {
        return;
    }
    for word in ["allowEmptyValue", "allowReserved"] {
        let Some(written) = spot.node.get(word) else {
            continue;
        };
        if !entries::remove(step.members(spot), written) {
            continue;
        }
        if written.as_bool() == Some(true) {
            let message =
                format!("`{word}` has no meaning outside of the query, so it is removed.");
            step.note(NoteKind::Loss, "parameter-words", spot, written, message);
        }
    }
}
