//! The parameters of a request as values of the types that their schemas ask for.
//!
//! Source: OpenAPI 3.1.1, "Style Values". Objects, and paths in label or matrix style, are left
//! alone: their text says too little by itself.

use std::borrow::Cow;

use oas_model::{
    Additional, Api, Operation, Parameter, ParameterLocation as Location, ParameterStyle as Style,
    Schema, SchemaBody, SchemaId, SchemaType, TypeSet,
};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::Observed;

/// The parameters that the request has, with what it says.
pub(super) fn sent<'o>(
    api: &Api,
    operation: &'o Operation,
    seen: &Observed,
) -> Vec<(&'o Parameter, Value)> {
    let all = operation.parameters.iter();
    let sent = all.filter_map(|one| {
        let texts = texts(one, &operation.head.path, seen);
        Some((one, value(api, one, &texts)?))
    });
    sent.collect()
}

/// What stands on the wire under the parameter's name, decoded but for lists' own signs.
fn texts(parameter: &Parameter, template: &str, seen: &Observed) -> Vec<String> {
    let name = parameter.name.as_str();
    match parameter.location {
        Location::Path => in_path(template, seen.path(), name).into_iter().collect(),
        Location::Query => in_query(seen.query().unwrap_or_default(), name),
        Location::Header => seen
            .request
            .header(name)
            .map(str::to_owned)
            .into_iter()
            .collect(),
        Location::Cookie => {
            let pairs = seen.request.header("cookie").unwrap_or_default().split(';');
            let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
            let own = pairs.filter(|(key, _)| *key == name);
            own.map(|(_, text)| text.to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// The path ends as its template does, whatever base it has.
fn in_path(template: &str, path: &str, name: &str) -> Option<String> {
    let wanted = format!("{{{name}}}");
    let mut pairs = template.rsplit('/').zip(path.rsplit('/'));
    let (segment, text) = pairs.find(|(segment, _)| segment.contains(&wanted))?;
    let (before, after) = segment.split_once(&wanted)?;
    let text = text.strip_prefix(before)?.strip_suffix(after)?;
    Some(percent_decode_str(text).decode_utf8_lossy().into_owned())
}

fn in_query(query: &str, name: &str) -> Vec<String> {
    let decode = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
    };
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let own = pairs.filter(|(key, _)| decode(key) == name);
    own.map(|(_, text)| decode(text)).collect()
}

/// The texts as one value; none where there is no text, or it says too little.
fn value(api: &Api, parameter: &Parameter, texts: &[String]) -> Option<Value> {
    let first = texts.first()?;
    if let Some(content) = &parameter.content {
        return match content.name.contains("json") {
            true => serde_json::from_str(first).ok(),
            false => Some(Value::from(first.as_str())),
        };
    }
    let schema = schema(api, parameter.schema?)?;
    if schema.types.names(SchemaType::Object) {
        return None;
    }
    if !schema.types.names(SchemaType::Array) {
        return (!is_marked(parameter)).then(|| scalar(schema.types, first));
    }
    let of_item = match schema.items {
        Additional::Schema(id) => self::schema(api, id).map(|item| item.types),
        _ => None,
    };
    let of_item = of_item.unwrap_or_default();
    let items = items(parameter, texts)?;
    let items = items.iter().map(|text| scalar(of_item, text));
    Some(Value::Array(items.collect()))
}

/// The schema behind its references, where it is an object.
fn schema(api: &Api, id: SchemaId) -> Option<Schema> {
    match api.schema(api.follow(id)?).as_ref() {
        SchemaBody::Object(schema) => Some(schema.as_ref().clone()),
        SchemaBody::Boolean(_) => None,
    }
}

/// Whether the text begins with signs of its style.
fn is_marked(parameter: &Parameter) -> bool {
    matches!(parameter.style, Style::Label | Style::Matrix)
}

fn items<'t>(parameter: &Parameter, texts: &'t [String]) -> Option<Vec<Cow<'t, str>>> {
    let separator = match parameter.style {
        Style::Form if parameter.explode => {
            return Some(texts.iter().map(|text| Cow::from(text.as_str())).collect());
        }
        Style::Form | Style::Simple => ',',
        Style::SpaceDelimited => ' ',
        Style::PipeDelimited => '|',
        _ => return None,
    };
    let items = texts.first()?.split(separator);
    Some(items.map(|item| Cow::from(item.trim())).collect())
}

/// A number or flag where the schema asks for one and the text is one.
fn scalar(types: TypeSet, text: &str) -> Value {
    let is_number = types.names(SchemaType::Integer) || types.names(SchemaType::Number);
    let read = serde_json::from_str::<Value>(text).ok();
    let fits = |read: &Value| match read {
        Value::Number(_) => is_number,
        Value::Bool(_) => types.names(SchemaType::Boolean),
        _ => false,
    };
    let as_text = types.names(SchemaType::String);
    let read = read.filter(|read| !as_text && fits(read));
    read.unwrap_or_else(|| Value::from(text))
}
