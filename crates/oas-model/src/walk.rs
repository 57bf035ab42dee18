//! What of a description may contain references: all of it but the values it holds.
//!
//! In:  a node.
//! Out: the node and what is below it, one after the other.
//! Never: follows a reference, or takes a name of the user's for a keyword.

use std::collections::HashSet;

use oas_doc::NodeKind;

use crate::place::Place;

/// Visits a node and everything below it that is not plain data, parents first.
pub(crate) fn walk<'a>(root: Place<'a>, visit: &mut dyn FnMut(Place<'a>)) {
    const DATA: [&str; 5] = ["example", "default", "enum", "const", "value"];
    let mut seen = HashSet::new();
    let mut open = vec![(root, false)];
    while let Some((place, named)) = open.pop() {
        // An anchor's content is one node, however many aliases lead to it.
        if !seen.insert(place.node.id()) {
            continue;
        }
        visit(place);
        match place.kind() {
            NodeKind::Mapping => {
                // Below these words the keys are names of the user's, not keywords.
                for (key, child) in place.members().filter(|(_, child)| has_children(*child)) {
                    if named || !(DATA.contains(&key) || is_values(key, child)) {
                        open.push((child, !named && is_name_map(key)));
                    }
                }
            }
            NodeKind::Sequence => {
                open.extend(
                    place
                        .items()
                        .filter(|one| has_children(*one))
                        .map(|one| (one, false)),
                );
            }
            _ => {}
        }
    }
}

/// The examples of a schema, which are a list, and those of a response of Swagger 2.0:
/// values by media type, with no object between.
fn is_values(key: &str, at: Place<'_>) -> bool {
    let is_list = at.kind() == NodeKind::Sequence;
    let is_by_media_type = || at.is_mapping() && at.members().all(|(name, _)| name.contains('/'));
    key == "examples" && (is_list || is_by_media_type())
}

/// The words whose members are named by the user: maps of Schema Objects, of Components
/// (OpenAPI 3.2.0, "Components Object") and of what contains objects that may be references.
fn is_name_map(key: &str) -> bool {
    const MAPS: [&str; 22] = [
        "properties",
        "patternProperties",
        "dependentSchemas",
        "$defs",
        "definitions",
        "schemas",
        "paths",
        "pathItems",
        "webhooks",
        "additionalOperations",
        "parameters",
        "requestBodies",
        "responses",
        "headers",
        "examples",
        "content",
        "mediaTypes",
        "encoding",
        "callbacks",
        "links",
        "securitySchemes",
        "securityDefinitions",
    ];
    MAPS.contains(&key)
}

fn has_children(place: Place<'_>) -> bool {
    matches!(place.kind(), NodeKind::Mapping | NodeKind::Sequence)
}
