//! A number or a length beyond its bound: the bound gives way.

use oas_doc::Value as Written;

use super::{
    Edits, Kind,
    spot::{Place, Spot},
};
use crate::drift::{Finding, formats, spell};

pub(super) const KIND: Kind = Kind { say, edits };

/// Whether a keyword is one of the bounds.
pub(super) fn is_bound(rule: &str) -> bool {
    const BOUNDS: [&str; 10] = [
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
    ];
    BOUNDS.contains(&rule)
}

fn say(spot: &Spot<'_>) -> String {
    let rule = &spot.finding.rule;
    if let Some((_, format)) = of_format(spot) {
        return match larger(spot, &format) {
            Some(larger) => format!("make the format `{larger}`"),
            None => format!("take the format `{format}` away, which numbers exceed"),
        };
    }
    match seen(spot.finding) {
        Some(value) => format!("extend `{rule}` to {value}"),
        None => format!("take `{rule}` away"),
    }
}

/// The schema and the number format that sets the bound, where no keyword does.
fn of_format(spot: &Spot<'_>) -> Option<(Place, String)> {
    let rule = spot.finding.rule.as_str();
    if !matches!(rule, "minimum" | "maximum") || spot.holder(rule).is_some() {
        return None;
    }
    let schema = spot.place()?;
    let format = spot.node(&schema)?.get("format")?.as_str()?.to_owned();
    Some((schema, format))
}

fn larger(spot: &Spot<'_>, format: &str) -> Option<&'static str> {
    let (low, high) = spot.finding.evidence.value.range.numbers.as_ref()?;
    formats::larger(format, (low.as_i128()?, high.as_i128()?))
}

fn is_lower(rule: &str) -> bool {
    rule.starts_with("min") || rule == "exclusiveMinimum"
}

/// The furthest value that was seen.
fn seen(finding: &Finding) -> Option<String> {
    let (rule, range) = (finding.rule.as_str(), &finding.evidence.value.range);
    let is_lower = is_lower(rule);
    if rule.ends_with("imum") {
        let (low, high) = range.numbers.as_ref()?;
        return Some(if is_lower { low } else { high }.to_string());
    }
    // What was sent as a text may look like a number.
    let (low, high) = range.length?;
    Some(if is_lower { low } else { high }.to_string())
}

fn edits(spot: &Spot<'_>) -> Edits {
    let rule = spot.finding.rule.as_str();
    let plain = match rule {
        "exclusiveMinimum" => "minimum",
        "exclusiveMaximum" => "maximum",
        other => other,
    };
    if let Some((schema, format)) = of_format(spot) {
        let keyword = schema.step("format");
        return Some(vec![match larger(spot, &format) {
            Some(larger) => keyword.replace(spell::text(larger)),
            None => keyword.remove(),
        }]);
    }
    let schema = spot.holder(rule).or_else(|| spot.holder(plain))?;
    let Some(bound) = seen(spot.finding) else {
        return Some(vec![schema.step(rule).remove()]);
    };
    let bound: Written = spell::number(bound);
    let mut edits = Vec::new();
    if plain != rule && spot.node(&schema.step(rule)).is_some() {
        edits.push(schema.step(rule).remove());
    }
    if spot.node(&schema.step(plain)).is_some() || plain != rule {
        edits.push(schema.step(plain).set(bound));
    }
    Some(edits)
}
