//! Collections of Postman, 2.0 and 2.1.
//!
//! In:  the bytes of an exported collection. Out: one exchange for each saved answer, and one
//! without an answer for each request that has none saved; variables filled with the values that
//! the collection gives them. Never: a script run, a file read.
//!
//! Source of the form: <https://schema.postman.com/>.

mod request; // a request with its body and credentials
mod value; // members that come in several shapes
mod walk; // folders and what they hand down

use serde_json::Value;

use crate::forms::{FormError, Imported};

/// Reads a collection.
///
/// # Errors
/// When it is no JSON, or no collection of 2.0 or 2.1.
pub fn read(bytes: &[u8]) -> Result<Imported, FormError> {
    let text = String::from_utf8_lossy(bytes);
    let root: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(broken)?;
    let (collection, at) = match root.get("collection") {
        Some(inner) if inner.is_object() => (inner, "/collection"),
        _ => (&root, ""),
    };
    if collection.get("item").is_none_or(|item| !item.is_array()) {
        return Err(FormError::NotThis(refusal(collection)));
    }
    let mut imported = Imported::default();
    if matches!(text, std::borrow::Cow::Owned(_)) {
        imported.note("", "Some bytes are no UTF-8; they became U+FFFD.");
    }
    walk::collection(collection, at, &mut imported);
    Ok(imported)
}

fn broken(error: serde_json::Error) -> FormError {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        return FormError::Truncated {
            delivered: 0,
            line,
            column,
        };
    }
    FormError::Broken {
        delivered: 0,
        line,
        column,
        what: error.to_string(),
    }
}

fn refusal(root: &Value) -> String {
    let is = |name: &str| root.get(name).is_some();
    let reason = if is("requests") && is("order") {
        "this collection is of version 1; export it from Postman as 2.1"
    } else if is("values") && is("name") {
        "this is an environment of Postman, not a collection; export the collection as 2.1"
    } else {
        "the file is JSON but no Postman collection: it has no list `item`"
    };
    reason.to_owned()
}
