//! A name that a discriminator does not know: a schema of that name, made of the objects that
//! were seen with it, and the choice knows it.

use std::collections::BTreeSet;

use mock_core::ViolationPart as Part;
use oas_doc::{EditOp, Node, Pointer, Value as Written};
use oas_model::{DocumentId, Version};

use super::{
    Edits, Kind,
    spot::{Place, Spot},
};
use crate::drift::{Finding, spell};

pub(super) const KIND: Kind = Kind { say, edits };

/// Whether the rule is one of a discriminator, which holds the names itself.
pub(super) fn is_it(finding: &Finding) -> bool {
    let last = finding.place.as_ref().and_then(|(_, at)| at.last());
    let in_body = matches!(finding.part, Part::Body | Part::ResponseBody);
    in_body && last.as_deref() == Some("discriminator")
}

fn say(spot: &Spot<'_>) -> String {
    let kinds = &spot.finding.evidence.kinds;
    let names: Vec<&str> = kinds.keys().map(String::as_str).collect();
    format!(
        "describe `{}` and let the discriminator choose it",
        names.join("`, `")
    )
}

fn edits(spot: &Spot<'_>) -> Edits {
    let seen = &spot.finding.evidence;
    let is_known = seen.kinds.len() == seen.value.listed().count() && !seen.value.is_more;
    if spot.version() == Version::V20 || seen.kinds.is_empty() || !is_known {
        return None;
    }
    let discriminator = spot.place()?;
    let schemas = Place {
        document: discriminator.document,
        at: Pointer::root().push("components").push("schemas"),
    };
    let mut taken: BTreeSet<String> = spot
        .node(&schemas)?
        .members()
        .map(|(name, _)| name.to_owned())
        .collect();
    let known = spot.node(&discriminator)?.get("mapping");
    let mut edits = Vec::new();
    let mut mapped = Vec::new();
    for (kind, sketch) in &seen.kinds {
        if known.is_some_and(|mapping| mapping.get(kind).is_some()) {
            continue;
        }
        let name = free(kind, known.is_some(), &taken);
        let target = format!("#/components/schemas/{name}");
        let written = sketch.schema(spot.version());
        edits.extend(listed(
            spot,
            &discriminator,
            &schemas,
            (&name, &target),
            written,
        )?);
        if known.is_some() || name != *kind {
            mapped.push((kind.clone(), spell::text(&target)));
        }
        taken.insert(name);
    }
    edits.extend(mapping(&discriminator, known, mapped));
    Some(edits)
}

/// The schema itself, and its place among the alternatives; without alternatives it extends the
/// schema that has the discriminator.
fn listed(
    spot: &Spot<'_>,
    discriminator: &Place,
    schemas: &Place,
    (name, target): (&str, &str),
    written: Written,
) -> Edits {
    let owner = Place {
        document: discriminator.document,
        at: discriminator.at.parent()?,
    };
    let reference = |to: String| spell::mapping([("$ref", spell::text(&to))]);
    let lists = ["oneOf", "anyOf"].map(|keyword| owner.step(keyword));
    let list = lists.into_iter().find(|list| spot.node(list).is_some());
    Some(match list {
        Some(list) => vec![
            schemas.step(name).set(written),
            list.append(reference(target.to_owned())),
        ],
        None => {
            let base = reference(format!("#{}", owner.at));
            let parts = Written::Sequence(vec![base, written]);
            vec![schemas.step(name).set(spell::mapping([("allOf", parts)]))]
        }
    })
}

fn mapping(
    discriminator: &Place,
    known: Option<Node<'_>>,
    fresh: Vec<(String, Written)>,
) -> Vec<(DocumentId, EditOp)> {
    let home = discriminator.step("mapping");
    match known {
        Some(_) => {
            let each = fresh.into_iter();
            each.map(|(kind, target)| home.step(&kind).set(target))
                .collect()
        }
        None if fresh.is_empty() => Vec::new(),
        None => vec![home.set(Written::Mapping(fresh))],
    }
}

/// A name that no schema has: without a mapping the one that is sent, else `bird` -> `Bird`.
fn free(kind: &str, has_mapping: bool, taken: &BTreeSet<String>) -> String {
    let is_name = |one: char| one.is_ascii_alphanumeric() || "._-".contains(one);
    let is_usable = !kind.is_empty() && kind.chars().all(is_name);
    if !has_mapping && is_usable && !taken.contains(kind) {
        return kind.to_owned();
    }
    let words = kind.split(|one: char| !one.is_ascii_alphanumeric());
    let plain: String = words.map(capital).collect();
    let plain = if plain.is_empty() {
        "Kind".to_owned()
    } else {
        plain
    };
    let numbered = (2..).map(|n| format!("{plain}{n}"));
    let mut all = std::iter::once(plain.clone()).chain(numbered);
    all.find(|name| !taken.contains(name)).unwrap_or(plain)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|one| one.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
