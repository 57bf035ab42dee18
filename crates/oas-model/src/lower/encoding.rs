//! How parts of a body are written.
//!
//! Source: OpenAPI 3.1.1 and 3.2.0, "Encoding Object".

use super::{Context, content, parameter};
use crate::place::Place;
use crate::{Encoding, Encodings};

/// The encodings of a media type, or of a part (OpenAPI 3.2).
pub(crate) fn encodings(cx: Context<'_>, of: Place<'_>) -> Encodings {
    let named = |(name, at): (&str, _)| Some((name.to_owned(), encoding(cx, name, at)?));
    let listed = |at| encoding(cx, "prefixEncoding", at);
    let item = of.get("itemEncoding");
    Encodings {
        by_name: cx
            .map(of, "encoding")
            .into_iter()
            .filter_map(named)
            .collect(),
        prefix: cx
            .list(of, "prefixEncoding")
            .into_iter()
            .filter_map(listed)
            .collect(),
        item: item.and_then(|at| encoding(cx, "itemEncoding", at)),
    }
}

fn encoding(cx: Context<'_>, name: &str, at: Place<'_>) -> Option<Encoding> {
    if !at.is_mapping() {
        cx.wrong_type(at, name, "an encoding object");
        return None;
    }
    Some(Encoding {
        content_type: cx.text(at, "contentType"),
        headers: content::headers(cx, at),
        style: parameter::style(cx, at),
        explode: cx.flag(at, "explode"),
        allow_reserved: cx.flag(at, "allowReserved"),
        origin: at.origin(),
    })
}
