//! Secrets that were found in one place, masked in all others.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use mock_core::{Exchange, Text};

use super::STARS;

/// Shorter values also occur by chance; masking those would spoil the record.
const MIN_LEN: usize = 6;

/// Values that are secret, wherever they stand.
#[derive(Debug, Default)]
pub(crate) struct Found(Vec<Vec<u8>>);

impl Found {
    pub(super) fn add(&mut self, secret: &[u8]) {
        if secret.len() >= MIN_LEN && !self.0.iter().any(|known| known == secret) {
            self.0.push(secret.to_vec());
        }
    }

    /// `None` when none of them stands there.
    fn mask(&self, text: &[u8]) -> Option<Vec<u8>> {
        let mut masked = None;
        for secret in &self.0 {
            let text = masked.as_deref().unwrap_or(text);
            if let Some(replaced) = replace(text, secret) {
                masked = Some(replaced);
            }
        }
        masked
    }

    fn mask_text(&self, text: &str) -> Option<String> {
        self.mask(text.as_bytes())
            .map(|masked| String::from_utf8_lossy(&masked).into_owned())
    }
}

pub(super) fn mask(exchange: &mut Exchange, mut found: Found) {
    if found.0.is_empty() {
        return;
    }
    // One secret may contain another.
    found
        .0
        .sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    if let Some(path) = found.mask_text(&exchange.path) {
        exchange.path = path;
    }
    if let Some(query) = exchange
        .query
        .as_deref()
        .and_then(|query| found.mask_text(query))
    {
        exchange.query = Some(query);
    }
    for message in [&mut exchange.request, &mut exchange.response] {
        mask_headers(&mut message.headers, &found);
        if let Some(body) = found.mask(&message.body) {
            message.body = Bytes::from(body);
        }
    }
    for message in &mut exchange.messages {
        if let Some(data) = found.mask(&message.data) {
            message.data = Bytes::from(data);
        }
    }
    for violation in &mut exchange.violations {
        for text in [&mut violation.message, &mut violation.at] {
            if let Some(masked) = found.mask_text(text) {
                *text = masked;
            }
        }
    }
    for step in &mut exchange.trace {
        if let Some(masked) = found.mask_text(&step.text) {
            step.text = Text::Owned(masked);
        }
    }
}

fn mask_headers(headers: &mut HeaderMap, found: &Found) {
    for value in headers.values_mut() {
        if let Some(masked) = found.mask(value.as_bytes()) {
            *value = HeaderValue::from_bytes(&masked).unwrap_or(HeaderValue::from_static(STARS));
        }
    }
}

fn replace(text: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
    let mut replaced = Vec::new();
    let mut copied = 0;
    for at in memchr::memmem::find_iter(text, secret) {
        replaced.extend_from_slice(text.get(copied..at)?);
        replaced.extend_from_slice(STARS.as_bytes());
        copied = at + secret.len();
    }
    if copied == 0 {
        return None;
    }
    replaced.extend_from_slice(text.get(copied..)?);
    Some(replaced)
}
