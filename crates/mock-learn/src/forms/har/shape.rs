//! The parts of an entry as they are written. Names and order are those of HAR 1.2; names with `_`
//! are additions, which the form allows.

use std::borrow::Cow;

use serde::Serialize;

use super::cookies::Cookie;
use crate::Completeness;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry<'a> {
    pub(super) started_date_time: String,
    pub(super) time: f64,
    pub(super) request: Request<'a>,
    pub(super) response: Response<'a>,
    pub(super) cache: Cache,
    pub(super) timings: Timings,
    #[serde(rename = "_resourceType", skip_serializing_if = "Option::is_none")]
    pub(super) resource_type: Option<&'static str>,
    #[serde(rename = "_webSocketMessages", skip_serializing_if = "Vec::is_empty")]
    pub(super) web_socket_messages: Vec<Message<'a>>,
    /// Events of `text/event-stream`, in the same shape.
    #[serde(rename = "_eventStreamMessages", skip_serializing_if = "Vec::is_empty")]
    pub(super) event_stream_messages: Vec<Message<'a>>,
}

/// Always empty; importers ask for it.
#[derive(Debug, Serialize)]
pub(super) struct Cache {}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request<'a> {
    pub(super) method: &'a str,
    pub(super) url: Cow<'a, str>,
    pub(super) http_version: &'a str,
    pub(super) cookies: Vec<Cookie<'a>>,
    pub(super) headers: Vec<Pair<'a>>,
    pub(super) query_string: Vec<Pair<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) post_data: Option<PostData<'a>>,
    pub(super) headers_size: i64,
    pub(super) body_size: i64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Response<'a> {
    pub(super) status: u16,
    pub(super) status_text: &'static str,
    pub(super) http_version: &'a str,
    pub(super) cookies: Vec<Cookie<'a>>,
    pub(super) headers: Vec<Pair<'a>>,
    pub(super) content: Content<'a>,
    #[serde(rename = "redirectURL")]
    pub(super) redirect_url: &'a str,
    pub(super) headers_size: i64,
    pub(super) body_size: i64,
}

#[derive(Debug, Serialize)]
pub(super) struct Pair<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) value: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PostData<'a> {
    pub(super) mime_type: &'a str,
    /// Fields of a form, beside the text, as browsers write them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) params: Vec<Pair<'a>>,
    pub(super) text: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) encoding: Option<&'static str>,
    #[serde(rename = "_completeness", skip_serializing_if = "Option::is_none")]
    pub(super) completeness: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Content<'a> {
    pub(super) size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) compression: Option<i64>,
    pub(super) mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) encoding: Option<&'static str>,
    #[serde(rename = "_completeness", skip_serializing_if = "Option::is_none")]
    pub(super) completeness: Option<&'static str>,
}

/// Milliseconds; -1 where a part does not apply. The sum of the others is the time of the entry.
#[derive(Debug, Serialize)]
pub(super) struct Timings {
    pub(super) blocked: f64,
    pub(super) dns: f64,
    pub(super) connect: f64,
    pub(super) send: f64,
    pub(super) wait: f64,
    pub(super) receive: f64,
    pub(super) ssl: f64,
}

/// `time` is in seconds since 1970; `opcode` is 1 for text and 2 for bytes in base64.
#[derive(Debug, Serialize)]
pub(super) struct Message<'a> {
    #[serde(rename = "type")]
    pub(super) direction: &'static str,
    pub(super) time: f64,
    pub(super) opcode: u8,
    pub(super) data: Cow<'a, str>,
    /// The true length in bytes where `data` is only the beginning.
    #[serde(rename = "_length", skip_serializing_if = "Option::is_none")]
    pub(super) length: Option<u64>,
}

pub(super) const BEGINNING: &str = "beginning";
pub(super) const MISSING: &str = "missing";

/// The word for it; none where the body is whole.
pub(super) fn completeness(how: Completeness) -> Option<&'static str> {
    match how {
        Completeness::Whole => None,
        Completeness::Beginning => Some(BEGINNING),
        Completeness::Missing => Some(MISSING),
    }
}
