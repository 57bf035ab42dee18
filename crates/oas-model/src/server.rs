//! Where an API is served.

use crate::Origin;

/// One server, with its variables already replaced by their defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The address with defaults filled in; may be relative or without a scheme.
    pub url: String,
    /// The path of the address without a trailing slash: `""` or `/v1`.
    pub base_path: String,
    /// The address as written, with its variables: `https://{region}.example.com/v1`.
    pub template: String,
    /// A name for it (OpenAPI 3.2).
    pub name: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Variables in document order.
    pub variables: Vec<ServerVariable>,
    /// Where it is written.
    pub origin: Origin,
}

/// A variable of a server's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name between braces.
    pub name: String,
    /// What stands there unless somebody chooses; `None` when it is missing, which is a fault.
    pub default: Option<String>,
    /// `enum`: the values to choose from; empty when any will do.
    pub values: Vec<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Where it is written.
    pub origin: Origin,
}
