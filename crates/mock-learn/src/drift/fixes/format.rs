//! A text of another format: the format gives way to the nearest that admits it.

use oas_doc::Value as Written;
use oas_model::Version;

use super::{Edits, Kind, spot::Spot};
use crate::drift::spell;

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    if let Some((own, beside)) = beside(spot) {
        return format!("allow the format `{beside}` beside `{own}`");
    }
    match (written(spot), wider(spot)) {
        (Some(own), Some(wider)) => {
            format!("make the format `{wider}`, which admits all that `{own}` does")
        }
        (Some(own), None) => format!("take the format `{own}` away, which values do not have"),
        (None, _) => "take `format` away, which values do not have".to_owned(),
    }
}

fn edits(spot: &Spot<'_>) -> Edits {
    let keyword = spot.holder("format")?.step("format");
    if spot.node(&keyword).is_none() {
        return Some(Vec::new());
    }
    if let Some((own, beside)) = beside(spot) {
        let of = |name: &str| spell::mapping([("format", spell::text(name))]);
        let both = Written::Sequence(vec![of(&own), of(beside)]);
        let home = keyword.beside("anyOf")?;
        return Some(vec![keyword.rename("anyOf"), home.replace(both)]);
    }
    Some(vec![match wider(spot) {
        Some(wider) => keyword.replace(spell::text(wider)),
        None => keyword.remove(),
    }])
}

fn written(spot: &Spot<'_>) -> Option<String> {
    let keyword = spot.holder("format")?.step("format");
    spot.node(&keyword)?.as_str().map(str::to_owned)
}

/// The format as written, and another that all values have, where alternatives can be said.
fn beside(spot: &Spot<'_>) -> Option<(String, &'static str)> {
    let schema = spot.holder("format")?;
    let can_say = spot.version() != Version::V20 && spot.node(&schema)?.get("anyOf").is_none();
    let own = written(spot).filter(|_| can_say)?;
    let beside = spot.finding.evidence.formats.beside(&own)?;
    Some((own, beside))
}

fn wider(spot: &Spot<'_>) -> Option<&'static str> {
    spot.finding.evidence.formats.wider(&written(spot)?)
}
