//! Path templates, read from the tree of segments.
//!
//! In:  a tree whose words are [gathered](super::gather).
//! Out: [`Route`]s in the order of their templates, and the beginning that all of them share.

use std::collections::{BTreeMap, BTreeSet};

use super::endpoint::Endpoint;
use super::names;
use super::segment::is_base_word;
use super::tree::{Node, Values};

/// One path with its methods.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub(crate) parts: Vec<Part>,
    pub(crate) methods: BTreeMap<String, Endpoint>,
}

/// One segment of a template.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    /// Stands as it is.
    Word(String),
    /// Stands for values.
    Parameter {
        /// Unique in its path.
        name: String,
        /// What follows the value in its segment.
        suffix: String,
        values: Values,
    },
}

impl Part {
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Word(word) => word.replace('{', "%7B").replace('}', "%7D"),
            Self::Parameter { name, suffix, .. } => format!("{{{name}}}{suffix}"),
        }
    }

    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Parameter { .. } => None,
        }
    }
}

impl Route {
    /// The template: `/users/{userId}`.
    pub(crate) fn template(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(Part::text).collect();
        format!("/{}", parts.join("/"))
    }

    /// The last word of the path, for what it is about.
    pub(crate) fn subject(&self) -> &str {
        let mut words = self.parts.iter().rev().filter_map(Part::word);
        words.find(|word| !word.is_empty()).unwrap_or("root")
    }
}

/// All paths of a tree, and the words that all of them begin with and that say where the API is.
pub(crate) fn routes(tree: Node) -> (String, Vec<Route>) {
    let mut routes = Vec::new();
    collect(tree, &mut Vec::new(), &mut routes);
    let n_base = n_base(&routes);
    let base: String = routes
        .first()
        .map(|route| base_of(route, n_base))
        .unwrap_or_default();
    for route in &mut routes {
        route.parts.drain(..n_base);
    }
    routes.sort_by_cached_key(Route::template);
    (base, routes)
}

fn base_of(route: &Route, n_base: usize) -> String {
    let parts = route.parts.iter().take(n_base);
    parts.map(|part| format!("/{}", part.text())).collect()
}

fn n_base(routes: &[Route]) -> usize {
    let Some(first) = routes.first() else {
        return 0;
    };
    let shared = |at: usize| {
        let word = first.parts.get(at).and_then(Part::word);
        word.filter(|word| is_base_word(word)).is_some_and(|word| {
            let same = |route: &Route| {
                route.parts.len() > at + 1 && route.parts.get(at).and_then(Part::word) == Some(word)
            };
            routes.iter().all(same)
        })
    };
    (0..first.parts.len()).take_while(|at| shared(*at)).count()
}

fn collect(node: Node, before: &mut Vec<Part>, out: &mut Vec<Route>) {
    if !node.methods.is_empty() {
        out.push(Route {
            parts: before.clone(),
            methods: node.methods,
        });
    }
    for (word, child) in node.words {
        before.push(Part::Word(word));
        collect(child, before, out);
        before.pop();
    }
    let mut taken: BTreeSet<String> = before.iter().filter_map(name).collect();
    for (suffix, slot) in node.parameters {
        let collection = before.iter().rev().find_map(Part::word).unwrap_or_default();
        let name = names::unique(&names::parameter(collection), &mut taken);
        before.push(Part::Parameter {
            name,
            suffix,
            values: slot.values,
        });
        collect(slot.node, before, out);
        before.pop();
    }
}

fn name(part: &Part) -> Option<String> {
    match part {
        Part::Parameter { name, .. } => Some(name.clone()),
        Part::Word(_) => None,
    }
}
