//! Numbers that are no multiple: the step becomes the largest that fits all of them.

use super::{
    Edits, Kind,
    spot::{Place, Spot},
};
use crate::drift::spell;

pub(super) const KIND: Kind = Kind { say, edits };

/// Digits behind the point of a step that somebody may have meant.
const MAX_DIGITS: usize = 3;

fn say(spot: &Spot<'_>) -> String {
    match keyword(spot).and_then(|keyword| step(spot, &keyword)) {
        Some(step) => format!("make `multipleOf` {step}, which all numbers keep"),
        None => "take `multipleOf` away: the numbers have no step in common".to_owned(),
    }
}

fn edits(spot: &Spot<'_>) -> Edits {
    let keyword = keyword(spot)?;
    if spot.node(&keyword).is_none() {
        return Some(Vec::new());
    }
    Some(vec![match step(spot, &keyword) {
        Some(step) => keyword.replace(spell::number(step)),
        None => keyword.remove(),
    }])
}

fn keyword(spot: &Spot<'_>) -> Option<Place> {
    Some(spot.holder("multipleOf")?.step("multipleOf"))
}

/// The largest step of the written one and all numbers; `None` where it would be no rule.
fn step(spot: &Spot<'_>, keyword: &Place) -> Option<String> {
    let seen = &spot.finding.evidence.value;
    let is_number = seen.kinds.names().iter().all(|name| *name != "string");
    if seen.is_more || !is_number {
        return None;
    }
    let mut step = thousandths(&spot.node(keyword)?.as_decimal()?)?;
    for value in seen.listed() {
        step = divisor(step, thousandths(&value.to_string())?);
    }
    let is_rule = step != 0 && step != 1;
    let text = written(step);
    // Whole numbers are multiples of one anyway.
    let is_whole = spot
        .node(&keyword.beside("type")?)
        .is_some_and(|one| one.as_str() == Some("integer"));
    (is_rule && !(is_whole && text == "1")).then_some(text)
}

/// A decimal as a whole number of thousandths.
fn thousandths(text: &str) -> Option<u64> {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let is_plain = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
    if part.len() > MAX_DIGITS || !is_plain(whole) || !is_plain(part) {
        return None;
    }
    format!("{whole}{part:0<MAX_DIGITS$}").parse().ok()
}

fn divisor(a: u64, b: u64) -> u64 {
    match b {
        0 => a,
        _ => divisor(b, a % b),
    }
}

fn written(thousandths: u64) -> String {
    let (whole, part) = (thousandths / 1_000, thousandths % 1_000);
    let text = format!("{whole}.{part:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{divisor, thousandths, written};

    #[test]
    fn steps_are_decimals() {
        let step = |a, b| {
            written(divisor(
                thousandths(a).unwrap_or(0),
                thousandths(b).unwrap_or(0),
            ))
        };
        assert_eq!(step("10", "15"), "5");
        assert_eq!(step("0.5", "-0.25"), "0.25");
        assert_eq!(step("1", "2.50"), "0.5");
        assert_eq!(step("5", "0"), "5");
        assert_eq!(thousandths("0.0001"), None);
        assert_eq!(thousandths("1e3"), None);
    }
}
