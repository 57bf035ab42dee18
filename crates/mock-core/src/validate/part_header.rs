//! Headers of the parts of a multipart body, where `encoding` describes them.
//!
//! Source: OpenAPI 3.1.1, "Encoding Object", `headers`: `Content-Type` is described elsewhere.

use oas_model::Header;

use super::{coerce, multipart::Part};
use crate::{book::Book, check, generate::Purpose};

/// What is wrong with one header of a part: the rule and a sentence.
pub(super) fn fault(
    book: &Book,
    header: &Header,
    part: &Part<'_>,
) -> Option<(&'static str, String)> {
    let name = header.name.to_ascii_lowercase();
    if name == "content-type" {
        return None;
    }
    let Some((_, text)) = part.headers.iter().find(|(known, _)| *known == name) else {
        let message = format!("lacks the header `{}`", header.name);
        return header.required.then_some(("required", message));
    };
    let schema = header.schema?;
    let value = coerce::leaf(book, &[schema], text);
    let is_valid = check::is_valid(book.api(), schema, Purpose::Request, &value);
    let message = format!("has a header `{}` that breaks its schema", header.name);
    (!is_valid).then_some(("header", message))
}
