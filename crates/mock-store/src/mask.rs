//! An exchange -> the same without secrets.
//!
//! Known by name: header fields, query parameters, members of JSON and form bodies, and what the
//! document declares as a credential. A value that was masked once is masked wherever else it
//! stands: a mock that echoes a request must not bring the secret back.

mod echo;
mod headers; // fields, cookies, addresses in fields
mod json; // whole or cut off, without parsing it
mod multipart; // forms with files
mod names; // is this the name of a secret?
mod pairs;
mod pattern; // what a regular expression finds
mod pointer; // a place in JSON text
mod rules; // what a person declares as secret
mod secrets; // all that says whether a name is one of a secret // a=1&b=2: queries and forms // the same values elsewhere

use std::borrow::Cow;

use bytes::Bytes;
use http::header;
use mock_core::{Exchange, RecordedMessage};

/// What stands in place of a secret.
const STARS: &str = mock_core::MASK;

pub(crate) use echo::Found;
pub use rules::{MaskError, MaskRules, Masks};
use secrets::Secrets;

/// Masks every secret of an exchange: what is known by name, what the document declares, what
/// these masks name, and the same values wherever else they stand.
pub fn mask(exchange: &mut Exchange, masks: &Masks) {
    let declared = std::sync::Arc::clone(&exchange.secrets);
    let names = Secrets {
        declared: &declared,
        masks,
    };
    let mut found = Found::default();
    if let Some(base) = exchange
        .base
        .as_deref()
        .and_then(|base| without_user(base, &mut found))
    {
        exchange.base = Some(base.into());
    }
    if let Some(masked) = exchange
        .query
        .as_deref()
        .and_then(|query| pairs::mask(query.as_bytes(), names, &mut found))
    {
        exchange.query = Some(String::from_utf8_lossy(&masked).into_owned());
    }
    for message in [&mut exchange.request, &mut exchange.response] {
        headers::mask(&mut message.headers, names, &mut found);
        mask_body(message, names, &mut found);
    }
    for message in exchange.messages.iter_mut().filter(|message| message.text) {
        if json::looks_like_it(&message.data)
            && let Some(masked) = json::mask(&message.data, names, &mut found)
        {
            message.data = masked.into();
        }
    }
    pattern::mask(exchange, masks, &mut found);
    echo::mask(exchange, found);
}

/// An address without the user and password that may stand in it (RFC 3986, section 3.2.1).
fn without_user(base: &str, found: &mut Found) -> Option<String> {
    let (scheme, authority) = base.split_once("://")?;
    let (user, host) = authority.rsplit_once('@')?;
    let password = user.split_once(':').map_or("", |(_, password)| password);
    found.add(password.as_bytes());
    Some(format!("{scheme}://{host}"))
}

/// The query of a request as it may be shown.
#[must_use]
pub fn masked_query(exchange: &Exchange) -> Option<Cow<'_, str>> {
    let query = exchange.query.as_deref()?;
    let masks = Masks::default();
    let names = Secrets {
        declared: &exchange.secrets,
        masks: &masks,
    };
    let masked = pairs::mask(query.as_bytes(), names, &mut Found::default());
    Some(match masked {
        Some(masked) => Cow::Owned(String::from_utf8_lossy(&masked).into_owned()),
        None => Cow::Borrowed(query),
    })
}

fn mask_body(message: &mut RecordedMessage, names: Secrets<'_>, found: &mut Found) {
    let body = &message.body;
    if body.is_empty() {
        return;
    }
    let kind = message
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let lower = kind.to_ascii_lowercase();
    // What it is counts, not only what it is called: mistakes in labels are common.
    let masked = if json::looks_like_it(body) || lower.starts_with("text/event-stream") {
        json::mask(body, names, found)
    } else if lower.starts_with("multipart/") && body.starts_with(b"--") {
        multipart::mask(body, names, found)
    } else if lower.starts_with("application/x-www-form-urlencoded") || pairs::looks_like_it(body) {
        pairs::mask(body, names, found)
    } else if lower.contains("json") {
        json::mask(body, names, found)
    } else {
        None
    };
    if let Some(masked) = masked {
        message.body = Bytes::from(masked);
    }
}
