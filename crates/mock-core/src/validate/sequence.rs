//! Bodies that are one JSON value after another.
//!
//! Shapes: lines (`application/x-ndjson`, `application/jsonl`) and records behind an ASCII RS
//! (`application/json-seq`, RFC 7464). Empty lines are no values.
//! Source: OpenAPI 3.2.0, "Sequential Media Types": the schema sees an array.

use serde_json::Value;

use crate::media::Media;

const RECORD_SEPARATOR: char = '\u{1E}';

/// Whether a type is written as a sequence of JSON values.
pub(super) fn is_sequence(media: &Media) -> bool {
    is_records(media)
        || matches!(
            media.sub.as_str(),
            "x-ndjson"
                | "ndjson"
                | "jsonl"
                | "x-jsonl"
                | "jsonlines"
                | "x-jsonlines"
                | "json-lines"
        )
}

fn is_records(media: &Media) -> bool {
    media.sub == "json-seq" || media.sub.ends_with("+json-seq")
}

/// The values as an array; the error counts lines or records from one.
pub(super) fn read(media: &Media, text: &str) -> Result<Value, String> {
    let (separator, unit) = if is_records(media) {
        (RECORD_SEPARATOR, "record")
    } else {
        ('\n', "line")
    };
    let written = text.split(separator).zip(1..);
    let values = written
        .filter(|(one, _)| !one.trim().is_empty())
        .map(|(one, number)| {
            serde_json::from_str(one)
                .map_err(|error| format!("is not JSON in {unit} {number}: {error}"))
        });
    values
        .collect::<Result<Vec<Value>, String>>()
        .map(Value::Array)
}
