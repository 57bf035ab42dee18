//! JSON text sequences (RFC 7464): a record separator before each value, a line feed after it.

use bytes::Bytes;

use super::{Draft, Kind, values};
use crate::media::Media;

pub(super) const KIND: Kind = (knows, write);

fn knows(media: &Media) -> bool {
    media.sub == "json-seq" || media.sub.ends_with("+json-seq")
}

fn write(draft: &Draft<'_>) -> Bytes {
    let texts = values(draft.value).iter();
    texts
        .map(|value| format!("\u{1e}{value}\n"))
        .collect::<String>()
        .into()
}
