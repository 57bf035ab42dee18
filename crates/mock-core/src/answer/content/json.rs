//! `application/json` and everything that ends in `+json`.

use bytes::Bytes;

use super::{Draft, Kind};
use crate::media::Media;

pub(super) const KIND: Kind = (Media::is_json, write);

fn write(draft: &Draft<'_>) -> Bytes {
    // A value of JSON can always be written.
    serde_json::to_vec(draft.value).unwrap_or_default().into()
}
