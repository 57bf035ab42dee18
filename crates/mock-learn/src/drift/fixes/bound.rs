//! A number or a length beyond its bound: the bound gives way.

use mock_core::ViolationPart as Part;
use oas_doc::{EditOp, Value as Written};
use oas_model::DocumentId;

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
    let format = number_format(spot, &schema)?;
    Some((schema, format))
}

fn number_format(spot: &Spot<'_>, schema: &Place) -> Option<String> {
    let format = spot.node(schema)?.get("format")?.as_str()?;
    formats::is_whole(format).then(|| format.to_owned())
}

/// What the format of a schema becomes, where these numbers are beyond it.
fn with_format(spot: &Spot<'_>, schema: &Place) -> Option<(DocumentId, EditOp)> {
    let format = number_format(spot, schema)?;
    let keyword = schema.step("format");
    match larger(spot, &format) {
        Some(same) if same == format => None,
        Some(larger) => Some(keyword.replace(spell::text(larger))),
        None => Some(keyword.remove()),
    }
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
    let in_body = matches!(finding.part, Part::Body | Part::ResponseBody);
    // How many items a text means depends on its style, and what looks like a number has a length.
    if !in_body && (!rule.ends_with("Length") || !finding.evidence.value.is_text()) {
        return None;
    }
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
    if let Some((schema, _)) = of_format(spot) {
        return Some(with_format(spot, &schema).into_iter().collect());
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
    if rule.ends_with("imum") {
        edits.extend(with_format(spot, &schema));
    }
    Some(edits)
}
