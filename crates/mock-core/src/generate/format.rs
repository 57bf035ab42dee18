//! Strings whose form a `format` decides.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::Place;
use crate::{
    draw::Draw,
    fakers::{self, contact, identifier, internet, lorem, network, time},
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
