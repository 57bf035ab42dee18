//! Addresses of pages and pictures. Hosts are those of RFC 2606, so nobody is called.

use super::{
    Faker, contact, lorem,
    registry::{self, list, mask, text},
    words::plural,
};
use crate::{draw::Draw, generate::Place};

pub(super) const FAKERS: &[Faker] = &[
    text(
        "internet.url",
        "url uri link href endpoint =self =next =previous =prev permalink redirect_uri callback \
         webhook location_url web_link links.self src",
        url,
    ),
    text(
        "internet.website",
        "website homepage home_page blog web_site site_url web business_url company_url site",
        |_, place| format!("https://www.{}.example.com", super::company::login(place)),
    ),
    text(
        "internet.profile_url",
        "html_url profile_url web_url profile_link public_url linkedin linkedin_url facebook_url",
        profile_url,
    ),
    text(
        "image.avatar",
        "avatar avatar_url profile_image profile_picture profile_image_url profile_photo \
         user.image user.picture user.photo gravatar_url picture photo_url photo",
        |_, place| {
            format!(
                "https://avatars.example.com/{}.png",
                contact::username(place)
            )
        },
    ),
    text(
        "image.url",
        "image image_url thumbnail thumbnail_url logo icon icon_url logo_url banner banner_url \
         cover cover_url thumb cover_image screenshot poster background_image thumb_url favicon \
         picture_url",
        image,
    ),
    text(
        "video.url",
        "video_url stream_url video trailer preview_url playback_url audio_url recording_url",
        |draw, _| format!("https://media.example.com/{}.mp4", draw.fill("********")),
    ),
    text(
        "file.download_url",
        "download_url file_url pdf pdf_url invoice_pdf attachment_url export_url document_url \
         receipt_url",
        |draw, _| {
            format!(
                "https://files.example.com/{}.pdf",
                draw.fill("************")
            )
        },
    ),
    text(
        "internet.domain",
        "domain domain_name host hostname fqdn host_name domain.name zone.name dns_name \
         server_name public_dns_name cname",
        |draw, _| hostname(draw),
    ),
    list(
        "internet.domain_word",
        "subdomain sub_domain domain_word",
        &["app", "shop", "docs", "status", "team", "portal"],
    ),
    list(
        "internet.domain_suffix",
        "tld domain_suffix top_level_domain",
        &["com", "org", "net"],
    ),
    text(
        "internet.slug",
        "slug permalink_slug url_slug url_key handle_slug path_with_slug",
        |draw, _| format!("{}-{}", lorem::word(draw), lorem::word(draw)),
    ),
    text(
        "internet.path",
        "request_path request_uri url_path route_path uri_path",
        |draw, _| format!("/{}/{}", lorem::word(draw), draw.fill("####")),
    ),
    text("internet.query", "query_string query_params", |draw, _| {
        format!("q={}&page=1", lorem::word(draw))
    }),
    list(
        "internet.emoji",
        "emoji reaction emoji.name",
        &["👍", "🎉", "❤️", "🚀", "👀", "😄"],
    ),
    list(
        "internet.search_term",
        "=query search search_term =q search_query",
        &[
            "blue kettle",
            "return policy",
            "open invoices",
            "opening hours",
            "spare parts",
        ],
    ),
    mask("internet.utm", "utm_campaign campaign_id", "spring-####"),
];

/// Where this thing, or a list of what it has, is found by programs:
/// `https://api.example.com/users/4f2a81c0/followers`.
pub(crate) fn url(_: &mut Draw, place: &Place) -> String {
    let own = place.words.name();
    let list = own
        .strip_suffix("_url")
        .or_else(|| own.strip_suffix("_link"));
    let list = list.filter(|list| !SELF.contains(list));
    match list {
        Some(list) => format!("{}/{}", home(place), list.replace('_', "-")),
        None => home(place),
    }
}

/// Beginnings of `_url` that say nothing more.
const SELF: &[&str] = &[
    "self",
    "api",
    "canonical",
    "resource",
    "callback",
    "redirect",
    "webhook",
    "target",
    "public",
    "support",
    "return",
    "base",
];

fn home(place: &Place) -> String {
    let parent = place.words.parent();
    let last = parent.rsplit('_').next().unwrap_or_default();
    let mark = mark(place);
    match last {
        "" | "url" | "link" | "href" => format!("https://api.example.com/{mark}"),
        one => format!("https://api.example.com/{}/{mark}", plural(one)),
    }
}

/// What stands for the identifier of this place's object in addresses, until it is known.
pub(crate) fn mark(place: &Place) -> String {
    place.about.step("mark").draw().fill("~~~~~~~~")
}

/// An address with a gap for what is asked for (RFC 6570).
pub(crate) fn template(_: &mut Draw, place: &Place) -> String {
    let own = place.words.name();
    let list = own.strip_suffix("_url").unwrap_or(own).replace('_', "-");
    format!("https://api.example.com/{list}/{{id}}")
}

/// A page for people: of a person under their name, of other things among their kind.
fn profile_url(_: &mut Draw, place: &Place) -> String {
    let parent = place.words.parent();
    let named = registry::by_key("name", &[parent.to_owned()], false);
    let is_person = |faker: &Faker| ["person.full_name", "company.name"].contains(&faker.name);
    if parent.is_empty() || named.is_some_and(|(faker, _)| is_person(faker)) {
        return format!("https://example.com/{}", contact::username(place));
    }
    format!("https://example.com/{}/{}", plural(parent), mark(place))
}

fn image(draw: &mut Draw, _: &Place) -> String {
    format!("https://images.example.com/{}.png", draw.fill("********"))
}

/// `lantern.example.org`.
pub(crate) fn hostname(draw: &mut Draw) -> String {
    let host = lorem::word(draw);
    format!(
        "{host}.example.{}",
        draw.pick(&["com", "org", "net"], "com")
    )
}
