//! Parts of a document that are missing.
//!
//! In:  a path item and the route that belongs to it, or a route that belongs to none.
//! Out: everything that the documents lack, each part where its like stands.

mod finish; // everything that was gathered, written
mod messages; // statuses, header fields, media types
mod parameters; // those that no level declares
mod security; // requirements and the schemes that they need

use std::collections::{BTreeMap, BTreeSet};

use oas_doc::{Entry, Node, NodeKind, Part as New, Rewrite};
use oas_model::{DocumentId, Version};
use serde_json::{Value as Json, json};

use super::fill::Seen;
use super::place::{Files, Spot};
use crate::drift::spell;
use crate::infer::document::{known_methods, of_endpoint, operation_id};
use crate::infer::endpoint::{Answer, Endpoint};
use crate::infer::operation::request_body;
use crate::infer::route::Route;
use crate::infer::{names, parameter};
use parameters::path_parameters;
use security::Schemes;

/// What is to be added.
#[derive(Debug)]
pub(crate) struct Addition<'d> {
    files: Files<'d>,
    rewrites: BTreeMap<DocumentId, Rewrite<'d>>,
    root: Node<'d>,
    version: Version,
    ids: BTreeSet<String>,
    new_paths: Vec<(String, Json)>,
    /// By where the body or answer begins that they belong to: several operations may refer to it.
    messages: BTreeMap<Spot, (Node<'d>, Answer)>,
    schemes: Schemes<'d>,
    seen: Seen<'d>,
}

impl<'d> Addition<'d> {
    pub(crate) fn new(
        files: Files<'d>,
        root: Node<'d>,
        version: Version,
        ids: BTreeSet<String>,
    ) -> Self {
        Self {
            files,
            rewrites: BTreeMap::new(),
            root,
            version,
            ids,
            new_paths: Vec::new(),
            messages: BTreeMap::new(),
            schemes: Schemes::of(files, root),
            seen: Seen::new(files),
        }
    }

    /// A path that the document has not.
    pub(crate) fn path(&mut self, route: &Route) {
        let mut item = json!({});
        let parameters = parameter::of_path(&route.parts);
        if !parameters.is_empty() {
            item["parameters"] = json!(parameters);
        }
        for (method, endpoint) in known_methods(route) {
            item[method.to_ascii_lowercase()] = self.operation(route, method, endpoint);
        }
        self.new_paths.push((route.template(), item));
    }

    fn operation(&mut self, route: &Route, method: &str, endpoint: &Endpoint) -> Json {
        let mut operation = of_endpoint(route, method, endpoint, self.version, None);
        let id = names::unique(&operation_id(route, method), &mut self.ids);
        operation.shift_insert(0, "operationId".to_owned(), json!(id));
        if let Some(security) = self.new_security(endpoint) {
            operation.insert("security".to_owned(), security);
        }
        Json::Object(operation)
    }

    /// What a path that the document has lacks.
    pub(crate) fn item(&mut self, (template, item): (&'d str, Node<'d>), route: &Route) {
        let Some(item) = self.files.follow(item) else {
            return;
        };
        for (method, endpoint) in known_methods(route) {
            let name = method.to_ascii_lowercase();
            if let Some(operation) = item.get(&name) {
                self.known_operation(item, operation, endpoint);
                continue;
            }
            let mut operation = self.operation(route, method, endpoint);
            let mut all = path_parameters(self.files, (template, item), route);
            let plain = operation["parameters"].as_array();
            all.extend(plain.cloned().unwrap_or_default());
            if !all.is_empty() {
                operation["parameters"] = json!(all);
            }
            self.member(item, &name, &operation);
        }
    }

    fn known_operation(&mut self, item: Node<'d>, operation: Node<'d>, endpoint: &Endpoint) {
        let Some(operation) = self.files.follow(operation) else {
            return;
        };
        self.parameters(item, operation, endpoint);
        self.known_security(operation, endpoint);
        match operation.get("requestBody") {
            Some(body) => {
                let seen = Answer {
                    message: endpoint.request.clone(),
                    ..Answer::default()
                };
                self.message(body, &seen);
            }
            None => {
                if let Some(body) = request_body(endpoint, self.version) {
                    self.member(operation, "requestBody", &body);
                }
            }
        }
        for (status, answer) in &endpoint.answers {
            self.answer(operation, *status, answer);
        }
    }

    /// The rewrite of the document that a node stands in.
    fn rewrite(&mut self, node: Node<'d>) -> Option<&mut Rewrite<'d>> {
        let id = self.files.of(node)?;
        let new = || Rewrite::new(self.files.sources.document(id));
        Some(self.rewrites.entry(id).or_insert_with(new))
    }

    /// A member of a mapping that has none of this name.
    fn member(&mut self, mapping: Node<'d>, name: &str, json: &Json) {
        if mapping.kind() != NodeKind::Mapping || mapping.is_alias() {
            return;
        }
        let Some(rewrite) = self.rewrite(mapping) else {
            return;
        };
        let members = rewrite.members(mapping);
        if !members.iter().any(|entry| entry.name == name) {
            members.push(Entry::new(name, New::Value(spell::value(json))));
        }
    }
}
