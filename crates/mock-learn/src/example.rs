//! One exchange becomes a named example in the description.
//!
//! In:  the API, one exchange, a name.
//! Out: edits that put its bodies under `examples` at the media types that describe them. The mock
//!      answers a request that equals the one example with the other of the same name.
//! Never: writes a masked value, or an example where the name is taken by another value.

use std::sync::Arc;

use mock_core::{MockConfig, Whole, compile, judge};
use oas_doc::{EditOp, Pointer, Value as Written};
use oas_model::{Api, DocumentId, MediaType, Operation, StatusPattern, Version};
use serde_json::Value;

use crate::{
    Completeness, Observed, ObservedSide,
    drift::{message, spell},
    infer::is_secret,
};

/// Why there is no example.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExampleError {
    /// The request reaches no operation.
    #[error("no operation describes `{method} {path}`: add it first (`traffic drift --fix`)")]
    NoOperation {
        /// The method.
        method: String,
        /// The path.
        path: String,
    },
    /// The document does not describe what was answered.
    #[error(
        "the answer {status} of `{media_type}` is not described: add it first (`traffic drift --fix`)"
    )]
    NotDescribed {
        /// The status.
        status: u16,
        /// The media type; empty where none was said.
        media_type: String,
    },
    /// The body is not there as a whole, or is not text.
    #[error("the body of the {side} is {why}, so it makes no example")]
    NotWhole {
        /// `request` or `answer`.
        side: &'static str,
        /// What it is.
        why: &'static str,
    },
    /// 2.0 has one example for each media type, without a name.
    #[error("Swagger 2.0 has no named examples: upgrade the document first")]
    Unnamed,
    /// The name is taken.
    #[error("there is an example `{name}` with another value: choose another name")]
    Taken {
        /// The name.
        name: String,
    },
}

/// What puts one exchange into the description.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sample {
    /// The edits, by document; none where the example stands there already.
    pub edits: Vec<(DocumentId, EditOp)>,
    /// The members that are left out because they hold secrets, as pointers into the bodies.
    pub left_out: Vec<String>,
}

/// One exchange as an example of this name.
///
/// # Errors
/// Where nothing describes the exchange, its bodies are not there, or the name is taken.
pub fn from_exchange(api: &Arc<Api>, seen: &Observed, name: &str) -> Result<Sample, ExampleError> {
    if api.version() == Version::V20 {
        return Err(ExampleError::Unnamed);
    }
    let operation = operation(api, seen).ok_or_else(|| ExampleError::NoOperation {
        method: seen.method.clone(),
        path: seen.path().to_owned(),
    })?;
    let mut sample = Sample::default();
    let requested = operation.request_body.as_ref();
    let requested = requested.and_then(|body| described(&body.content, &seen.request));
    if let Some(content) = requested.filter(|_| seen.request.body_len > 0) {
        let value = value(&seen.request, "request", &mut sample.left_out)?;
        sample.edits.extend(put(api, content, name, &value)?);
    }
    if seen.response.body_len > 0 {
        let answered = answered(&operation, seen).ok_or_else(|| ExampleError::NotDescribed {
            status: seen.status,
            media_type: seen.response.media_type(),
        })?;
        let value = value(&seen.response, "answer", &mut sample.left_out)?;
        sample.edits.extend(put(api, answered, name, &value)?);
    }
    Ok(sample)
}

fn operation(api: &Arc<Api>, seen: &Observed) -> Option<Arc<Operation>> {
    let mock = compile(&[Arc::clone(api)], MockConfig::default());
    let nothing = Whole {
        request: false,
        response: false,
    };
    let judgement = judge(&mock, &message::request(seen)?, None, nothing);
    judgement.operation_at.map(|(_, id)| api.operation(id))
}

/// The most particular response that has this media type.
fn answered<'o>(operation: &'o Operation, seen: &Observed) -> Option<&'o MediaType> {
    let rank = |status: StatusPattern| match status {
        StatusPattern::Exact(exact) if exact == seen.status => Some(0),
        StatusPattern::Range(first) if u16::from(first) == seen.status / 100 => Some(1),
        StatusPattern::Default => Some(2),
        _ => None,
    };
    let all = operation.responses.iter();
    let fitting = all.filter_map(|one| Some((rank(one.status)?, one)));
    let (_, response) = fitting.min_by_key(|(rank, _)| *rank)?;
    described(&response.content, &seen.response)
}

