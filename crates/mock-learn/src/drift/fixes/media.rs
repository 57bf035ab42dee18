//! A body of a media type that is not described, or a body where none is.

use mock_core::ViolationPart as Part;
use oas_doc::Value as Written;
use oas_model::Version;

use super::{
    Edits, Kind,
    spot::{Place, Spot},
};
use crate::drift::{Finding, sketch::Sketch, spell};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
    let kinds: Vec<&str> = kinds(finding).into_iter().map(|(kind, _)| kind).collect();
    match kinds.as_slice() {
        [] => "describe the body".to_owned(),
        kinds => format!("add a body of {}", kinds.join(", ")),
    }
}

/// The media types that were seen, with the bodies.
fn kinds(finding: &Finding) -> Vec<(&str, &Sketch)> {
    let seen = &finding.evidence;
    if finding.part == Part::Body {
        return seen
            .bodies
            .iter()
            .map(|(kind, one)| (kind.as_str(), one))
            .collect();
    }
    let answers = seen
        .answers
        .iter()
        .filter(|((_, kind), _)| !kind.is_empty());
    let mut all: Vec<(&str, &Sketch)> = Vec::new();
    for ((_, kind), one) in answers {
        if !all.iter().any(|(known, _)| known == kind) {
            all.push((kind, one));
        }
    }
    all
}

fn edits(spot: &Spot<'_>) -> Edits {
    if spot.version() == Version::V20 {
        return of_swagger(spot);
    }
    let is_unknown_body = spot.finding.part == Part::Body && spot.finding.rule == "undeclared";
    let (base, steps) = if is_unknown_body {
        (spot.operation()?, vec!["requestBody", "content"])
    } else {
        (spot.place()?, vec!["content"])
    };
    let kinds = kinds(spot.finding);
    let home = steps.iter().fold(base.clone(), |at, step| at.step(step));
    if spot.node(&home).is_none() {
        let content = kinds
            .iter()
            .map(|(kind, one)| ((*kind).to_owned(), media(one, spot.version())));
        let content: Vec<_> = content.collect();
        return match content.is_empty() {
            true => None,
            false => spot.put(&base, &steps, Written::Mapping(content)),
        };
    }
    let mut edits = Vec::new();
    for (kind, one) in &kinds {
        edits.extend(spot.put(&home, &[kind], media(one, spot.version()))?);
    }
    (!kinds.is_empty()).then_some(edits)
}

/// A media type object.
pub(super) fn media(body: &Sketch, version: Version) -> Written {
    match body.n {
        0 => Written::Mapping(Vec::new()),
        _ => spell::mapping([("schema", body.schema(version))]),
    }
}

/// 2.0 lists media types beside the operation and knows one schema for all of them.
fn of_swagger(spot: &Spot<'_>) -> Edits {
    let operation = spot.operation()?;
    let is_request = spot.finding.part == Part::Body;
    let list = if is_request { "consumes" } else { "produces" };
    let kinds = kinds(spot.finding);
    let (_, first) = kinds.first()?;
    let mut edits = Vec::new();
    if spot.finding.rule == "content-type" {
        for (kind, _) in &kinds {
            edits.extend(listed(spot, &operation, list, kind)?);
        }
    } else if is_request {
        let body = spell::mapping([
            ("name", spell::text("body")),
            ("in", spell::text("body")),
            ("schema", first.schema(Version::V20)),
        ]);
        edits.extend(spot.add(&operation, "parameters", body)?);
    } else {
        edits.extend(spot.put(&spot.place()?, &["schema"], first.schema(Version::V20))?);
    }
    Some(edits)
}

/// One media type more; an operation that has no list of its own takes over that of the document.
fn listed(spot: &Spot<'_>, operation: &Place, list: &str, kind: &str) -> Edits {
    let own = operation.step(list);
    if let Some(node) = spot.node(&own) {
        let is_known = node.items().any(|item| item.as_str() == Some(kind));
        return Some(
            (!is_known)
                .then(|| own.append(spell::text(kind)))
                .into_iter()
                .collect(),
        );
    }
    let root = Place {
        document: spot.api.entry(),
        at: oas_doc::Pointer::root(),
    };
    let shared = spot.node(&root.step(list));
    let shared = shared
        .iter()
        .flat_map(|node| node.items())
        .filter_map(|item| item.as_str());
    let all = shared.chain([kind]).map(spell::text).collect();
    spot.put(operation, &[list], Written::Sequence(all))
}
