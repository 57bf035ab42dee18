//! Room in the entry's components for parts that have no name there yet.

use indexmap::IndexMap;
use oas_doc::{Document, EditError, EditOp, NodeKind, Pointer, ScalarValue, Value};
use oas_model::Origin;

use super::reach::Reach;
use crate::address;

/// The entry with a reference at each place, to be replaced by the part; `None` when nothing is
/// to be added.
pub(super) fn added(
    reach: &Reach<'_>,
    wanted: &[(Pointer, Origin)],
) -> Result<Option<Document>, EditError> {
    let mut sections: IndexMap<Pointer, Vec<(String, Value)>> = IndexMap::new();
    for (place, part) in wanted {
        let (Some(section), Some(name)) = (place.parent(), place.last()) else {
            continue;
        };
        let named = (name.into_owned(), reference(reach, *part));
        sections.entry(section).or_default().push(named);
    }
    let mut document = None;
    for (section, entries) in sections {
        let entry = document.unwrap_or_else(|| entry(reach));
        document = Some(with_entries(&entry, &section, entries)?);
    }
    Ok(document)
}

fn entry(reach: &Reach<'_>) -> Document {
    reach.api.sources().document(reach.api.entry()).clone()
}

fn reference(reach: &Reach<'_>, part: Origin) -> Value {
    let sources = reach.api.sources();
    let (from, to) = (sources.uri(reach.api.entry()), sources.uri(part.document));
    let text = address::reference(from, to, &sources.pointer(part));
    Value::Mapping(vec![("$ref".to_owned(), ScalarValue::String(text).into())])
}

/// Adds entries at the end of a section, with what leads to it where that is missing.
fn with_entries(
    document: &Document,
    section: &Pointer,
    entries: Vec<(String, Value)>,
) -> Result<Document, EditError> {
    let is_mapping = |place: &Pointer| {
        let node = document.node(place);
        node.is_some_and(|node| node.kind() == NodeKind::Mapping && !node.is_empty())
    };
    if !is_mapping(section) {
        let mut place = section.clone();
        let mut value = Value::Mapping(entries);
        while let Some(parent) = place.parent().filter(|parent| !is_mapping(parent)) {
            let name = place.last().unwrap_or_default().into_owned();
            value = Value::Mapping(vec![(name, value)]);
            place = parent;
        }
        return set(document, place, value);
    }
    let mut document = document.clone();
    for (name, value) in entries {
        document = set(&document, section.push(&name), value)?;
    }
    Ok(document)
}

fn set(document: &Document, at: Pointer, value: Value) -> Result<Document, EditError> {
    let edits = document.edit(&EditOp::Set { at, value })?;
    document.apply(&edits)
}
