//! An item beyond those that a list may have: what it is becomes the schema of further items.

use super::{Edits, Kind, spot::Spot};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(_: &Spot<'_>) -> String {
    "describe further items".to_owned()
}

fn edits(spot: &Spot<'_>) -> Edits {
    let place = spot.place()?;
    let is_rest = ["items", "additionalItems"].contains(&&*place.at.last()?);
    let node = spot.node(&place).filter(|_| is_rest)?;
    // An earlier fix has opened it.
    if node.as_bool() != Some(false) {
        return Some(Vec::new());
    }
    let written = spot.finding.evidence.value.schema(spot.version());
    Some(vec![place.replace(written)])
}
