//! Strings whose form a `format` decides.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};

use super::Place;
use crate::{
    draw::Draw,
    fakers::{self, contact, identifier, internet, lorem, network, time},
    shape::Shape,
};

/// The length of `2025-10-15T13:53:25`.
const WHOLE_SECONDS: usize = 19;
/// More digits of a second are never written.
const MOST_DIGITS: usize = 12;

pub(super) type Make = fn(&mut Draw, &Place) -> String;

/// How a format is written; `None` for formats that nobody knows, which mean nothing.
pub(super) fn known(format: Option<&str>, encoding: Option<&str>) -> Option<Make> {
    if encoding.is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64")) {
        return Some(base64_text);
    }
    Some(match format? {
        "date-time" | "datetime" => |_, place| time::date_time(place),
        "date" => |_, place| time::date(place),
        "time" => |_, place| time::time_of_day(place),
        "duration" => |draw, _| format!("P{}D", 1 + draw.below(30)),
        "email" | "idn-email" => |_, place| contact::email(place),
        "uri" | "url" | "iri" => fakers::link,
        "uri-reference" | "iri-reference" => {
            |draw, _| format!("/{}/{}", lorem::word(draw), lorem::word(draw))
        }
        "uri-template" => internet::template,
        "uuid" | "guid" => |draw, _| identifier::uuid(draw),
        "ipv4" | "ip" => |draw, _| network::ipv4(draw),
        "ipv6" => |draw, _| network::ipv6(draw),
        "hostname" | "idn-hostname" => |draw, _| internet::hostname(draw),
        "byte" | "base64" => base64_text,
        "base64url" => |draw, _| URL_SAFE_NO_PAD.encode(lorem::words(draw, 3)),
        "binary" => |draw, _| lorem::words(draw, 3),
        "password" => |draw, _| draw.fill("?*?*?*-#?*?#"),
        "json-pointer" => |draw, _| format!("/{}/0", lorem::word(draw)),
        "relative-json-pointer" => |draw, _| format!("1/{}", lorem::word(draw)),
        "regex" => |draw, _| format!("^{}$", lorem::word(draw)),
        _ => return None,
    })
}

/// Formats whose texts cannot be cut or lengthened.
pub(super) fn is_rigid(format: &str) -> bool {
    known(Some(format), None).is_some() && !matches!(format, "password" | "binary")
}

/// A moment with as many digits of a second as the bounds of its length ask for (RFC 3339,
/// section 5.6: any number of them); other texts as they are.
pub(super) fn sized(text: String, shape: &Shape) -> String {
    let is_moment = matches!(
        shape.schema.format.as_deref(),
        Some("date-time" | "datetime")
    );
    let seconds = text.get(..WHOLE_SECONDS).filter(|_| is_moment);
    let (Some(seconds), false) = (seconds, shape.allows_length(text.len() as u64)) else {
        return text;
    };
    let digits = "123456789".chars().cycle();
    let written = |n| match n {
        0 => format!("{seconds}Z"),
        n => format!("{seconds}.{}Z", digits.clone().take(n).collect::<String>()),
    };
    let mut forms = (0..=MOST_DIGITS).map(written);
    let found = forms.find(|text| shape.allows_length(text.len() as u64));
    found.unwrap_or(text)
}

fn base64_text(draw: &mut Draw, _: &Place) -> String {
    STANDARD.encode(lorem::words(draw, 3))
}
