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
        for field in request.headers.get_all("prefer") {
            let text = String::from_utf8_lossy(field.as_bytes());
            for wish in media::split_outside_quotes(&text, ',')
                .flat_map(|part| media::split_outside_quotes(part, ';'))
            {
                let (name, value) = wish.split_once('=').unwrap_or((wish, ""));
                prefer.take(name.trim(), &media::unquote(value.trim()));
            }
        }
        let query = request
            .query
            .as_deref()
            .filter(|query| query.contains("__"));
        for name in ["code", "example", "dynamic", "seed"] {
            if let Some(value) = url::query_value(query, &format!("__{name}")) {
                prefer.take(name, &value);
            }
        }
        prefer
    }

    fn take(&mut self, name: &str, value: &str) {
        let understood = match name.to_ascii_lowercase().as_str() {
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
                .push(format!("{}={value}", name.to_ascii_lowercase()));
        }
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
