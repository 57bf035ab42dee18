//! A header of an answer that is not described.

use oas_doc::Value as Written;
use oas_model::Version;

use super::{Edits, Kind, parameter, spot::Spot};
use crate::drift::spell;

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
    format!("add the header `{}`", finding.at)
}

fn edits(spot: &Spot<'_>) -> Edits {
    let response = spot.place()?;
    let name = spot.finding.members.first()?;
    let schema = parameter::schema(&spot.finding.evidence.value, spot.version());
    let written: Written = match spot.version() {
        Version::V20 => schema,
        _ => spell::mapping([("schema", schema)]),
    };
    spot.put(&response, &["headers", name], written)
}
