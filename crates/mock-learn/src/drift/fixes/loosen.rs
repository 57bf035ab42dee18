//! A rule that cannot be widened to what was seen, only taken away.

use super::{Edits, Kind, spot::Spot};
use crate::drift::Finding;

pub(super) const KIND: Kind = Kind { say, edits };

fn say(finding: &Finding) -> String {
    format!("take `{}` away, which values break", finding.rule)
}

fn edits(spot: &Spot<'_>) -> Edits {
    let rule = spot.finding.rule.as_str();
    let keyword = spot.holder(rule)?.step(rule);
    let is_there = spot.node(&keyword).is_some();
    Some(is_there.then(|| keyword.remove()).into_iter().collect())
}
