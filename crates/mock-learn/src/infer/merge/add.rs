//! Parts of a document that are missing.
//!
//! In:  a path item and the route that belongs to it, or a route that belongs to none.
//! Out: one rewrite with everything that the document lacks.

use std::collections::{BTreeMap, BTreeSet};

use oas_doc::{
    Document, EditError, Entry, Node, NodeKind, Part as New, Rewrite, ScalarValue, Value,
};
use oas_model::Version;
use serde_json::{Value as Json, json};

use super::fill::{Place, Seen};
use super::place::follow;
use crate::infer::document::{known_methods, of_endpoint, operation_id, plain_parameters};
use crate::infer::endpoint::{Answer, Endpoint, Message};
use crate::infer::operation::{content, request_body, response};
use crate::infer::route::{Part, Route};
use crate::infer::schema::schema;
use crate::infer::{names, parameter};

/// What is to be added.
#[derive(Debug)]
pub(crate) struct Addition<'d> {
    rewrite: Rewrite<'d>,
    root: Node<'d>,
    version: Version,
    ids: BTreeSet<String>,
    new_paths: Vec<(String, Json)>,
    /// By where the body or answer begins that they belong to: several operations may refer to it.
    messages: BTreeMap<usize, (Node<'d>, Message)>,
    seen: Seen<'d>,
}

impl<'d> Addition<'d> {
    pub(crate) fn new(
        document: &'d Document,
        root: Node<'d>,
        version: Version,
        ids: BTreeSet<String>,
    ) -> Self {
        Self {
            rewrite: Rewrite::new(document),
            root,
            version,
            ids,
            new_paths: Vec::new(),
            messages: BTreeMap::new(),
            seen: Seen::default(),
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
        Json::Object(operation)
    }

    /// What a path that the document has lacks.
    pub(crate) fn item(&mut self, (template, item): (&'d str, Node<'d>), route: &Route) {
        let Some(item) = follow(item) else { return };
        for (method, endpoint) in known_methods(route) {
            match item.get(&method.to_ascii_lowercase()) {
                Some(operation) => self.known_operation(item, operation, endpoint),
                None => {
                    let mut operation = self.operation(route, method, endpoint);
                    let own = path_parameters(template, item, route);
                    let plain = operation["parameters"]
                        .as_array()
                        .cloned()
                        .unwrap_or_default();
                    let all: Vec<Json> = own.into_iter().chain(plain).collect();
                    if !all.is_empty() {
                        operation["parameters"] = json!(all);
                    }
                    self.member(item, &method.to_ascii_lowercase(), &operation);
                }
            }
        }
    }

    fn known_operation(&mut self, item: Node<'d>, operation: Node<'d>, endpoint: &Endpoint) {
        let Some(operation) = follow(operation) else {
            return;
        };
        self.parameters(item, operation, endpoint);
        match operation.get("requestBody") {
            Some(body) => self.message(body, &endpoint.request),
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

    fn parameters(&mut self, item: Node<'d>, operation: Node<'d>, endpoint: &Endpoint) {
        let known = known_parameters(&[item, operation]);
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
                let items = self.rewrite.items(list);
                items.extend(missing.iter().map(|one| New::Value(value(one))));
            }
            Some(_) => {}
            None => self.member(operation, "parameters", &json!(missing)),
        }
    }

    fn answer(&mut self, operation: Node<'d>, status: u16, answer: &Answer) {
        let Some(responses) = operation.get("responses") else {
            let new = response(status, answer, self.version, &|_| None);
            return self.member(operation, "responses", &json!({ status.to_string(): new }));
        };
        let range = format!("{}XX", status / 100);
        let names = [
            status.to_string(),
            range.clone(),
            range.to_lowercase(),
            "default".to_owned(),
        ];
        match names.iter().find_map(|name| responses.get(name)) {
            Some(known) => self.message(known, &answer.message),
            None => {
                let new = response(status, answer, self.version, &|_| None);
                self.member(responses, &status.to_string(), &new);
            }
        }
    }

    fn message(&mut self, node: Node<'d>, message: &Message) {
        if let Some(node) = follow(node) {
            let known = self.messages.entry(node.span().start);
            known
                .or_insert_with(|| (node, Message::default()))
                .1
                .absorb(message.clone());
        }
    }

    /// A member of a mapping that has none of this name.
    fn member(&mut self, mapping: Node<'d>, name: &str, json: &Json) {
        if mapping.kind() != NodeKind::Mapping || mapping.is_alias() {
            return;
        }
        let members = self.rewrite.members(mapping);
        if !members.iter().any(|entry| entry.name == name) {
            members.push(Entry::new(name, New::Value(value(json))));
        }
    }

    /// The document with everything added; `None` where it lacks nothing.
    pub(crate) fn finish(mut self) -> Result<Option<Document>, EditError> {
        self.finish_paths();
        for (node, message) in std::mem::take(&mut self.messages).into_values() {
            self.finish_message(node, &message);
        }
        for (place, lacks) in self.seen.missing() {
            let schemas: Vec<(String, Json)> = lacks
                .into_iter()
                .map(|(name, shape)| (name, schema(&shape, self.version)))
                .collect();
            match place {
                Place::Properties(properties) => {
                    schemas
                        .iter()
                        .for_each(|(name, schema)| self.member(properties, name, schema));
                }
                Place::Schema(node) => {
                    let all: serde_json::Map<String, Json> = schemas.into_iter().collect();
                    self.member(node, "properties", &Json::Object(all));
                }
            }
        }
        if self.rewrite.is_empty() {
            return Ok(None);
        }
        self.rewrite.finish().map(Some)
    }

    fn finish_paths(&mut self) {
        let new = std::mem::take(&mut self.new_paths);
        match self.root.get("paths") {
            Some(paths) => new
                .iter()
                .for_each(|(template, item)| self.member(paths, template, item)),
            None if !new.is_empty() => {
                let all: serde_json::Map<String, Json> = new.into_iter().collect();
                self.member(self.root, "paths", &Json::Object(all));
            }
            None => {}
        }
    }

    fn finish_message(&mut self, node: Node<'d>, message: &Message) {
        let new = content(message, self.version, &|_| None);
        let Some(known) = node.get("content") else {
            if !new.is_empty() {
                self.member(node, "content", &Json::Object(new));
            }
            return;
        };
        for (media_type, body) in &message.bodies {
            match covering(known, media_type) {
                Some(media) => {
                    if let Some((shape, schema)) = body.json.as_ref().zip(media.get("schema")) {
                        self.seen.add(schema, shape);
                    }
                }
                None => {
                    let name = if media_type.is_empty() {
                        "*/*"
                    } else {
                        media_type
                    };
                    if let Some(media) = new.get(name) {
                        self.member(known, name, media);
                    }
                }
            }
        }
    }
}

/// The media type object that covers a media type: its own, or a range.
fn covering<'d>(content: Node<'d>, media_type: &str) -> Option<Node<'d>> {
    let essence = |name: &str| {
        name.split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    };
    let kind = media_type.split('/').next().unwrap_or_default();
    let wanted = [media_type.to_owned(), format!("{kind}/*"), "*/*".to_owned()];
    wanted.iter().find_map(|wanted| {
        let mut members = content.members();
        members
            .find(|(name, _)| essence(name) == *wanted)
            .map(|(_, media)| media)
    })
}