/// The media type object for a body; a range where none has its very name.
fn described<'c>(content: &'c [MediaType], side: &ObservedSide) -> Option<&'c MediaType> {
    let sent = side.media_type();
    let essence = |one: &MediaType| {
        let name = one.name.split(';').next().unwrap_or_default();
        name.trim().to_ascii_lowercase()
    };
    let main = sent.split('/').next().unwrap_or_default();
    let is_range = |name: &str| name == "*/*" || name == format!("{main}/*");
    let mut exact = content.iter();
    exact
        .find(|one| essence(one) == sent)
        .or_else(|| content.iter().find(|one| is_range(&essence(one))))
}

/// The body as a value, without members that hold secrets.
fn value(
    side: &ObservedSide,
    which: &'static str,
    left_out: &mut Vec<String>,
) -> Result<Value, ExampleError> {
    let not_whole = |why| ExampleError::NotWhole { side: which, why };
    match side.completeness {
        Completeness::Whole => {}
        Completeness::Beginning => return Err(not_whole("cut off")),
        Completeness::Missing => return Err(not_whole("not recorded")),
    }
    let text = std::str::from_utf8(&side.body).map_err(|_| not_whole("not text"))?;
    let kind = side.media_type();
    if kind == "application/json" || kind.ends_with("+json") {
        let value = serde_json::from_str(text).map_err(|_| not_whole("not JSON"))?;
        return open(value, &Pointer::root(), left_out).ok_or(not_whole("masked"));
    }
    match is_secret(text) {
        true => Err(not_whole("masked in part")),
        false => Ok(Value::from(text)),
    }
}

/// What may be seen of a value: a secret member leaves its object, a secret item its list.
fn open(value: Value, at: &Pointer, left_out: &mut Vec<String>) -> Option<Value> {
    match value {
        Value::String(text) if is_secret(&text) => {
            left_out.push(at.to_string());
            None
        }
        Value::Array(items) => {
            let items = items.into_iter().enumerate();
            let items =
                items.filter_map(|(idx, one)| open(one, &at.push(&idx.to_string()), left_out));
            Some(Value::Array(items.collect()))
        }
        Value::Object(members) => {
            let members = members.into_iter();
            let members = members.filter_map(|(name, one)| {
                let one = open(one, &at.push(&name), left_out)?;
                Some((name, one))
            });
            Some(Value::Object(members.collect()))
        }
        other => Some(other),
    }
}

/// The edit of one media type object; none where the very example is there.
fn put(
    api: &Api,
    content: &MediaType,
    name: &str,
    value: &Value,
) -> Result<Vec<(DocumentId, EditOp)>, ExampleError> {
    let mut known = content.examples.iter();
    if let Some(known) = known.find(|one| one.name.as_deref() == Some(name)) {
        return match known.value.map(|at| api.value(at)) {
            Some(known) if known == *value => Ok(Vec::new()),
            _ => Err(ExampleError::Taken {
                name: name.to_owned(),
            }),
        };
    }
    let node = api.sources().node(content.origin);
    let at = api.pointer(content.origin);
    let example = spell::mapping([("value", spell::value(value))]);
    let set = |at, value| (content.origin.document, EditOp::Set { at, value });
    if node.get("examples").is_some() {
        return Ok(vec![set(at.push("examples").push(name), example)]);
    }
    // `example` and `examples` exclude each other: the one without a name gets one.
    let single = node.get("example").and_then(Written::of);
    let is_single = single.is_some();
    let single = single.map(|one| ("default".to_owned(), spell::mapping([("value", one)])));
    let members = single.into_iter().chain([(name.to_owned(), example)]);
    let all = Written::Mapping(members.collect());
    let mut edits = vec![set(at.push("examples"), all)];
    if is_single {
        let at = at.push("example");
        edits.push((content.origin.document, EditOp::Remove { at }));
    }
    Ok(edits)
}
