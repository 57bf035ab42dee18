//! What is wrong with the head of a request, whatever the document says.

use http::{Version, header, request::Parts};

use crate::refusal::Refusal;

/// HTTP/1.1 asks for exactly one `Host`; HTTP/1.0 knows none, and HTTP/2 has `:authority`.
///
/// Source: RFC 9112, section 3.2.
pub(crate) fn fault(parts: &Parts) -> Option<Refusal> {
    if parts.version != Version::HTTP_11 {
        return None;
    }
    let mut hosts = parts.headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(_), None) => None,
        _ => Some(Refusal::Host),
    }
}
