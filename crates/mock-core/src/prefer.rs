//! What a client asks of this one answer: `Prefer` (RFC 7240) and `__code` and the like.

use crate::{DelayMs, Request, media, url};

/// The wishes of one request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Prefer {
    pub(crate) code: Option<u16>,
    pub(crate) example: Option<String>,
    pub(crate) dynamic: Option<bool>,
    pub(crate) seed: Option<u64>,
    pub(crate) wait: Option<DelayMs>,
    /// What was understood, for `Preference-Applied`.
    pub(crate) applied: Vec<String>,
}

impl Prefer {
    /// Reads the header fields, then the query, which wins.
    pub(crate) fn of(request: &Request) -> Self {
        let mut prefer = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for field in request.headers.get_all("prefer") {
            let text = String::from_utf8_lossy(field.as_bytes());
            for wish in media::split_outside_quotes(&text, ',')
                .flat_map(|part| media::split_outside_quotes(part, ';'))
            {
                let (name, value) = wish.split_once('=').unwrap_or((wish, ""));
                let name = name.trim().to_ascii_lowercase();
                // Of a preference that comes twice the first counts (RFC 7240, section 2).
                if !seen.contains(&name) {
                    prefer.take(&name, &media::unquote(value.trim()));
                    seen.push(name);
                }
            }
        }
        let query = request
            .query
            .as_deref()
            .filter(|query| query.contains("__"));
        for name in ["code", "example", "dynamic", "seed", "wait"] {
            if let Some(value) = url::query_value(query, &format!("__{name}")) {
                prefer.take(name, &value);
            }
        }
        prefer
    }

    fn take(&mut self, name: &str, value: &str) {
        let understood = match name {
            "code" => set(
                &mut self.code,
                value.parse().ok().filter(|code| (100..=599).contains(code)),
            ),
            "example" => set(
                &mut self.example,
                (!value.is_empty()).then(|| value.to_owned()),
            ),
            "dynamic" => set(
                &mut self.dynamic,
                if value.is_empty() {
                    Some(true)
                } else {
                    value.parse().ok()
                },
            ),
            "seed" => set(&mut self.seed, value.parse().ok()),
            "wait" => set(&mut self.wait, seconds(value)),
            _ => false,
        };
        if understood {
            self.applied
                .retain(|told| told.split('=').next() != Some(name));
            self.applied.push(told(name, value));
        }
    }
}

/// How a preference is told: without a value where it has none, in quotes where it is no token.
fn told(name: &str, value: &str) -> String {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    match value {
        "" => name.to_owned(),
        value if value.bytes().all(is_token) => format!("{name}={value}"),
        value => format!(
            "{name}=\"{}\"",
            value.replace('\\', "\\\\").replace('"', "\\\"")
        ),
    }
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let understood = value.is_some();
    if understood {
        *place = value;
    }
    understood
}

fn seconds(text: &str) -> Option<DelayMs> {
    let ms = text.parse::<u32>().ok()?.checked_mul(1_000)?;
    DelayMs::new(ms).ok()
}
