//! Everything that is known, as one document.
//!
//! In:  routes, the addresses that requests went to, and the version to write.
//! Out: an `OpenAPI` document as JSON, in an order that depends on what is said and not on when it
//!      was seen; or as YAML.

use std::collections::BTreeSet;

use oas_doc::{Document, Syntax};
use oas_model::Version;
use serde_json::{Map, Value, json};

use super::endpoint::Endpoint;
use super::names;
use super::operation;
use super::parameter;
use super::resources::{Resources, resources};
use super::route::{Part, Route};
use super::schema::schema;
use super::security;

/// Methods that a path item has members for, in the order of the specification.
/// Source: OpenAPI 3.1.1, "Path Item Object".
const METHODS: [&str; 8] = [
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE",
];

/// What a document is made of.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) title: String,
    pub(crate) servers: Vec<String>,
    pub(crate) routes: Vec<Route>,
}

/// Writes it as YAML.
pub(crate) fn yaml(whole: &Whole, version: Version) -> String {
    let json = json(whole, version).to_string();
    let document = Document::parse(&json, Syntax::Json);
    // What we wrote has no errors, and no aliases that repeat.
    oas_edit::to_yaml(&document).unwrap_or(json)
}

fn json(whole: &Whole, version: Version) -> Value {
    let resources = resources(&whole.routes);
    let number = if version == Version::V30 {
        "3.0.3"
    } else {
        "3.1.1"
    };
    let mut document = json!({
        "openapi": number,
        "info": { "title": whole.title, "version": "1.0.0" },
    });
    if !whole.servers.is_empty() {
        let urls = whole.servers.iter().map(|url| json!({ "url": url }));
        document["servers"] = urls.collect();
    }
    let shared = shared_security(&whole.routes);
    if let Some(security) = &shared {
        document["security"] = security.clone();
    }
    document["paths"] = paths(whole, version, &resources, shared.as_ref());
    let components = components(whole, version, &resources);
    if !components.is_empty() {
        document["components"] = Value::Object(components);
    }
    document
}

fn components(whole: &Whole, version: Version, resources: &Resources) -> Map<String, Value> {
    let mut components = Map::new();
    let schemas = resources.named.iter();
    let schemas: Map<String, Value> = schemas
        .map(|(name, shape)| (name.clone(), schema(shape, version)))
        .collect();
    if !schemas.is_empty() {
        components.insert("schemas".to_owned(), Value::Object(schemas));
    }
    let schemes = security::schemes(&whole.routes);
    if !schemes.is_empty() {
        components.insert("securitySchemes".to_owned(), Value::Object(schemes));
    }
    components
}

/// What all operations ask for, where it is the same.
fn shared_security(routes: &[Route]) -> Option<Value> {
    let endpoints = routes.iter().flat_map(|route| route.methods.values());
    let mut all = endpoints.map(security::alternatives);
    let first = all.next()??;
    all.all(|one| one.as_ref() == Some(&first)).then_some(first)
}

fn paths(whole: &Whole, version: Version, resources: &Resources, shared: Option<&Value>) -> Value {
    let mut ids = BTreeSet::new();
    let mut paths = Map::new();
    for route in &whole.routes {
        let template = route.template();
        let mut item = Map::new();
        let parameters = parameter::of_path(&route.parts);
        if !parameters.is_empty() {
            item.insert("parameters".to_owned(), Value::Array(parameters));
        }
        for (method, endpoint) in known_methods(route) {
            let mut operation = of_endpoint(route, method, endpoint, version, Some(resources));
            let id = names::unique(&operation_id(route, method), &mut ids);
            operation.shift_insert(0, "operationId".to_owned(), json!(id));
            if let Some(security) = security::alternatives(endpoint).filter(|_| shared.is_none()) {
                operation.insert("security".to_owned(), security);
            }
            item.insert(method.to_ascii_lowercase(), Value::Object(operation));
        }
        paths.insert(template, Value::Object(item));
    }
    Value::Object(paths)
}

/// The methods of a route that a document can say, in their order.
pub(crate) fn known_methods(route: &Route) -> impl Iterator<Item = (&'static str, &Endpoint)> {
    let known = METHODS.into_iter();
    known.filter_map(|method| Some((method, route.methods.get(method)?)))
}

/// An operation without its name and its security.
pub(crate) fn of_endpoint(
    route: &Route,
    method: &str,
    endpoint: &Endpoint,
    version: Version,
    resources: Option<&Resources>,
) -> Map<String, Value> {
    let mut operation = Map::new();
    if let Some(tag) = route
        .parts
        .iter()
        .find_map(Part::word)
        .filter(|word| !word.is_empty())
    {
        operation.insert("tags".to_owned(), json!([tag]));
    }
    let parameters = plain_parameters(endpoint);
    if !parameters.is_empty() {
        operation.insert("parameters".to_owned(), Value::Array(parameters));
    }
    if let Some(body) = operation::request_body(endpoint, version) {
        operation.insert("requestBody".to_owned(), body);
    }
    let template = route.template();
    let answers = endpoint.answers.iter().map(|(status, answer)| {
        let named = |media_type: &str| {
            let at = (
                template.clone(),
                method.to_owned(),
                *status,
                media_type.to_owned(),
            );
            resources?.at.get(&at).cloned()
        };
        (
            status.to_string(),
            operation::response(*status, answer, version, &named),
        )
    });
    let mut answers: Map<String, Value> = answers.collect();
    if answers.is_empty() {
        answers.insert(
            "default".to_owned(),
            json!({ "description": "No answer was seen" }),
        );
    }
    operation.insert("responses".to_owned(), Value::Object(answers));
    operation
}

/// Parameters of the query and of header fields.
pub(crate) fn plain_parameters(endpoint: &Endpoint) -> Vec<Value> {
    let mut all = parameter::of_fields(&endpoint.query, "query");
    all.extend(parameter::of_fields(&endpoint.headers, "header"));
    all
}

/// `GET /users/{userId}/repos` -> `getUserRepos`.
pub(crate) fn operation_id(route: &Route, method: &str) -> String {
    let mut id = method.to_ascii_lowercase();
    for (at, part) in route.parts.iter().enumerate() {
        if let Part::Word(word) = part {
            let is_one = matches!(route.parts.get(at + 1), Some(Part::Parameter { .. }));
            let stem = super::form::extension(word).map_or(word.as_str(), |(stem, _)| stem);
            let word = if is_one {
                names::one_of(stem)
            } else {
                stem.to_owned()
            };
            id.push_str(&names::pascal(&word));
        }
    }
    id
}

/// Whether a path item has a member for this method, in upper case.
pub(crate) fn is_known(method: &str) -> bool {
    METHODS.contains(&method)
}
