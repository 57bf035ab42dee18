//! Strings whose form a `format` decides.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::Place;
use crate::{
    draw::Draw,
    fakers::{internet, lorem, person, time},
};

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
        "duration" => |draw, _| {
            draw.fill("P?D")
                .replace('?', &(1 + draw.below(30)).to_string())
                .replace(char::is_lowercase, "7")
        },
        "email" | "idn-email" => |_, place| person::email(place),
        "uri" | "url" | "iri" => |draw, place| internet::url(draw, place),
        "uri-reference" | "iri-reference" => {
            |draw, _| format!("/{}/{}", lorem::word(draw), lorem::word(draw))
        }
        "uri-template" => |draw, _| format!("/{}/{{id}}", lorem::word(draw)),
        "uuid" | "guid" => |draw, _| internet::uuid(draw),
        "ipv4" | "ip" => |draw, _| internet::ipv4(draw),
        "ipv6" => |draw, _| internet::ipv6(draw),
        "hostname" | "idn-hostname" => |draw, _| internet::hostname(draw),
        "byte" | "base64" => base64_text,
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

fn base64_text(draw: &mut Draw, _: &Place) -> String {
    STANDARD.encode(lorem::words(draw, 3))
}
