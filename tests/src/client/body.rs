//! Bodies: the media type that is easiest to write, and a value in its form.

use serde_json::{Map, Value};

use super::{Cannot, Client, Parts, parameter, xml};
use crate::description::Operation;
use crate::node::Node;

const BOUNDARY: &str = "between-the-parts";

impl Client<'_> {
    /// The body and its `Content-Type`; none where the operation describes none.
    pub(super) fn body(
        &mut self,
        operation: &Operation<'_>,
        parts: &mut Parts,
    ) -> Result<Option<Vec<u8>>, Cannot> {
        let Some(described) = operation.node.at("requestBody") else {
            return Ok(None);
        };
        let is_required = described.flag("required") == Some(true);
        let mut offers = described
            .get("content")
            .map(|all| all.members())
            .unwrap_or_default();
        offers.sort_by_key(|(name, _)| ease(name));
        let mut why = Cannot::proved("no media type");
        for (name, media) in &offers {
            match self.written(name, media) {
                Ok((media_type, bytes)) => {
                    parts.headers.push(("Content-Type".to_owned(), media_type));
                    return Ok(Some(bytes));
                }
                Err(cannot) => why = cannot.of(&format!("body of `{name}`")),
            }
        }
        if is_required && !offers.is_empty() {
            Err(why)
        } else {
            Ok(None)
        }
    }

    fn written(&mut self, name: &str, media: &Node<'_>) -> Result<(String, Vec<u8>), Cannot> {
        if !is_media_type(name) {
            return Err(Cannot::proved("this is no media type"));
        }
        let essence = essence(name);
        let is_form =
            essence == "application/x-www-form-urlencoded" || essence.starts_with("multipart/");
        // Neither a form nor elements can say that a list is there and empty.
        let is_filled = is_form || is_xml(&essence);
        let fits = |value: &Value| {
            (!is_form || is_sendable(value, &essence)) && (!is_filled || is_full(value))
        };
        let is_structured = is_form || is_json(&essence) || is_xml(&essence) || essence == "*/*";
        let value = match self.valid(media, fits, is_filled) {
            Ok(value) => value,
            // Whatever the schema says of other bodies, they are bytes.
            Err(_) if !is_structured => Value::String("text".to_owned()),
            Err(why) => return Err(why),
        };
        Ok(match essence.as_str() {
            "application/x-www-form-urlencoded" => {
                (name.to_owned(), form(&value, media).into_bytes())
            }
            essence if essence.starts_with("multipart/") => {
                let kind = if essence == "multipart/*" {
                    "multipart/form-data"
                } else {
                    essence
                };
                (
                    format!("{kind}; boundary={BOUNDARY}"),
                    multipart(&value, media).into_bytes(),
                )
            }
            "*/*" => (
                "application/json".to_owned(),
                value.to_string().into_bytes(),
            ),
            essence if is_json(essence) => (
                name.replace("*+json", "vnd.any+json").replace('*', "json"),
                value.to_string().into_bytes(),
            ),
            essence if is_xml(essence) => (
                name.replace('*', "xml"),
                xml::written(&value, media).into_bytes(),
            ),
            _ => (
                name.replace("/*", "/plain"),
                parameter::text(&value).into_bytes(),
            ),
        })
    }
}

/// Type and subtype in lower case.
pub(super) fn essence(name: &str) -> String {
    name.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// `type/subtype`, each of a token's characters, whatever follows.
pub(super) fn is_media_type(name: &str) -> bool {
    essence(name)
        .split_once('/')
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// A form has fields, and only a text that is one already may stand for them.
fn is_sendable(value: &Value, essence: &str) -> bool {
    let is_written = value.is_string() && essence == "application/x-www-form-urlencoded";
    value.is_object() || is_written
}

/// Whether nothing inside is empty or null: a form has no words for that.
fn is_full(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty() && items.iter().all(is_full),
        Value::Object(members) => members
            .values()
            .all(|one| is_full(one) && one != &Value::Object(Map::new())),
        _ => true,
    }
}

/// RFC 9110, section 5.6.2.
pub(super) fn is_token(text: &str) -> bool {
    let is_sign = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || is_sign(byte))
}

pub(super) fn is_json(essence: &str) -> bool {
    essence.ends_with("/json") || essence.ends_with("+json") || essence == "application/*"
}

fn is_xml(essence: &str) -> bool {
    essence.ends_with("/xml") || essence.ends_with("+xml")
}

fn ease(name: &str) -> u8 {
    match essence(name).as_str() {
        "application/json" => 0,
        one if is_json(one) => 1,
        "application/x-www-form-urlencoded" => 2,
        one if one.starts_with("multipart/") => 3,
        "*/*" => 4,
        one if is_xml(one) => 5,
        _ => 6,
    }
}

/// `a=1&b=2`; what is nested is JSON, unless an encoding says otherwise.
fn form(value: &Value, media: &Node<'_>) -> String {
    if let Value::String(written) = value {
        return written.clone();
    }
    let members = value.as_object().into_iter().flatten();
    let pairs = members.flat_map(|(name, value)| {
        let encoding = media.get("encoding").and_then(|all| all.get(name));
        let style = encoding.as_ref().map_or("", |one| one.text("style"));
        let explode = encoding.as_ref().and_then(|one| one.flag("explode"));
        match value {
            Value::Null => vec![format!("{name}=")],
            Value::Object(_) if style.is_empty() && explode.is_none() => {
                parameter::query(name, "form", None, &Value::String(value.to_string()))
            }
            _ => parameter::query(name, style, explode, value),
        }
    });
    pairs.collect::<Vec<_>>().join("&")
}

fn multipart(value: &Value, media: &Node<'_>) -> String {
    let empty = Map::new();
    let mut out = String::new();
    for (name, value) in value.as_object().unwrap_or(&empty) {
        let schema = media
            .at("schema")
            .and_then(|one| one.at("properties"))
            .and_then(|all| all.at(name));
        let encoding = media.get("encoding").and_then(|all| all.get(name));
        let kind = encoding.map_or("", |one| one.text("contentType"));
        match value {
            Value::Array(items) => {
                let schema = schema.and_then(|one| one.at("items"));
                items
                    .iter()
                    .for_each(|one| part(&mut out, name, one, schema.as_ref(), kind));
            }
            one => part(&mut out, name, one, schema.as_ref(), kind),
        }
    }
    out + &format!("--{BOUNDARY}--\r\n")
}

fn part(out: &mut String, name: &str, value: &Value, schema: Option<&Node<'_>>, kind: &str) {
    let is_file = schema.is_some_and(|schema| schema.text("format") == "binary");
    let file = if is_file {
        "; filename=\"file.bin\""
    } else {
        ""
    };
    let kind = match kind.split(',').next().unwrap_or_default().trim() {
        "" if is_file => "application/octet-stream",
        "" if value.is_object() => "application/json",
        "" => "text/plain",
        said => said,
    };
    let kind = kind.replace("/*", "/plain").replace("*/", "text/");
    let text = parameter::text(value);
    out.push_str(&format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\nContent-Type: {kind}\r\n\r\n{text}\r\n"
    ));
}
