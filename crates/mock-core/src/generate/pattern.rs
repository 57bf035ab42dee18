//! Strings that match a regular expression.

use rand::distr::Distribution;
use regex_syntax::hir::{Hir, HirKind};

use super::{Generator, Place};

/// How often an open repetition (`+`, `*`) is repeated at most.
const FEW: u32 = 8;
/// What is tried when texts come out too short.
const MANY: u32 = 60;

/// How many more repetitions than the least are drawn from, where there is an upper bound.
const LONG: u32 = 100;

/// A pattern made ready for drawing texts from it.
#[derive(Debug)]
pub(crate) struct Sampler {
    regex: rand_regex::Regex,
    /// Whether only the empty text matches.
    is_empty: bool,
}

impl Sampler {
    /// `None` for what no text can be drawn from (look-around, back references).
    pub(crate) fn of(pattern: &str, is_long: bool) -> Option<Self> {
        let hir = regex_syntax::Parser::new().parse(&readable(pattern)).ok()?;
        let repeat = if is_long { MANY } else { FEW };
        Some(Self {
            regex: rand_regex::Regex::with_hir(drawable(&hir, repeat), repeat).ok()?,
            is_empty: hir.properties().maximum_len() == Some(0),
        })
    }
}

impl Generator<'_> {
    /// A text that matches; `None` for what cannot be generated (look-around, back references).
    pub(super) fn text_like(&self, pattern: &str, place: &Place, attempt: usize) -> Option<String> {
        let sampler = self.book.sampler(pattern, attempt >= 10)?;
        let trail = match attempt {
            0 => place.trail,
            n => place.trail.step(&format!("pattern {n}")),
        };
        let trail = trail.step(&place.attempt.to_string());
        let text: String = sampler.regex.sample(&mut trail.draw().0);
        (!text.is_empty() || attempt > 0 || sampler.is_empty)
            .then_some(text)
            .or_else(|| self.text_like(pattern, place, attempt + 1))
    }
}

/// Words of ECMA-262 in those of the parser: `\d` means ASCII digits, `\/` is a slash.
pub(super) fn readable(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match (c, in_class) {
            ('\\', _) => out.push_str(&escape(chars.next(), in_class)),
            ('[', false) => {
                in_class = true;
                out.push('[');
            }
            ('[', true) => out.push_str("\\["),
            (']', true) => {
                in_class = false;
                out.push(']');
            }
            ('.', false) => out.push_str("[ -~]"),
            _ => out.push(c),
        }
    }
    out
}

fn escape(letter: Option<char>, in_class: bool) -> String {
    let inner = match letter {
        Some('d') => "0-9",
        Some('w') => "A-Za-z0-9_",
        Some('s') => return "\\x20".to_owned(),
        Some('D') if !in_class => return "[A-Za-z]".to_owned(),
        Some('S') if !in_class => return "[!-~]".to_owned(),
        Some('W') if !in_class => return "[ -/]".to_owned(),
        Some(
            c @ ('/' | '-' | '"' | '\'' | '@' | '_' | ' ' | '%' | '#' | ':' | ',' | '=' | '!' | '<'
            | '>' | '~' | '&' | '`' | ';'),
        ) => {
            let needs_escape = matches!(c, '-' | '#' | '&' | '~');
            return if needs_escape {
                format!("\\{c}")
            } else {
                c.to_string()
            };
        }
        Some(c) => return format!("\\{c}"),
        None => return "\\\\".to_owned(),
    };
    if in_class {
        inner.to_owned()
    } else {
        format!("[{inner}]")
    }
}

/// Without `^`, `$` and word boundaries, which generate nothing, and without repetitions that
/// would go on for long (`.{1,2000000}`).
fn drawable(hir: &Hir, repeat: u32) -> Hir {
    let inner = |part: &Hir| drawable(part, repeat);
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(inner).collect()),
        HirKind::Alternation(ways) => Hir::alternation(ways.iter().map(inner).collect()),
        HirKind::Capture(capture) => inner(&capture.sub),
        HirKind::Repetition(repetition) => {
            let mut repetition = repetition.clone();
            let most = repetition.min.saturating_add(LONG.max(repeat));
            repetition.max = repetition.max.map(|max| max.min(most));
            repetition.sub = Box::new(inner(&repetition.sub));
            Hir::repetition(repetition)
        }
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
    }
}
