//! A value that an enumeration does not have.

use mock_core::ViolationPart as Part;
use oas_doc::Value as Written;

use super::{Edits, Kind, spot::Spot};
use crate::drift::{Finding, spell};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
    if !is_enumerable(finding) {
        return format!(
            "take `{}` away: other values are many, or no single ones",
            finding.rule
        );
    }
    let values = finding.samples.join(", ");
    format!("add to the listed values: {values}")
}

/// Whether the values are few and single.
fn is_enumerable(finding: &Finding) -> bool {
    let seen = &finding.evidence.value;
    let is_single = !seen.kinds.array && !seen.kinds.object;
    is_single && !seen.is_more && seen.listed().next().is_some()
}

fn edits(spot: &Spot<'_>) -> Edits {
    let rule = spot.finding.rule.as_str();
    let schema = spot.holder(rule)?;
    let keyword = schema.step(rule);
    let Some(node) = spot.node(&keyword) else {
        return Some(Vec::new());
    };
    let seen = &spot.finding.evidence.value;
    if !is_enumerable(spot.finding) {
        return Some(vec![keyword.remove()]);
    }
    let types_text = spot.node(&schema).and_then(|one| one.get("type"));
    // What a query or a header holds is text, whatever it looks like.
    let in_body = matches!(spot.finding.part, Part::Body | Part::ResponseBody);
    let is_string = !in_body && types_text.is_some_and(|one| one.as_str() == Some("string"));
    let meant = seen.listed().map(|value| match &value {
        serde_json::Value::Number(_) | serde_json::Value::Bool(_) if is_string => {
            spell::text(&value.to_string())
        }
        _ => spell::value(&value),
    });
    if rule == "const" {
        let first = Written::of(node)?;
        let all = std::iter::once(first).chain(meant).collect();
        return Some(vec![
            keyword.rename("enum"),
            schema.step("enum").replace(Written::Sequence(all)),
        ]);
    }
    let known: Vec<Written> = node.items().filter_map(Written::of).collect();
    let fresh = meant.filter(|value| !known.contains(value));
    Some(fresh.map(|value| keyword.append(value)).collect())
}
