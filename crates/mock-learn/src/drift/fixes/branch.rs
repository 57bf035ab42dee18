//! A value that is none of the alternatives becomes one more; of one that is several of them,
//! all are right.

use super::{Edits, Kind, spot::Spot};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let seen = &spot.finding.evidence;
    match (seen.several, seen.none) {
        (true, true) => "let several alternatives match (`anyOf`), and add one",
        (true, false) => "let several alternatives match: `anyOf` in place of `oneOf`",
        _ => "add an alternative",
    }
    .to_owned()
}

fn edits(spot: &Spot<'_>) -> Edits {
    let rule = spot.finding.rule.as_str();
    let Some(schema) = spot.holder(rule) else {
        // An earlier fix has renamed it.
        let is_there = spot.finding.evidence.several && spot.node(&spot.place()?).is_none();
        return is_there.then(Vec::new);
    };
    let node = spot.node(&schema)?;
    let mut edits = Vec::new();
    if spot.finding.evidence.none {
        // A discriminator chooses by name: it takes a person to name the new one.
        if node.get("discriminator").is_some() {
            return None;
        }
        let written = spot.finding.evidence.value.schema(spot.version());
        edits.extend(spot.add(&schema, rule, written)?);
    }
    if spot.finding.evidence.several {
        // Two lists would both have to match.
        if node.get("anyOf").is_some() {
            return None;
        }
        edits.push(schema.step(rule).rename("anyOf"));
    }
    Some(edits)
}
