//! What browsers and servers say to each other.

use super::{
    Faker,
    registry::{list, number, text},
};
use crate::draw::Draw;

pub(super) const FAKERS: &[Faker] = &[
    text(
        "internet.user_agent",
        "user_agent ua useragent browser_user_agent",
        |draw, _| user_agent(draw),
    ),
    list(
        "internet.browser",
        "browser browser_name browser.name",
        &["Firefox", "Chrome", "Safari", "Edge"],
    ),
    list(
        "internet.http_method",
        "http_method method request_method http_verb verb",
        &["GET", "POST", "PUT", "PATCH", "DELETE"],
    ),
    number(
        "internet.status_code",
        "status_code http_status http_status_code response_code http_code response_status \
         =http_response_code",
        |draw, _| [200.0, 200.0, 201.0, 204.0, 301.0, 404.0][draw.index(6)],
    ),
    list(
        "internet.header_name",
        "header_name header header.name",
        &["Accept", "Cache-Control", "X-Request-Id", "If-Match"],
    ),
    list(
        "internet.cookie_name",
        "cookie_name cookie",
        &["session", "theme", "consent"],
    ),
    text("internet.referrer", "referrer referer", |_, _| {
        "https://www.example.com/".to_owned()
    }),
    list(
        "internet.encoding",
        "encoding charset character_encoding",
        &["utf-8"],
    ),
    list(
        "internet.http_version",
        "http_version",
        &["HTTP/1.1", "HTTP/2"],
    ),
    list(
        "internet.event",
        "event event_type event_name webhook_event trigger",
        &[
            "order.created",
            "order.updated",
            "user.created",
            "payment.completed",
            "file.deleted",
        ],
    ),
    list(
        "internet.operating_system",
        "os operating_system platform os_name os_type device_platform",
        &["linux", "windows", "macos", "android", "ios"],
    ),
    list(
        "internet.device",
        "device device_name device_type device.name device_model",
        &["desktop", "phone", "tablet"],
    ),
    list(
        "internet.allowed_header",
        "cache_control",
        &["no-cache", "max-age=300", "private, max-age=60"],
    ),
    list(
        "internet.grant",
        "grant_type",
        &["authorization_code", "client_credentials", "refresh_token"],
    ),
    list("internet.token_type", "token_type", &["Bearer"]),
];

fn user_agent(draw: &mut Draw) -> String {
    let version = draw.between(118, 134);
    let system = draw.pick(
        &[
            "X11; Linux x86_64",
            "Windows NT 10.0; Win64; x64",
            "Macintosh; Intel Mac OS X 10.15",
        ],
        "X11; Linux x86_64",
    );
    format!("Mozilla/5.0 ({system}; rv:{version}.0) Gecko/20100101 Firefox/{version}.0")
}
