//! What of a description may contain references: all of it but the values it holds.
//!
//! In:  a node.
//! Out: the node and what is below it, one after the other.
//! Never: follows a reference, or takes a name of the user's for a keyword.

use std::collections::HashSet;

use oas_doc::NodeKind;

use crate::place::Place;

/// Visits a node and everything below it that is not plain data, parents first. What aliases
/// and merge keys lead to is visited once more, however many of them do.
pub(crate) fn walk<'a>(root: Place<'a>, visit: &mut dyn FnMut(Place<'a>)) {
    // Only what is met away from where it is written can be met without end.
    let mut seen = HashSet::new();
    let start = Step {
        place: root,
        is_named: false,
        is_away: false,
    };
    let mut open = vec![start];
    while let Some(step) = open.pop() {
        if !step.is_away || seen.insert(step.place.node.id()) {
            visit(step.place);
            step.go_on(&mut open);
        }
    }
}

/// A node that is to be visited.
#[derive(Clone, Copy)]
struct Step<'a> {
    place: Place<'a>,
    /// Whether its keys are names of the user's, not keywords.
    is_named: bool,
    /// Whether an alias or a merge key has led here.
    is_away: bool,
}

impl<'a> Step<'a> {
    /// Adds what stands below and is not plain data.
    fn go_on(self, open: &mut Vec<Self>) {
        const DATA: [&str; 5] = ["example", "default", "enum", "const", "value"];
        match self.place.kind() {
            NodeKind::Mapping => {
                let members = self.place.members();
                for (key, child) in members.filter(|(_, child)| has_children(*child)) {
                    if self.is_named || !(DATA.contains(&key) || is_values(key, child)) {
                        open.push(self.to(child, !self.is_named && is_name_map(key)));
                    }
                }
            }
            NodeKind::Sequence => {
                let items = self.place.items().filter(|one| has_children(*one));
                open.extend(items.map(|one| self.to(one, false)));
            }
            _ => {}
        }
    }

    fn to(self, place: Place<'a>, is_named: bool) -> Self {
        let is_here = || {
            let around = place.node.parent();
            around.is_some_and(|one| one.id() == self.place.node.id())
        };
        Self {
            place,
            is_named,
            is_away: self.is_away || place.node.is_alias() || !is_here(),
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

#[cfg(test)]
mod tests {
    use oas_doc::{Document, Syntax};

    use super::walk;
    use crate::SourceSet;
    use crate::place::Place;

    fn n_visits(text: &str) -> usize {
        let mut sources = SourceSet::default();
        let id = sources.add("a.yaml", Document::parse(text, Syntax::Yaml));
        let mut n_visits = 0;
        walk(Place::root(&sources, id).unwrap(), &mut |_| n_visits += 1);
        n_visits
    }

    #[test]
    fn what_many_aliases_lead_to_is_visited_twice_at_most() {
        assert_eq!(n_visits("{ a: &x { b: { c: {} } }, d: *x, e: *x }"), 8);
        assert_eq!(
            n_visits("{ a: &x { b: {} }, d: { <<: *x }, e: { <<: *x } }"),
            6
        );
    }

    #[test]
    fn a_bomb_of_aliases_or_of_merges_grows_with_its_text_only() {
        for (first, second) in [("l: *x", "m: *x"), ("l: { <<: *x }", "m: { <<: *x }")] {
            let mut text = "x0: &x0 { l: {}, m: {} }\n".to_owned();
            for n in 1..100 {
                let member = |one: &str| one.replace('x', &format!("x{}", n - 1));
                let (first, second) = (member(first), member(second));
                text.push_str(&format!("x{n}: &x{n} {{ {first}, {second} }}\n"));
            }
            let n_visits = n_visits(&text);
            assert!((200..=700).contains(&n_visits), "{n_visits}");
        }
    }
}
