//! Any bytes read as YAML.

use oas_doc::{Document, Syntax};

use crate::walk;

/// Reads the bytes and asks everything.
pub fn run(bytes: &[u8]) {
    walk::document(&Document::parse_bytes(bytes, Syntax::Yaml), bytes);
}
