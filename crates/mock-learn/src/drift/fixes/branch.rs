//! A value that is none of the alternatives becomes one more.

use super::{Edits, Kind, spot::Spot};
use crate::drift::Finding;

pub(super) const KIND: Kind = Kind { say, edits };

fn say(_: &Finding) -> String {
    "add an alternative".to_owned()
}

fn edits(spot: &Spot<'_>) -> Edits {
    let rule = spot.finding.rule.as_str();
    // Where a value is several alternatives at once, one more does not help.
    if spot.finding.message.contains("exactly one") {
        return None;
    }
    let schema = spot.holder(rule)?;
    // A discriminator chooses by name: it takes a person to name the new one.
    if spot.node(&schema)?.get("discriminator").is_some() {
        return None;
    }
    let written = spot.finding.evidence.value.schema(spot.version());
    spot.add(&schema, rule, written)
}
