//! Two answers -> their differences.

mod json; // two values -> their differences

use mock_core::MASK;
use mock_learn::{Completeness, Observed};
use serde::Serialize;
use serde_json::Value;

use super::{ReplayOptions, send::Answer};

/// Differences that are told of one answer.
const MAX_TOLD: usize = 20;
/// A longer text is cut where it is told.
const MAX_TEXT: usize = 80;
/// Fields that differ from one answer to the next, or that belong to a connection.
const VOLATILE: &[&str] = &[
    "age",
    "alt-svc",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "etag",
    "expires",
    "keep-alive",
    "last-modified",
    "nel",
    "report-to",
    "retry-after",
    "server",
    "server-timing",
    "set-cookie",
    "traceparent",
    "transfer-encoding",
    "vary",
    "via",
];
const VOLATILE_BEGINNINGS: &[&str] = &["cf-", "ratelimit", "specwright-", "x-"];

/// How far answers are compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Depth {
    /// Status, media type, header fields and every value of the body.
    #[default]
    Values,
    /// Status, media type, and which members of which types the body has.
    Shape,
    /// Status and media type.
    Status,
}

/// One place where two answers differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// `status`, `mediaType`, `header` or `body`.
    pub part: &'static str,
    /// The name of the field, or the pointer into the body.
    pub at: String,
    /// What was recorded; nothing where it was not there.
    pub recorded: Option<String>,
    /// What came now; nothing where it is not there.
    pub now: Option<String>,
}

/// What a comparison brought.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub(super) differences: Vec<Difference>,
    /// What could not be compared.
    pub(super) left_out: Option<String>,
}

pub(super) fn compare(recorded: &Observed, now: &Answer, options: &ReplayOptions) -> Compared {
    let mut compared = Compared::default();
    let said = &recorded.response;
    compared.note(
        "status",
        "",
        &recorded.status.to_string(),
        &now.status.to_string(),
    );
    compared.note("mediaType", "", &said.media_type(), &media_type(now));
    if options.depth == Depth::Status {
        return compared;
    }
    if options.depth == Depth::Values {
        headers(recorded, now, options, &mut compared);
    }
    match said.completeness {
        Completeness::Whole => body(&said.body, now, options, &mut compared),
        Completeness::Beginning => {
            compared.left_out = Some("the record has the beginning of the body only".to_owned());
        }
        Completeness::Missing => {
            compared.left_out = Some("the record lacks the body".to_owned());
        }
    }
    compared.differences.truncate(MAX_TOLD);
    compared
}

impl Compared {
    fn note(&mut self, part: &'static str, at: &str, recorded: &str, now: &str) {
        if recorded != now {
            let told = |text: &str| (!text.is_empty()).then(|| shortened(text));
            self.differences.push(Difference {
                part,
                at: at.to_owned(),
                recorded: told(recorded),
                now: told(now),
            });
        }
    }
}

fn media_type(answer: &Answer) -> String {
    let declared = field(answer, "content-type").unwrap_or_default();
    let essence = declared.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn field(answer: &Answer, name: &str) -> Option<String> {
    let values = answer.headers.get_all(name).iter();
    let values: Vec<_> = values
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn headers(recorded: &Observed, now: &Answer, options: &ReplayOptions, compared: &mut Compared) {
    let then = recorded
        .response
        .headers
        .iter()
        .map(|(name, _)| name.to_ascii_lowercase());
    let mut names: Vec<String> = then.collect();
    names.extend(now.headers.keys().map(|name| name.as_str().to_owned()));
    names.sort();
    names.dedup();
    for name in names.iter().filter(|name| !may_differ(name, options)) {
        let fields = recorded.response.headers.iter();
        let fields = fields.filter(|(found, _)| found.eq_ignore_ascii_case(name));
        let then: Vec<&str> = fields.map(|(_, value)| value.as_str()).collect();
        let then = then.join(", ");
        let now = field(now, name).unwrap_or_default();
        if !then.contains(MASK) || now.is_empty() {
            compared.note("header", name, &then, &now);
        }
    }
}

fn may_differ(name: &str, options: &ReplayOptions) -> bool {
    let mut ignored = options.ignore_headers.iter();
    VOLATILE.contains(&name)
        || VOLATILE_BEGINNINGS.iter().any(|one| name.starts_with(one))
        || ignored.any(|one| one.eq_ignore_ascii_case(name))
}

fn body(then: &[u8], now: &Answer, options: &ReplayOptions, compared: &mut Compared) {
    if let (Ok(then), Ok(now)) = (
        serde_json::from_slice::<Value>(then),
        serde_json::from_slice::<Value>(&now.body),
    ) {
        let wanted = json::Wanted {
            ignore: &options.ignore,
            shape_only: options.depth == Depth::Shape,
        };
        compared
            .differences
            .extend(json::differences(&then, &now, &wanted));
        return;
    }
    if options.depth == Depth::Shape && then.is_empty() == now.body.is_empty() {
        return;
    }
    let is_masked = then
        .windows(MASK.len())
        .any(|window| window == MASK.as_bytes());
    if is_masked {
        compared.left_out = Some("the recorded body is masked in parts".to_owned());
    } else if then != now.body {
        let about = |body: &[u8]| match std::str::from_utf8(body) {
            Ok(text) => shortened(text),
            Err(_) => format!("{} bytes", body.len()),
        };
        compared.differences.push(Difference {
            part: "body",
            at: String::new(),
            recorded: (!then.is_empty()).then(|| about(then)),
            now: (!now.body.is_empty()).then(|| about(&now.body)),
        });
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
