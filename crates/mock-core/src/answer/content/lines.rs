//! One JSON value a line: NDJSON and its other names.

use bytes::Bytes;

use super::{Draft, Kind, values};
use crate::media::Media;

pub(super) const KIND: Kind = (knows, write);

fn knows(media: &Media) -> bool {
    const NAMES: [&str; 8] = [
        "x-ndjson",
        "ndjson",
        "jsonl",
        "x-jsonl",
        "jsonlines",
        "x-jsonlines",
        "json-lines",
        "x-json-stream",
    ];
    NAMES.contains(&media.sub.as_str()) || media.sub.ends_with("+jsonl")
}

fn write(draft: &Draft<'_>) -> Bytes {
    let lines = values(draft.value).iter();
    lines
        .map(|value| format!("{value}\n"))
        .collect::<String>()
        .into()
}
