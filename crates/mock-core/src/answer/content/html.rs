//! A page around a text that was made up, so that a browser shows more than words.

use oas_model::SchemaId;
use serde_json::Value;

use crate::{book::Book, media::Media};

/// The page; `None` where the type is another, or the schema cares what the text is.
pub(crate) fn page(book: &Book, media: &Media, schema: SchemaId, value: &Value) -> Option<Value> {
    let is_html = media.main == "text" && media.sub == "html";
    let text = value.as_str().filter(|_| is_html)?;
    let shape = book.shape(&[schema]);
    let cares = shape.is_hard
        || !shape.choices.is_empty()
        || !shape.patterns.is_empty()
        || shape.schema.one_of_values.is_some()
        || shape.schema.max_length.is_some()
        || shape.schema.format.is_some();
    let text = escaped(text);
    (!cares && !text.contains("&lt;")).then(|| {
        Value::from(format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{text}</title></head>\n<body><p>{text}</p></body>\n</html>\n"
        ))
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
