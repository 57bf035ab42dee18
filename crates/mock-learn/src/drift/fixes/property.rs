//! A member that is sent and not in the schema becomes a property.

use super::{Edits, Kind, spot::Spot};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
    let names = finding.members.join("`, `");
    format!("add the property `{names}`")
}

fn edits(spot: &Spot<'_>) -> Edits {
    let name = spot.finding.members.first()?;
    let schema = match spot.finding.rule.as_str() {
        "undeclared" => spot.place()?,
        keyword => spot.holder(keyword)?,
    };
    let written = spot.finding.evidence.value.schema(spot.version());
    spot.put(&schema, &["properties", name], written)
}
