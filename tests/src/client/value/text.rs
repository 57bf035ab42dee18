//! Texts: formats, patterns and lengths.

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use regex_syntax::hir::{Hir, HirKind};
use serde_json::{Map, Value};

/// How often a pattern is tried until the length fits.
const N_TRIES: usize = 60;

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
        return matching(pattern, least, most, rng);
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
        _ => return None,
    })
}

fn matching(pattern: &str, least: usize, most: usize, rng: &mut ChaCha8Rng) -> Option<String> {
    // ECMA's expressions may escape what needs no escaping.
    let pattern = pattern
        .replace("\\/", "/")
        .replace("\\d", "[0-9]")
        .replace("\\w", "[A-Za-z0-9_]");
    let hir = regex_syntax::Parser::new().parse(&pattern).ok()?;
    let hir = without_anchors(&hir);
    (0..N_TRIES).find_map(|attempt| {
        let longest = [2, 8, 30, 100, 1][attempt % 5].max(u32::try_from(least).unwrap_or(8));
        let expression = rand_regex::Regex::with_hir(hir.clone(), longest).ok()?;
        let text: String = rng.sample(&expression);
        let n = text.chars().count();
        let is_sendable = !text.chars().any(char::is_control) && text.is_ascii();
        ((least..=most).contains(&n) && (is_sendable || attempt > N_TRIES / 2)).then_some(text)
    })
}

/// What the expression says without its anchors; whether they hold, the validator sees.
fn without_anchors(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(without_anchors).collect()),
        HirKind::Alternation(parts) => {
            Hir::alternation(parts.iter().map(without_anchors).collect())
        }
        HirKind::Capture(group) => without_anchors(&group.sub),
        HirKind::Repetition(repeated) => {
            let mut repeated = repeated.clone();
            repeated.sub = Box::new(without_anchors(&repeated.sub));
            Hir::repetition(repeated)
        }
        _ => hir.clone(),
    }
}
