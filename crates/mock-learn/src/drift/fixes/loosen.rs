//! A rule that cannot be widened to what was seen, only taken away.

use super::{
    Edits, Kind,
    spot::{Place, Spot},
};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let rule = &spot.finding.rule;
    match rule.as_str() {
        "pattern" => {
            "take `pattern` away: no wider pattern is known that all values match".to_owned()
        }
        _ => format!("take `{rule}` away, which values break"),
    }
}

fn edits(spot: &Spot<'_>) -> Edits {
    let rule = spot.finding.rule.as_str();
    let keyword = match rule {
        // What breaks it is a rule inside of it.
        "propertyNames" => spot.place()?,
        // The rule may be the count.
        "contains" => spot.place()?.beside("contains")?,
        _ => spot.holder(rule)?.step(rule),
    };
    let schema = Place {
        document: keyword.document,
        at: keyword.at.parent()?,
    };
    // How often something must be contained says nothing without what.
    let counts: &[&str] = match rule {
        "contains" => &["minContains", "maxContains"],
        _ => &[],
    };
    let counts = counts.iter().map(|name| schema.step(name));
    let all = std::iter::once(keyword).chain(counts);
    let there = all.filter(|place| spot.node(place).is_some());
    Some(there.map(|place| place.remove()).collect())
}
