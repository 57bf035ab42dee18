//! Fields that are missing, or should not be there.

use super::list::{capital, names, version_in_words, versions_in_words};
use crate::Version;
use crate::structure::fault::{Fault, Kind};
use crate::structure::grammar::When;

/// What is said about a field; `None` where the fault is one of values.
pub(super) fn message(fault: &Fault<'_>, version: Version) -> Option<String> {
    let object = fault.owner.object.name;
    let key = fault.node.key().unwrap_or_default();
    Some(match fault.kind {
        Kind::Unknown(_) => unknown(fault, key),
        Kind::OtherVersion(versions) => format!(
            "`{key}` is a field of {object} in OpenAPI {}, not in {}.",
            versions_in_words(versions),
            version_in_words(version)
        ),
        Kind::Misplaced => misplaced(fault, key, version),
        Kind::Missing(field, when) => {
            let when = when.map(|when| format!(" where {}", condition(when)));
            let when = when.unwrap_or_default();
            format!("`{field}` is missing; {object} must have it{when}.")
        }
        Kind::Neither(one, other) => format!("{} needs `{one}` or `{other}`.", capital(object)),
        Kind::NoneOf(fields) => format!("{} needs {}.", capital(object), names(fields, "or")),
        Kind::Both(one, other) => {
            let first = if key == one { other } else { one };
            format!("`{key}` may not stand beside `{first}`.")
        }
        _ => return None,
    })
}

fn unknown(fault: &Fault<'_>, key: &str) -> String {
    let object = fault.owner.object;
    let mut text = match object.keyed.first() {
        Some(keyed) => format!(
            "`{key}` does not belong here; it must be {}",
            keyed.pattern.says
        ),
        None => format!("`{key}` is not a field of {}", object.name),
    };
    if let Kind::Unknown(Some(meant)) = fault.kind {
        text.push_str(&format!("; did you mean `{meant}`?"));
    } else {
        text.push('.');
    }
    text
}

/// Says under which conditions a field may stand, the plain ones where there are some.
fn misplaced(fault: &Fault<'_>, key: &str, version: Version) -> String {
    let cases = fault.owner.object.cases.iter();
    let cases = cases.filter(|case| case.versions.has(version));
    let with_it = cases.filter(|case| case.fields.iter().any(|field| field.name == key));
    let (joined, plain): (Vec<_>, Vec<_>) = with_it
        .map(|case| case.when)
        .partition(|when| matches!(when, When::All(_)));
    let told = if plain.is_empty() { joined } else { plain };
    let told: Vec<_> = told.into_iter().map(condition).collect();
    format!("`{key}` may only stand where {}.", told.join(", or where "))
}

fn condition(when: When) -> String {
    match when {
        When::Is(field, texts) => format!("`{field}` is {}", names(texts, "or")),
        When::IsUnlessGiven(field, text) => format!("`{field}` is `{text}`"),
        When::Like(field, pattern) => format!("`{field}` is {}", pattern.says),
        When::Has(field) => format!("`{field}` is there"),
        When::All(all) => {
            let each: Vec<_> = all.iter().map(|one| condition(*one)).collect();
            each.join(" and ")
        }
    }
}
