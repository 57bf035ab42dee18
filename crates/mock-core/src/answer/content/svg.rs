//! A drawing: XML in name, but no schema describes its elements.

use bytes::Bytes;
use serde_json::Value;

use super::{Draft, Kind};
use crate::media::Media;

pub(super) const KIND: Kind = (knows, write);

const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16\" height=\"16\"><rect width=\"16\" height=\"16\"/></svg>\n";

fn knows(media: &Media) -> bool {
    media.main == "image" && media.sub == "svg+xml"
}

fn write(draft: &Draft<'_>) -> Bytes {
    match draft.value {
        Value::String(text) if text.trim_start().starts_with('<') => text.clone().into(),
        _ => Bytes::from_static(SQUARE.as_bytes()),
    }
}
