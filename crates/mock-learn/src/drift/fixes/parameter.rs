//! What stands in a query or a header and is not described becomes a parameter.

use mock_core::ViolationPart as Part;
use oas_doc::Value as Written;
use oas_model::Version;

use super::{Edits, Kind, spot::Spot};
use crate::drift::{sketch::Sketch, spell};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
    format!(
        "add the {} parameter `{}`",
        finding.part.as_str(),
        finding.at
    )
}

fn edits(spot: &Spot<'_>) -> Edits {
    let operation = spot.operation()?;
    let name = spot.finding.members.first()?;
    let place = match spot.finding.part {
        Part::Header => "header",
        // 2.0 has no parameters in cookies.
        Part::Cookie if spot.version() == Version::V20 => return None,
        Part::Cookie => "cookie",
        _ => "query",
    };
    let list = operation.step("parameters");
    let is_it = |node: oas_doc::Node<'_>| {
        let text = |key| node.get(key).and_then(|one| one.as_str());
        text("name") == Some(name.as_str()) && text("in") == Some(place)
    };
    if spot.node(&list).is_some_and(|list| list.items().any(is_it)) {
        return Some(Vec::new());
    }
    let written = written(name, place, &spot.finding.evidence.value, spot.version());
    spot.add(&operation, "parameters", written)
}

/// A parameter object.
pub(super) fn written(name: &str, place: &str, seen: &Sketch, version: Version) -> Written {
    let schema = schema(seen, version);
    let mut members = vec![
        ("name".to_owned(), spell::text(name)),
        ("in".to_owned(), spell::text(place)),
    ];
    match (version, schema) {
        (Version::V20, Written::Mapping(schema)) => members.extend(schema),
        (_, schema) => members.push(("schema".to_owned(), schema)),
    }
    Written::Mapping(members)
}

/// Texts of a query or a header: one type that takes all of them; a list where a name came several
/// times.
pub(super) fn schema(seen: &Sketch, version: Version) -> Written {
    if seen.kinds.array {
        let mut list = spell::types(&["array"], false, version);
        list.push((
            "items".to_owned(),
            spell::mapping([("type", spell::text("string"))]),
        ));
        if version == Version::V20 {
            list.push(("collectionFormat".to_owned(), spell::text("multi")));
        }
        return Written::Mapping(list);
    }
    let names = seen.kinds.names();
    let name = match names.as_slice() {
        [only] => only,
        _ => "string",
    };
    Written::Mapping(spell::types(&[name], false, version))
}
