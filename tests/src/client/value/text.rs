//! Texts: formats, patterns and lengths.

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use regex_syntax::hir::Hir;
use serde_json::{Map, Value};

use crate::expression;
use crate::rules::tidy::OTHER_PATTERN;

/// How often a pattern is tried until the length fits.
const N_TRIES: usize = 140;

/// A longer text is not made.
const LONGEST: usize = 1 << 20;

/// A text, the `count`th where several fit.
pub(super) fn make(
    schema: &Map<String, Value>,
    rng: &mut ChaCha8Rng,
    count: usize,
) -> Option<String> {
    let length = |word: &str| super::size(schema, word);
    let least = length("minLength").unwrap_or(0);
    let most = length("maxLength").unwrap_or(usize::MAX);
    if least > LONGEST || least > most {
        return None;
    }
    if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
        return matching(&expression::sendable(pattern)?, least, most, rng, &|_| true);
    }
    // A dialect that nobody here reads says nothing.
    if let Some(pattern) = schema.get(OTHER_PATTERN).and_then(Value::as_str)
        && let Some(hir) = expression::without_look_around(pattern)
    {
        let fits = expression::matcher(pattern);
        return matching(&hir, least, most, rng, &fits);
    }
    let format = schema
        .get("format")
        .and_then(Value::as_str)
        .unwrap_or_default();
    Some(match formatted(format, count) {
        Some(text) => text,
        None => plain(least, most, count),
    })
}

fn plain(least: usize, most: usize, count: usize) -> String {
    let text = format!("text{count}");
    let kept: String = if text.len() > most {
        count.to_string()
    } else {
        text
    };
    let mut kept: String = kept.chars().rev().take(most).collect();
    while kept.len() < least {
        kept.push('x');
    }
    kept
}

fn formatted(format: &str, count: usize) -> Option<String> {
    let small = count % 28 + 1;
    Some(match format {
        "date-time" => format!("2024-02-{small:02}T10:20:30Z"),
        "date" => format!("2024-02-{small:02}"),
        "time" => format!("10:20:{small:02}Z"),
        "duration" => format!("P{small}D"),
        "email" | "idn-email" => format!("someone{count}@example.com"),
        "hostname" | "idn-hostname" => format!("host{count}.example.com"),
        "ipv4" => format!("192.0.2.{small}"),
        "ipv6" => format!("2001:db8::{small}"),
        "uri" | "iri" => format!("https://example.com/{count}"),
        "uri-reference" | "iri-reference" | "uri-template" => format!("/path/{count}"),
        "uuid" => format!("00000000-0000-4000-8000-{count:012}"),
        "json-pointer" => format!("/a/{count}"),
        "relative-json-pointer" => "0/a".to_owned(),
        "regex" => "^a*$".to_owned(),
        "byte" => "dGV4dA==".to_owned(),
        "base64url" => "dGV4dA".to_owned(),
        _ => return None,
    })
}

fn matching(
    hir: &Hir,
    least: usize,
    most: usize,
    rng: &mut ChaCha8Rng,
    fits: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let enough = u32::try_from(least.saturating_mul(2)).unwrap_or(u32::MAX);
    let repeats = [2, 8, 0, 30, 1, 100, enough.min(5000)];
    (0..N_TRIES).find_map(|attempt| {
        let longest = repeats[attempt % repeats.len()];
        let expression = rand_regex::Regex::with_hir(hir.clone(), longest).ok()?;
        let text: String = rng.sample(&expression);
        let has_length = (least..=most).contains(&text.chars().count());
        (has_length && fits(&text)).then_some(text)
    })
}