/// Place and name of the parameters at these levels, in lower case.
fn known_parameters(levels: &[Node<'_>]) -> Vec<(String, String)> {
    let lists = levels.iter().filter_map(|level| level.get("parameters"));
    let written = lists.flat_map(Node::items).filter_map(follow);
    let key = |one: Node<'_>| {
        let text = |name: &str| Some(one.get(name)?.as_str()?.to_lowercase());
        let name = text("name")?;
        let base = name.split('[').next().unwrap_or_default().to_owned();
        Some((text("in")?, base))
    };
    written.filter_map(key).collect()
}

/// The parameters in a written template that its path item does not declare.
fn path_parameters(template: &str, item: Node<'_>, route: &Route) -> Vec<Json> {
    let known = known_parameters(&[item]);
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

/// JSON as what edits write.
fn value(json: &Json) -> Value {
    match json {
        Json::Null => ScalarValue::Null.into(),
        Json::Bool(is) => ScalarValue::Bool(*is).into(),
        Json::Number(number) => ScalarValue::Number(number.to_string()).into(),
        Json::String(text) => ScalarValue::String(text.clone()).into(),
        Json::Array(items) => Value::Sequence(items.iter().map(value).collect()),
        Json::Object(members) => Value::Mapping(
            members
                .iter()
                .map(|(name, one)| (name.clone(), value(one)))
                .collect(),
        ),
    }
}
