//! A path or a method that nobody describes.

use std::collections::BTreeSet;

use oas_doc::{Pointer, Value as Written};
use oas_model::Version;

use super::{
    Edits, Kind, media, parameter,
    spot::{Place, Spot},
    status,
};
use crate::drift::{Finding, sketch::Sketch, spell};

pub(super) const KIND: Kind = Kind { say, edits };

fn say(spot: &Spot<'_>) -> String {
    let finding = spot.finding;
    let method = finding.evidence.method.to_ascii_uppercase();
    format!("add the operation {method} {}", finding.at)
}

fn edits(spot: &Spot<'_>) -> Edits {
    let Finding {
        at: path, evidence, ..
    } = spot.finding;
    let method = evidence.method.as_str();
    if !is_known(method, spot.version()) || !path.starts_with('/') {
        return None;
    }
    let operation = written(spot);
    let mut heads = spot.api.operations().iter();
    if let Some(head) = heads.find(|head| *head.path == **path) {
        let sources = spot.api.sources();
        let at = sources.pointer(head.path_item);
        let item = Place {
            document: head.path_item.document,
            at,
        };
        return spot.put(&item, &[method], operation);
    }
    let root = Place {
        document: spot.api.entry(),
        at: Pointer::root(),
    };
    spot.put(&root, &["paths", path, method], operation)
}

/// Methods that have a field of their own.
fn is_known(method: &str, version: Version) -> bool {
    const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];
    METHODS.contains(&method)
        || method == "trace" && version != Version::V20
        || method == "query" && version == Version::V32
}

fn written(spot: &Spot<'_>) -> Written {
    let (seen, version) = (&spot.finding.evidence, spot.version());
    let mut parameters: Vec<Written> = path_names(&spot.finding.at)
        .map(|name| {
            let mut text = Sketch::default();
            text.add(&serde_json::Value::from(name));
            let mut written = parameter::written(name, "path", &text, version);
            if let Written::Mapping(members) = &mut written {
                members.insert(2, ("required".to_owned(), spell::flag(true)));
            }
            written
        })
        .collect();
    let query = seen.query.iter();
    parameters.extend(query.map(|(name, one)| parameter::written(name, "query", one, version)));
    let mut members = Vec::new();
    let body = body(spot);
    if version == Version::V20 {
        parameters.extend(body.clone());
    }
    if !parameters.is_empty() {
        members.push(("parameters".to_owned(), Written::Sequence(parameters)));
    }
    if version != Version::V20 {
        members.extend(body.map(|body| ("requestBody".to_owned(), body)));
    }
    let codes: BTreeSet<u16> = seen.answers.keys().map(|(status, _)| *status).collect();
    let codes = codes.into_iter().filter(|code| *code >= 100);
    let answers = codes.map(|code| (code.to_string(), status::written(seen, code, version)));
    let mut answers: Vec<_> = answers.collect();
    if answers.is_empty() {
        let unknown = spell::mapping([("description", spell::text("No answer was seen"))]);
        answers.push(("default".to_owned(), unknown));
    }
    members.push(("responses".to_owned(), Written::Mapping(answers)));
    Written::Mapping(members)
}

/// The body of the request: an object of its own, or a parameter in 2.0.
fn body(spot: &Spot<'_>) -> Option<Written> {
    let (seen, version) = (&spot.finding.evidence, spot.version());
    let (_, first) = seen.bodies.first_key_value()?;
    if version == Version::V20 {
        return Some(spell::mapping([
            ("name", spell::text("body")),
            ("in", spell::text("body")),
            ("schema", first.schema(version)),
        ]));
    }
    let content = seen.bodies.iter();
    let content = content.map(|(kind, one)| (kind.clone(), media::media(one, version)));
    Some(spell::mapping([(
        "content",
        Written::Mapping(content.collect()),
    )]))
}

fn path_names(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
}
