//! A text of another format: the format gives way to the nearest that admits it.

use super::{Edits, Kind, spot::Spot};
use crate::drift::spell;

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
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
    Some(vec![match wider(spot) {
        Some(wider) => keyword.replace(spell::text(wider)),
        None => keyword.remove(),
    }])
}

fn written(spot: &Spot<'_>) -> Option<String> {
    let keyword = spot.holder("format")?.step("format");
    spot.node(&keyword)?.as_str().map(str::to_owned)
}

fn wider(spot: &Spot<'_>) -> Option<&'static str> {
    spot.finding.evidence.formats.wider(&written(spot)?)
}
