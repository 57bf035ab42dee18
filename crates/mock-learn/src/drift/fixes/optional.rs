//! What is missing in traffic need not be there.

use mock_core::ViolationPart as Part;

use super::{Edits, Kind, spot::Spot};
use crate::drift::Finding;

pub(super) const KIND: Kind = Kind { say, edits };

fn say(finding: &Finding) -> String {
    match (finding.part, finding.members.first()) {
        (_, Some(name)) => format!("make `{name}` optional"),
        _ => "make the body optional".to_owned(),
    }
}

fn edits(spot: &Spot<'_>) -> Edits {
    let holder = spot.holder("required");
    let is_member = matches!(spot.finding.part, Part::Body | Part::ResponseBody);
    let Some(name) = spot.finding.members.first().filter(|_| is_member) else {
        let is_request = spot.finding.part != Part::ResponseBody;
        let flag = holder
            .map(|one| one.step("required"))
            .filter(|_| is_request);
        return match flag {
            Some(flag) if spot.node(&flag)?.as_bool().is_some() => Some(vec![flag.remove()]),
            // Earlier fixes may have made it optional.
            _ if is_request && spot.node(&spot.place()?).is_some() => Some(Vec::new()),
            _ => None,
        };
    };
    let list = holder?.step("required");
    let Some(node) = spot.node(&list) else {
        return Some(Vec::new());
    };
    let mut items = node.items().enumerate();
    let found = items.find(|(_, item)| item.as_str() == Some(name));
    match found {
        None => Some(Vec::new()),
        Some(_) if node.len() == 1 => Some(vec![list.remove()]),
        Some((idx, _)) => Some(vec![list.step(&idx.to_string()).remove()]),
    }
}
