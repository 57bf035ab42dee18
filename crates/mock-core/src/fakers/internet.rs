//! Addresses and names of machines. Hosts are those of RFC 2606, so nobody is called.

use fake::{Fake, faker::internet::en::UserAgent};

use super::{
    Faker,
    Make::{Number, Text},
    lorem,
};
use crate::{draw::Draw, generate::Place};

pub(crate) const FAKERS: &[Faker] = &[
    (
        &[
            "url",
            "uri",
            "link",
            "href",
            "website",
            "homepage",
            "html_url",
            "callback_url",
            "endpoint",
            "self",
        ],
        Text(url),
    ),
    (
        &[
            "avatar",
            "avatar_url",
            "image",
            "image_url",
            "photo",
            "picture",
            "thumbnail",
            "thumbnail_url",
            "logo",
            "icon",
            "photo_url",
        ],
        Text(image),
    ),
    (
        &["domain", "domain_name", "host", "hostname", "fqdn"],
        Text(|draw, _| hostname(draw)),
    ),
    (
        &["ip", "ip_address", "ipv4", "client_ip", "remote_ip"],
        Text(|draw, _| ipv4(draw)),
    ),
    (&["ipv6"], Text(|draw, _| ipv6(draw))),
    (
        &["mac", "mac_address"],
        Text(|draw, _| {
            (0..6)
                .map(|_| format!("{:02x}", draw.below(256)))
                .collect::<Vec<_>>()
                .join(":")
        }),
    ),
    (
        &["user_agent"],
        Text(|draw, _| UserAgent().fake_with_rng(&mut draw.0)),
    ),
    (
        &["mime_type", "content_type", "media_type", "mimetype"],
        Text(|draw, _| {
            draw.pick(
                &["application/pdf", "image/png", "text/plain"],
                "text/plain",
            )
            .to_owned()
        }),
    ),
    (
        &["port"],
        Number(|draw, _| draw.between(1_024, 49_151) as f64),
    ),
    (
        &["file_name", "filename"],
        Text(|draw, _| {
            format!(
                "{}.{}",
                lorem::word(draw),
                draw.pick(&["pdf", "png", "txt"], "txt")
            )
        }),
    ),
    (
        &["path", "file_path", "full_path"],
        Text(|draw, _| format!("{}/{}.txt", lorem::word(draw), lorem::word(draw))),
    ),
    (
        &["user_agent_version", "version", "api_version"],
        Text(|draw, _| {
            format!(
                "{}.{}.{}",
                draw.below(5) + 1,
                draw.below(20),
                draw.below(10)
            )
        }),
    ),
];

pub(crate) fn url(draw: &mut Draw, place: &Place) -> String {
    let parent = place.words.parent();
    let directory = if parent.is_empty() {
        lorem::word(draw)
    } else {
        parent
    };
    format!(
        "https://{}/{}/{}",
        hostname(draw),
        directory.replace('_', "-"),
        draw.fill("****")
    )
}

fn image(draw: &mut Draw, _: &Place) -> String {
    format!("https://images.example.com/{}.png", draw.fill("********"))
}

pub(crate) fn hostname(draw: &mut Draw) -> String {
    let host = lorem::word(draw);
    format!(
        "{host}.example.{}",
        draw.pick(&["com", "org", "net"], "com")
    )
}

/// Random, version 4 (RFC 9562).
pub(crate) fn uuid(draw: &mut Draw) -> String {
    let (high, low) = (draw.below(u64::MAX), draw.below(u64::MAX));
    let (a, b, c) = (high >> 32, (high >> 16) & 0xffff, high & 0x0fff);
    let (d, e) = ((low >> 48) & 0x3fff | 0x8000, low & 0xffff_ffff_ffff);
    format!("{a:08x}-{b:04x}-4{c:03x}-{d:04x}-{e:012x}")
}

/// From the blocks that are kept for documentation (RFC 5737).
pub(crate) fn ipv4(draw: &mut Draw) -> String {
    format!(
        "{}.{}",
        draw.pick(&["192.0.2", "198.51.100", "203.0.113"], "192.0.2"),
        1 + draw.below(254)
    )
}

/// From the block that is kept for documentation (RFC 3849).
pub(crate) fn ipv6(draw: &mut Draw) -> String {
    format!(
        "2001:db8::{:x}:{:x}",
        draw.below(65_535) + 1,
        draw.below(65_535) + 1
    )
}
