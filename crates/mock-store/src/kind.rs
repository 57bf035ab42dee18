//! What a list groups by: method, operation, status, whether there are violations, source, protocol.

use mock_core::{Exchange, OperationName};

/// The parts of an exchange's kind. What is not there is empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind<'a> {
    pub(crate) status: i64,
    pub(crate) method: &'a str,
    pub(crate) operation_path: &'a str,
    pub(crate) operation_method: &'a str,
    pub(crate) operation_id: &'a str,
    pub(crate) operation_document: &'a str,
    /// 1 where there are violations.
    pub(crate) violating: i64,
    pub(crate) source: &'a str,
    pub(crate) version: &'a str,
}

impl<'a> Kind<'a> {
    pub(crate) fn of(exchange: &'a Exchange) -> Self {
        let part = |of: fn(&OperationName) -> &str| exchange.operation.as_ref().map_or("", of);
        Self {
            status: i64::from(exchange.status),
            method: exchange.method.as_str(),
            operation_path: part(|operation| &operation.path),
            operation_method: part(|operation| &operation.method),
            operation_id: part(|operation| operation.operation_id.as_deref().unwrap_or_default()),
            operation_document: part(|operation| &operation.document),
            violating: i64::from(!exchange.violations.is_empty()),
            source: exchange.source.as_str(),
            version: version(exchange.version),
        }
    }

    /// Writes one text for the whole kind, without making a new one.
    pub(crate) fn write_key(&self, key: &mut String) {
        use std::fmt::Write as _;
        key.clear();
        // Writing into a text cannot fail.
        let _ = write!(key, "{}\0{}\0", self.status, self.violating);
        for part in [
            self.method,
            self.operation_path,
            self.operation_method,
            self.operation_id,
            self.operation_document,
            self.source,
            self.version,
        ] {
            key.push_str(part);
            key.push('\0');
        }
    }
}

/// The protocol as in a request line.
fn version(version: http::Version) -> &'static str {
    match version {
        http::Version::HTTP_09 => "HTTP/0.9",
        http::Version::HTTP_10 => "HTTP/1.0",
        http::Version::HTTP_2 => "HTTP/2",
        http::Version::HTTP_3 => "HTTP/3",
        _ => "HTTP/1.1",
    }
}
