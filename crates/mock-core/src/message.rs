//! A request and a response as plain data.

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

/// One HTTP request, read completely.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method as sent.
    pub method: Method,
    /// The path as sent, still percent-encoded, without the query: `/pets/a%20b`.
    pub path: String,
    /// The query as sent, without `?`; `None` when there is no `?`.
    pub query: Option<String>,
    /// All header fields.
    pub headers: HeaderMap,
    /// The whole body; empty when there is none.
    pub body: Bytes,
}

/// One HTTP response.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: StatusCode,
    /// Header fields, framing ones left to the server.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}
