//! What a regular expression finds, masked.

use http::HeaderValue;
use mock_core::{Exchange, Text};
use regex::bytes::Regex;

use super::{Found, Masks, STARS};

/// Masks in every text of the exchange; bodies are among them.
pub(super) fn mask(exchange: &mut Exchange, masks: &Masks, found: &mut Found) {
    let patterns = masks.patterns();
    if patterns.is_empty() {
        return;
    }
    text(&mut exchange.path, patterns, found);
    if let Some(query) = &mut exchange.query {
        text(query, patterns, found);
    }
    for message in [&mut exchange.request, &mut exchange.response] {
        for value in message.headers.values_mut() {
            if let Some(masked) = masked(value.as_bytes(), patterns, found) {
                *value =
                    HeaderValue::from_bytes(&masked).unwrap_or(HeaderValue::from_static(STARS));
            }
        }
        if let Some(masked) = masked(&message.body, patterns, found) {
            message.body = masked.into();
        }
    }
    for message in &mut exchange.messages {
        if let Some(masked) = masked(&message.data, patterns, found) {
            message.data = masked.into();
        }
    }
    for violation in &mut exchange.violations {
        text(&mut violation.message, patterns, found);
        text(&mut violation.at, patterns, found);
    }
    for step in &mut exchange.trace {
        if let Some(masked) = masked(step.text.as_bytes(), patterns, found) {
            step.text = Text::Owned(String::from_utf8_lossy(&masked).into_owned());
        }
    }
}

fn text(text: &mut String, patterns: &[Regex], found: &mut Found) {
    if let Some(masked) = masked(text.as_bytes(), patterns, found) {
        *text = String::from_utf8_lossy(&masked).into_owned();
    }
}

/// `None` when nothing matches.
fn masked(text: &[u8], patterns: &[Regex], found: &mut Found) -> Option<Vec<u8>> {
    let mut masked = None;
    for pattern in patterns {
        let text = masked.as_deref().unwrap_or(text);
        if let Some(replaced) = replaced(text, pattern, found) {
            masked = Some(replaced);
        }
    }
    masked
}

fn replaced(text: &[u8], pattern: &Regex, found: &mut Found) -> Option<Vec<u8>> {
    let mut replaced = Vec::new();
    let mut copied = 0;
    for captures in pattern.captures_iter(text) {
        let Some(secret) = captures.get(1).or_else(|| captures.get(0)) else {
            continue;
        };
        if secret.is_empty() || secret.as_bytes() == STARS.as_bytes() || secret.start() < copied {
            continue;
        }
        found.add(secret.as_bytes());
        replaced.extend_from_slice(text.get(copied..secret.start())?);
        replaced.extend_from_slice(STARS.as_bytes());
        copied = secret.end();
    }
    if copied == 0 {
        return None;
    }
    replaced.extend_from_slice(text.get(copied..)?);
    Some(replaced)
}
