//! Any bytes read as JSON.

use oas_doc::{Document, Syntax};

use crate::walk;

/// Reads the bytes and asks everything. What JSON allows, YAML reads as the same value.
pub fn run(bytes: &[u8]) {
    let document = Document::parse_bytes(bytes, Syntax::Json);
    walk::document(&document, bytes);
}
