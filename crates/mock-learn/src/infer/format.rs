//! Formats of texts, as narrow as the strictest validator reads them.
//!
//! In:  a text.
//! Out: whether every validator takes it for the format; a text at the edge is none.

use std::net::{Ipv4Addr, Ipv6Addr};

use time::Date;
use time::macros::format_description;

/// A name, and whether a text has the format.
pub(crate) type Format = (&'static str, fn(&str) -> bool);

/// Formats that are worth naming, the narrowest first.
/// Source: JSON Schema 2020-12 validation, section 7.3.
pub(crate) const FORMATS: [Format; 7] = [
    ("uuid", is_uuid),
    ("date-time", is_date_time),
    ("date", is_date),
    ("ipv4", is_ipv4),
    ("ipv6", is_ipv6),
    ("email", is_email),
    ("uri", is_uri),
];

/// RFC 4122, section 3, with hyphens.
pub(crate) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths = [8, 4, 4, 4, 12];
    let is_hex = |group: &&str| group.bytes().all(|b| b.is_ascii_hexdigit());
    groups.len() == 5
        && groups.iter().all(is_hex)
        && groups.iter().map(|group| group.len()).eq(lengths)
}

/// RFC 3339, `full-date`.
pub(crate) fn is_date(text: &str) -> bool {
    text.len() == 10
        && Date::parse(text, format_description!("[year]-[month]-[day]")).is_ok()
        && !text.starts_with(['+', '-'])
}

/// RFC 3339, `date-time`; leap seconds are left to others.
pub(crate) fn is_date_time(text: &str) -> bool {
    use time::format_description::well_known::Rfc3339;
    text.len() >= 20
        && text.is_ascii()
        && text.as_bytes()[10] == b'T'
        && !text.contains(['t', 'z'])
        && &text[17..19] < "60"
        && time::OffsetDateTime::parse(text, &Rfc3339).is_ok()
}

fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

fn is_ipv6(text: &str) -> bool {
    text.contains("::") && text.parse::<Ipv6Addr>().is_ok()
        || text.matches(':').count() == 7 && text.parse::<Ipv6Addr>().is_ok()
}

/// The plain part of RFC 5321, section 4.1.2: no quotes, no comments, no address in brackets.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let fine = |b: u8| b.is_ascii_alphanumeric() || b"+-_".contains(&b);
    let atoms = |text: &str| {
        text.split('.')
            .all(|a| !a.is_empty() && a.bytes().all(fine))
    };
    local.len() <= 64 && atoms(local) && domain.contains('.') && is_host(domain)
}

fn is_host(text: &str) -> bool {
    let label = |one: &str| {
        let edges = one.starts_with('-') || one.ends_with('-');
        let fine = one.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        (1..=63).contains(&one.len()) && !edges && fine
    };
    text.len() <= 253 && text.split('.').all(label)
}

/// An absolute address of the web without anything that would have to be escaped.
fn is_uri(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or(text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/?&=-_.~+,;:@!$*%'()".contains(&b);
    is_host(host)
        && port.parse::<u16>().is_ok()
        && path.bytes().all(|b| plain(b) || b == b'#')
        && path.matches('#').count() <= 1
        && escapes_are_whole(path)
}

fn escapes_are_whole(text: &str) -> bool {
    let mut parts = text.split('%').skip(1);
    parts.all(|part| {
        let digits = part.as_bytes().get(..2);
        digits.is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
    })
}

#[cfg(test)]
mod tests {
    use super::FORMATS;

    #[test]
    fn each_text_has_its_format() {
        let all = [
            ("7c9e6679-7425-40de-944b-e07fc1f90ae7", "uuid"),
            ("2026-01-15T12:00:00Z", "date-time"),
            ("2026-01-15T12:00:00.123+02:00", "date-time"),
            ("2026-02-28", "date"),
            ("127.0.0.1", "ipv4"),
            ("2001:db8::1", "ipv6"),
            ("jane.doe+a@mail.example.com", "email"),
            ("https://a.example/b?c=d%20e#f", "uri"),
        ];
        for (text, name) in all {
            let found: Vec<_> = FORMATS.iter().filter(|(_, is)| is(text)).collect();
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].0, name, "{text}");
        }
        let none = [
            "",
            "2026-02-30",
            "2026-01-15T12:00:60Z",
            "2026-01-15 12:00:00Z",
            "1.2.3",
            "a@b",
            "http://",
            "http://a b",
            "https://a.example/{id}",
            "1:2",
            "é@a.example",
            "2026-01-15Té2:00:00Z",
        ];
        for text in none {
            assert!(FORMATS.iter().all(|(_, is)| !is(text)), "{text}");
        }
    }
}
