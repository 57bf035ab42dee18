//! `application/x-www-form-urlencoded`.
//!
//! A list of scalars is written once for each of them, or as its encoding says; what lies
//! deeper goes into brackets, as clients of such APIs write and read it.
//! Source: OpenAPI 3.1.1, "Encoding Object"; URL Living Standard, section 5.

use bytes::Bytes;
use oas_model::{Encoding, ParameterStyle};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::{Draft, Kind, plain};
use crate::media::Media;

pub(super) const KIND: Kind = (Media::is_form, write);

type Pairs = Vec<(String, String)>;

fn write(draft: &Draft<'_>) -> Bytes {
    let mut pairs = Pairs::new();
    match draft.value {
        Value::Object(members) => {
            for (name, value) in members {
                let encoding = draft.content.encodings.by_name.get(name);
                member(name, value, encoding, &mut pairs);
            }
        }
        other => flatten("", other, &mut pairs),
    }
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let written = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    written.collect::<Vec<_>>().join("&").into()
}

fn member(name: &str, value: &Value, encoding: Option<&Encoding>, pairs: &mut Pairs) {
    let is_json = encoding.and_then(|one| one.content_type.as_deref());
    let is_json = is_json
        .and_then(Media::parse)
        .is_some_and(|media| media.is_json());
    let Value::Array(items) = value else {
        return match value {
            Value::Object(_) if is_json => pairs.push((name.to_owned(), value.to_string())),
            other => flatten(name, other, pairs),
        };
    };
    if is_json {
        pairs.push((name.to_owned(), value.to_string()));
    } else if items.iter().any(|item| item.is_array() || item.is_object()) {
        flatten(name, value, pairs);
    } else if encoding.and_then(|one| one.explode) == Some(false) {
        let joined = items.iter().map(plain).collect::<Vec<_>>();
        pairs.push((name.to_owned(), joined.join(delimiter(encoding))));
    } else {
        pairs.extend(items.iter().map(|item| (name.to_owned(), plain(item))));
    }
}

fn delimiter(encoding: Option<&Encoding>) -> &'static str {
    match encoding.and_then(|one| one.style) {
        Some(ParameterStyle::SpaceDelimited) => " ",
        Some(ParameterStyle::PipeDelimited) => "|",
        _ => ",",
    }
}

fn flatten(name: &str, value: &Value, pairs: &mut Pairs) {
    let inner = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}[{key}]")
        }
    };
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| flatten(&inner(key), value, pairs)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(idx, value)| flatten(&inner(&idx.to_string()), value, pairs)),
        scalar => pairs.push((name.to_owned(), plain(scalar))),
    }
}
