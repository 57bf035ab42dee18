//! Our reason in the error body that the document describes.
//!
//! A member that by its name holds the status, a title or a message says what happened here,
//! as long as the body still satisfies its schema.

use http::StatusCode;
use oas_model::SchemaId;
use serde_json::{Value, json};

use crate::{
    Violation,
    book::Book,
    check,
    generate::Purpose,
    problem::{Problem, summary},
};

/// An error inside an error is looked through this deep: `{error: {message}}`.
const MAX_DEPTH: usize = 3;

/// The value with our reason in it, or as it was.
pub(super) fn with_reason(
    book: &Book,
    schema: SchemaId,
    mut value: Value,
    (problem, status, violations): (Problem, StatusCode, &[Violation]),
) -> Value {
    let reason = Reason {
        status: status.as_u16(),
        title: problem.title,
        message: summary(violations),
    };
    let mut places = Vec::new();
    collect(&value, "", MAX_DEPTH, &mut places);
    for place in places {
        let Some(member) = value.pointer_mut(&place) else {
            continue;
        };
        let Some(told) = reason.for_member(&place, member) else {
            continue;
        };
        let before = std::mem::replace(member, told);
        if !check::is_valid(book.api(), schema, Purpose::Response, &value)
            && let Some(member) = value.pointer_mut(&place)
        {
            *member = before;
        }
    }
    value
}

/// What there is to say.
struct Reason {
    status: u16,
    title: &'static str,
    message: String,
}

impl Reason {
    /// What the member at a pointer says about this refusal; `None` where that is not its business.
    fn for_member(&self, place: &str, member: &Value) -> Option<Value> {
        let name = place.rsplit('/').next()?.to_ascii_lowercase();
        let name = name.replace(['_', '-'], "");
        match (name.as_str(), member) {
            ("status" | "statuscode" | "code" | "httpstatus" | "errorcode", Value::Number(_)) => {
                Some(json!(self.status))
            }
            ("status" | "statuscode" | "httpstatus", Value::String(_)) => {
                Some(json!(self.status.to_string()))
            }
            ("title", Value::String(_)) => Some(json!(self.title)),
            (
                "message" | "detail" | "details" | "description" | "reason" | "error"
                | "errormessage" | "errordescription" | "msg",
                Value::String(_),
            ) => Some(json!(self.message)),
            _ => None,
        }
    }
}

/// The pointers of all scalars that are not too deep inside.
fn collect(value: &Value, at: &str, depth: usize, places: &mut Vec<String>) {
    match value {
        Value::Object(members) if depth > 0 => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                collect(member, &format!("{at}/{name}"), depth - 1, places);
            }
        }
        Value::Array(items) if depth > 0 => {
            if let Some(first) = items.first() {
                collect(first, &format!("{at}/0"), depth - 1, places);
            }
        }
        Value::String(_) | Value::Number(_) if !at.is_empty() => places.push(at.to_owned()),
        _ => {}
    }
}
