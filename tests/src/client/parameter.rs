//! Parameters in every style of every place.
//!
//! The forms are those of the standard's table of style examples.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::Parts;
use crate::description::IN_PATHS;
use crate::node::Node;

/// RFC 3986: only unreserved characters stay.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

impl Place {
    pub(super) fn of(parameter: &Node<'_>) -> Option<Self> {
        Some(match parameter.text("in") {
            "path" => Self::Path,
            "query" => Self::Query,
            "header" => Self::Header,
            "cookie" => Self::Cookie,
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// The standard ignores what is described elsewhere; framing is the connection's.
pub(super) fn is_ignored(parameter: &Node<'_>, place: Place) -> bool {
    let names = [
        "Accept",
        "Content-Type",
        "Authorization",
        "Content-Length",
        "Connection",
        "Host",
    ];
    let name = parameter.text("name");
    place == Place::Header && names.iter().any(|one| one.eq_ignore_ascii_case(name))
}

/// Whether there is a text for it that can be read back.
pub(super) fn can_be_written(value: &Value, place: Place) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => {
            let is_item = |one: &Value| match place {
                Place::Query if one.is_object() => true,
                _ => is_atom(one) && can_be_written(one, place),
            };
            !items.is_empty() && items.iter().all(is_item)
        }
        Value::Object(members) => !members.is_empty(),
        Value::String(text) => match place {
            Place::Path => !text.is_empty() && text != "." && text != "..",
            Place::Header => {
                text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
                    && text.trim() == text
                    && !text.is_empty()
            }
            Place::Query | Place::Cookie => !text.chars().any(char::is_control),
        },
        _ => true,
    }
}

fn is_atom(value: &Value) -> bool {
    !value.is_array() && !value.is_object() && !value.is_null()
}

/// A template with everything encoded that an address cannot hold.
pub(super) fn encoded_path(template: &str) -> String {
    utf8_percent_encode(template, IN_PATHS).to_string()
}

/// The text that takes the place of a path parameter.
pub(super) fn path(parameter: &Node<'_>, value: &Value) -> String {
    let name = parameter.text("name");
    let explode = parameter.flag("explode") == Some(true);
    let (before, between) = match parameter.text("style") {
        "label" => (".".to_owned(), if explode { "." } else { "," }),
        "matrix" if explode => (";".to_owned(), ";"),
        "matrix" => (format!(";{name}="), ","),
        _ => (String::new(), ","),
    };
    let texts = match value {
        _ if parameter.text("style") == "matrix" && explode => match value {
            Value::Object(members) => pairs(members, "="),
            Value::Array(items) => items
                .iter()
                .map(|one| format!("{name}={}", encoded(one)))
                .collect(),
            one => vec![format!("{name}={}", encoded(one))],
        },
        other => listed(other, explode),
    };
    before + &texts.join(between)
}

/// Adds what is no path parameter.
pub(super) fn add(parameter: &Node<'_>, place: Place, value: &Value, parts: &mut Parts) {
    let name = parameter.text("name");
    let explode = parameter.flag("explode");
    match place {
        Place::Path => {}
        Place::Query => parts
            .query
            .extend(query(name, parameter.text("style"), explode, value)),
        Place::Header => {
            let text = match name.eq_ignore_ascii_case("If-Match") {
                // Whatever there is: nobody knows its tag who has not read it (RFC 9110, 13.1.1).
                true => "*".to_owned(),
                false => raw(value, explode == Some(true)),
            };
            parts.headers.push((name.to_owned(), text));
        }
        Place::Cookie => parts
            .cookies
            .push(format!("{name}={}", listed(value, false).join(","))),
    }
}

/// The pairs of a query or a form for one name: `a=1`, `a=2`.
pub(super) fn query(name: &str, style: &str, explode: Option<bool>, value: &Value) -> Vec<String> {
    let key = utf8_percent_encode(name, ENCODED).to_string();
    let explode = explode.unwrap_or(matches!(style, "" | "form" | "deepObject"));
    match value {
        Value::Object(_) | Value::Array(_) if style == "deepObject" => deep(&key, value),
        Value::Object(members) if explode => pairs(members, "="),
        Value::Array(items) if explode => items
            .iter()
            .map(|one| format!("{key}={}", encoded(one)))
            .collect(),
        _ => {
            let between = match style {
                "spaceDelimited" => "%20",
                "pipeDelimited" => "%7C",
                _ => ",",
            };
            vec![format!("{key}={}", listed(value, false).join(between))]
        }
    }
}

fn deep(key: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, one)| {
                deep(
                    &format!("{key}%5B{}%5D", utf8_percent_encode(name, ENCODED)),
                    one,
                )
            })
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(index, one)| deep(&format!("{key}%5B{index}%5D"), one))
            .collect(),
        one => vec![format!("{key}={}", encoded(one))],
    }
}

/// The texts of a value: an object's are its names and values in turn, or joined by `=`.
fn listed(value: &Value, explode: bool) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(encoded).collect(),
        Value::Object(members) => pairs(members, if explode { "=" } else { "," }),
        one => vec![encoded(one)],
    }
}

fn pairs(members: &serde_json::Map<String, Value>, between: &str) -> Vec<String> {
    let pair = |(name, one): (&String, &Value)| {
        format!(
            "{}{between}{}",
            utf8_percent_encode(name, ENCODED),
            encoded(one)
        )
    };
    members.iter().map(pair).collect()
}

fn encoded(value: &Value) -> String {
    utf8_percent_encode(&text(value), ENCODED).to_string()
}

/// A header's text: nothing is encoded there.
fn raw(value: &Value, explode: bool) -> String {
    let between = if explode { "=" } else { "," };
    match value {
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Object(members) => {
            let pair = |(name, one): (&String, &Value)| format!("{name}{between}{}", text(one));
            members.iter().map(pair).collect::<Vec<_>>().join(",")
        }
        one => text(one),
    }
}

/// A text as it is, anything else as JSON.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{path, query};
    use crate::node::Node;

    #[test]
    fn writes_the_forms_of_the_standard() {
        let list = json!(["blue", "black"]);
        let object = json!({ "R": 100, "G": 200 });
        for (style, explode, value, expected) in [
            ("form", Some(true), &list, "color=blue&color=black"),
            ("form", Some(false), &list, "color=blue,black"),
            ("form", Some(false), &object, "color=R,100,G,200"),
            ("form", None, &object, "R=100&G=200"),
            ("spaceDelimited", None, &list, "color=blue%20black"),
            ("pipeDelimited", Some(false), &object, "color=R,100%7CG,200"),
            (
                "deepObject",
                None,
                &object,
                "color%5BR%5D=100&color%5BG%5D=200",
            ),
        ] {
            assert_eq!(
                query("color", style, explode, value).join("&"),
                expected,
                "{style}"
            );
        }
    }

    #[test]
    fn writes_paths_of_all_styles() {
        let written = |style: &str, explode: bool, value: &Value| {
            let parameter = json!({ "name": "color", "style": style, "explode": explode });
            path(&Node::root(&parameter), value)
        };
        let list = json!(["blue", "a/b"]);
        assert_eq!(written("simple", false, &list), "blue,a%2Fb");
        assert_eq!(written("label", true, &list), ".blue.a%2Fb");
        assert_eq!(written("matrix", false, &list), ";color=blue,a%2Fb");
        assert_eq!(
            written("matrix", true, &json!({ "R": 1, "G": 2 })),
            ";R=1;G=2"
        );
        assert_eq!(
            written("simple", true, &json!({ "R": 1, "G": 2 })),
            "R=1,G=2"
        );
    }
}
