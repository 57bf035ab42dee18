//! A body, from the members of a form.

use oas_doc::{Entry, Node, Part, ScalarValue, Value};

use super::{media, parameter};

const MULTIPART: &str = "multipart/form-data";
const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// The members of a request body that was these parameters `in: formData`.
pub(super) fn members<'a>(fields: &[Node<'a>], consumes: &[String]) -> Vec<Entry<'a>> {
    let media_type = |name: &String| {
        let schema = Entry::new("schema", Part::Mapping(schema(fields)));
        let encoding = encoding(fields, name);
        let members = [schema].into_iter().chain(encoding).collect();
        Entry::new(name, Part::Mapping(members))
    };
    let names = types(fields, consumes);
    let content = Part::Mapping(names.iter().map(media_type).collect());
    let mut entries = vec![Entry::new("content", content)];
    if fields.iter().any(|field| is_required(*field)) {
        entries.push(Entry::new("required", true));
    }
    entries
}

/// Those of `consumes` that can carry the form; a file needs multipart.
///
/// Source: Swagger 2.0, "Parameter Object", `in`.
fn types(fields: &[Node<'_>], consumes: &[String]) -> Vec<String> {
    let is_file = |field: &Node<'_>| field.get("type").and_then(Node::as_str) == Some("file");
    let has_file = fields.iter().any(is_file);
    let fits = |name: &&String| {
        media::is_same(name, MULTIPART) || (!has_file && media::is_same(name, URL_ENCODED))
    };
    let names: Vec<_> = consumes.iter().filter(fits).cloned().collect();
    let chosen = if has_file { MULTIPART } else { URL_ENCODED };
    if names.is_empty() {
        vec![chosen.to_owned()]
    } else {
        names
    }
}

fn schema<'a>(fields: &[Node<'a>]) -> Vec<Entry<'a>> {
    let mut entries = vec![Entry::new("type", "object")];
    let required: Vec<_> = fields.iter().filter(|field| is_required(**field)).collect();
    if !required.is_empty() {
        let name = |field: &&Node<'_>| Value::Scalar(ScalarValue::String(name(**field).to_owned()));
        let names = Value::Sequence(required.iter().map(name).collect());
        entries.push(Entry::new("required", Part::Value(names)));
    }
    let property = |field: &Node<'a>| {
        let words = field.written().filter(|word| {
            let key = word.key().unwrap_or_default();
            let describes = key == "description" || key == "example" || key.starts_with("x-");
            parameter::says_what(key) || describes
        });
        let members = parameter::as_schema(words.map(Entry::kept));
        let from = Some(*field);
        let (name, value) = (name(*field).to_owned(), Part::Mapping(members));
        Entry { name, from, value }
    };
    let properties = fields.iter().map(property).collect();
    entries.push(Entry::new("properties", Part::Mapping(properties)));
    entries
}

/// How lists are written, where it is not as 3.0 writes them.
fn encoding<'a>(fields: &[Node<'a>], media_type: &str) -> Option<Entry<'a>> {
    if !media::is_same(media_type, URL_ENCODED) {
        return None;
    }
    let together = || Entry::new("explode", false);
    let of_field = |field: &Node<'a>| {
        let is_list = field.get("type").and_then(Node::as_str) == Some("array");
        let format = field.get("collectionFormat").and_then(Node::as_str);
        let members = match format.unwrap_or("csv") {
            _ if !is_list => return None,
            "multi" => return None,
            "ssv" => vec![Entry::new("style", "spaceDelimited"), together()],
            "pipes" => vec![Entry::new("style", "pipeDelimited"), together()],
            _ => vec![Entry::new("style", "form"), together()],
        };
        Some(Entry::new(name(*field), Part::Mapping(members)))
    };
    let entries: Vec<_> = fields.iter().filter_map(of_field).collect();
    (!entries.is_empty()).then(|| Entry::new("encoding", Part::Mapping(entries)))
}

fn is_required(field: Node<'_>) -> bool {
    field.get("required").and_then(Node::as_bool) == Some(true)
}

/// The name of a member of a form.
pub(super) fn name<'a>(field: Node<'a>) -> &'a str {
    field.get("name").and_then(Node::scalar).unwrap_or_default()
}
