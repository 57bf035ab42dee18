//! What is missing in traffic need not be there.

use mock_core::ViolationPart as Part;

use super::{
    Edits, Kind,
    spot::{Place, Spot},
};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
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
    if let Some(lists) = dependent(spot) {
        return without_dependent(spot, &lists, name);
    }
    without(spot, &holder?.step("required"), name)
}

/// `dependentRequired`, or `dependencies` of old drafts, where it is the rule.
fn dependent(spot: &Spot<'_>) -> Option<Place> {
    let place = spot.place()?;
    let last = place.at.last()?;
    ["dependentRequired", "dependencies"]
        .contains(&&*last)
        .then_some(place)
}

/// Takes a name out of each list that asks for it; what is left empty goes as a whole.
fn without_dependent(spot: &Spot<'_>, lists: &Place, name: &str) -> Edits {
    let Some(node) = spot.node(lists) else {
        return Some(Vec::new());
    };
    let asks = |list: oas_doc::Node<'_>| list.items().any(|item| item.as_str() == Some(name));
    let is_all = |list: oas_doc::Node<'_>| list.items().all(|item| item.as_str() == Some(name));
    if node.members().all(|(_, list)| asks(list) && is_all(list)) {
        return Some(vec![lists.remove()]);
    }
    let mut edits = Vec::new();
    for (trigger, _) in node.members().filter(|(_, list)| asks(*list)) {
        edits.extend(without(spot, &lists.step(trigger), name)?);
    }
    Some(edits)
}

/// A list without this name; no list where it was the only one.
fn without(spot: &Spot<'_>, list: &Place, name: &str) -> Edits {
    let Some(node) = spot.node(list) else {
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
