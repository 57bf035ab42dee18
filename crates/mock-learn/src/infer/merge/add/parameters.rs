//! Parameters that operations lack.
//!
//! In:  the parameters of a path item and its operation, and those that requests had.
//! Out: those that no level declares; names are compared without case, `a[b]` by `a`.

use oas_doc::{Node, NodeKind, Part as New};
use serde_json::{Value as Json, json};

use super::Addition;
use crate::drift::spell;
use crate::infer::document::plain_parameters;
use crate::infer::endpoint::Endpoint;
use crate::infer::merge::place::Files;
use crate::infer::parameter;
use crate::infer::route::{Part, Route};

impl<'d> Addition<'d> {
    /// What an operation that the document has lacks.
    pub(super) fn parameters(&mut self, item: Node<'d>, operation: Node<'d>, endpoint: &Endpoint) {
        let Some(known) = known_parameters(self.files, &[item, operation]) else {
            return;
        };
        let has = |one: &Json| {
            let key = |name: &str| one[name].as_str().unwrap_or_default().to_lowercase();
            let name = key("name");
            let base = name.split('[').next().unwrap_or_default();
            known
                .iter()
                .any(|(place, known)| *place == key("in") && (*known == name || known == base))
        };
        let missing: Vec<Json> = plain_parameters(endpoint)
            .into_iter()
            .filter(|one| !has(one))
            .collect();
        if missing.is_empty() {
            return;
        }
        match operation.get("parameters") {
            Some(list) if list.kind() == NodeKind::Sequence && !list.is_alias() => {
                let Some(rewrite) = self.rewrite(list) else {
                    return;
                };
                let items = rewrite.items(list);
                items.extend(missing.iter().map(|one| New::Value(spell::value(one))));
            }
            Some(_) => {}
            None => self.member(operation, "parameters", &json!(missing)),
        }
    }
}

/// Place and name of the parameters at these levels, in lower case; `None` where one of them cannot
/// be read.
fn known_parameters<'d>(files: Files<'d>, levels: &[Node<'d>]) -> Option<Vec<(String, String)>> {
    let lists = levels.iter().filter_map(|level| level.get("parameters"));
    let written = lists.flat_map(Node::items).map(|one| files.follow(one));
    let written: Option<Vec<_>> = written.collect();
    let key = |one: Node<'d>| {
        let text = |name: &str| Some(one.get(name)?.as_str()?.to_lowercase());
        let name = text("name")?;
        let base = name.split('[').next().unwrap_or_default().to_owned();
        Some((text("in")?, base))
    };
    Some(written?.into_iter().filter_map(key).collect())
}

/// The parameters in a written template that its path item does not declare.
pub(super) fn path_parameters<'d>(
    files: Files<'d>,
    (template, item): (&str, Node<'d>),
    route: &Route,
) -> Vec<Json> {
    let Some(known) = known_parameters(files, &[item]) else {
        return Vec::new();
    };
    let segments = template
        .trim_start_matches('/')
        .split('/')
        .zip(&route.parts);
    let names =
        segments.flat_map(|(segment, part)| names_in(segment).map(move |name| (name, part)));
    let own = names.filter(|(name, _)| !known.contains(&("path".to_owned(), name.to_lowercase())));
    let own = own.map(|(name, part)| {
        let schema = match part {
            Part::Parameter { values, .. } => parameter::scalar(&values.scalar),
            Part::Word(_) => json!({ "type": "string" }),
        };
        json!({ "name": name, "in": "path", "required": true, "schema": schema })
    });
    own.collect()
}

fn names_in(segment: &str) -> impl Iterator<Item = &str> {
    segment
        .split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
}
