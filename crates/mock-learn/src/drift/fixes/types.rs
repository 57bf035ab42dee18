//! A value of another type: the schema allows that one too.

use mock_core::ViolationPart as Part;
use oas_doc::{EditOp, Value as Written};
use oas_model::{DocumentId, Version};

use super::{
    Edits, Kind,
    spot::{Place, Spot},
};
use crate::drift::{formats, spell};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
    let kinds = finding.evidence.value.kinds;
    let mut names = kinds.names();
    if kinds.null {
        names.push("null");
    }
    format!("allow {} as well", names.join(" and "))
}

fn edits(spot: &Spot<'_>) -> Edits {
    let schema = spot.holder("type")?;
    let keyword = schema.step("type");
    let Some(node) = spot.node(&keyword) else {
        // An earlier fix has opened it.
        return Some(Vec::new());
    };
    let mut known: Vec<&str> = node.as_str().into_iter().collect();
    known.extend(node.items().filter_map(|item| item.as_str()));
    let kinds = spot.finding.evidence.value.kinds;
    let has_null = known.contains(&"null");
    known.retain(|name| *name != "null");
    let mut names = known.clone();
    for name in seen(spot) {
        if name == "number" {
            names.retain(|one| *one != "integer");
        }
        let is_covered = names.contains(&name) || name == "integer" && names.contains(&"number");
        if !is_covered {
            names.push(name);
        }
    }
    let is_text = is_text(spot.finding.part);
    if is_text && names.contains(&"string") {
        // Every text of a query, path or header is a string.
        names.retain(|name| ["string", "array", "object"].contains(name));
    }
    let mut edits = rewrite(spot, &schema, &known, &names, (kinds.null, has_null));
    edits.extend(format(spot, &schema, &names));
    Some(edits)
}

/// A format of whole numbers says nothing of others: `int32` becomes `double`.
fn format(spot: &Spot<'_>, schema: &Place, names: &[&str]) -> Option<(DocumentId, EditOp)> {
    let keyword = schema.step("format");
    let is_whole = formats::is_whole(spot.node(&keyword)?.as_str()?);
    let has_fractions = spot.finding.evidence.value.kinds.number && names.contains(&"number");
    (is_whole && has_fractions).then(|| keyword.replace(spell::text("double")))
}

fn seen(spot: &Spot<'_>) -> Vec<&'static str> {
    let names = spot.finding.evidence.value.kinds.names();
    match is_text(spot.finding.part) {
        true if spot.finding.evidence.value.kinds.array => vec!["array"],
        true if names != ["number"] && names != ["integer"] => vec!["string"],
        _ => names,
    }
}

fn is_text(part: Part) -> bool {
    !matches!(part, Part::Body | Part::ResponseBody)
}

fn rewrite(
    spot: &Spot<'_>,
    schema: &Place,
    known: &[&str],
    names: &[&str],
    (wants_null, has_null): (bool, bool),
) -> Vec<(DocumentId, EditOp)> {
    let version = spot.version();
    let keyword = schema.step("type");
    let mut edits = Vec::new();
    let has_lists = matches!(version, Version::V31 | Version::V32);
    if has_lists {
        let null = (wants_null || has_null).then_some("null");
        let all: Vec<Written> = names.iter().copied().chain(null).map(spell::text).collect();
        let is_same = names == known && has_null == null.is_some();
        match <[Written; 1]>::try_from(all) {
            _ if is_same => {}
            Ok([only]) => edits.push(keyword.replace(only)),
            Err(all) => edits.extend(listed(spot, &keyword, all)),
        }
        return edits;
    }
    // Several types say `null` each for itself.
    if wants_null && names.len() < 2 {
        let (name, value) = spell::nullable(version);
        edits.push(schema.step(&name).set(value));
    }
    match names {
        _ if names == known && (names.len() == 1 || !wants_null) => {}
        [only] => edits.push(keyword.replace(spell::text(only))),
        _ => {
            edits.push(keyword.remove());
            let members = spell::types(names, wants_null, version).into_iter();
            edits.extend(members.map(|(name, value)| schema.step(&name).set(value)));
        }
    }
    edits
}

/// A list that is there gets what it lacks; a single type becomes a list.
fn listed(spot: &Spot<'_>, keyword: &Place, all: Vec<Written>) -> Vec<(DocumentId, EditOp)> {
    let node = spot.node(keyword);
    let written: Vec<&str> = node
        .iter()
        .flat_map(|node| node.items())
        .filter_map(|item| item.as_str())
        .collect();
    let is_kept = |one: &str| all.contains(&spell::text(one));
    if written.is_empty() || !written.iter().all(|one| is_kept(one)) {
        return vec![keyword.replace(Written::Sequence(all))];
    }
    let is_new = |one: &Written| !written.iter().any(|known| spell::text(known) == *one);
    let fresh = all.into_iter().filter(is_new);
    fresh.map(|one| keyword.append(one)).collect()
}
