//! `exclusiveMinimum` and `exclusiveMaximum`, which are the bounds themselves in 3.1.

use oas_doc::NodeKind;

use crate::upgrade::entries;
use crate::upgrade::roles::Spot;
use crate::upgrade::step::Step;

/// The line with the bound gets the name of the flag, and the flag goes.
pub(super) fn rule<'a>(step: &mut Step<'a>, schema: Spot<'a>) {
    for (flag, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        let node = schema.node;
        let Some(set) = node.get(flag).filter(|flag| flag.kind() == NodeKind::Bool) else {
            continue;
        };
        let entries = step.members(schema);
        if entries::remove(entries, set)
            && set.as_bool() == Some(true)
            && let Some(bound) = node.get(bound)
        {
            entries::rename(entries, bound, flag);
        }
    }
}
