//! Regular expressions of descriptions, as something that texts can be made from.
//!
//! In:  a pattern as ECMA-262 writes it.
//! Out: an expression without anchors whose texts are plain where they can be, or the proof that
//!      nothing matches.
//! Never: promises that a text matches; whether anchors inside hold, the validator sees.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

/// A repetition that may go on for longer may as well go on for ever: who makes texts ends it.
const MANY: u32 = 1000;

/// The expression without anchors, and with only printable characters where that leaves any.
#[must_use]
pub fn sendable(pattern: &str) -> Option<Hir> {
    Some(plain(&parsed(pattern)?))
}

/// The same of an expression with its look-around taken out: texts of it match now and then.
#[must_use]
pub fn without_look_around(pattern: &str) -> Option<Hir> {
    let mut rest = pattern;
    let mut kept = String::new();
    while let Some(at) = look_around(rest) {
        let (before, group) = rest.split_at(at);
        kept.push_str(before);
        rest = &group[group_length(group)?..];
    }
    sendable(&(kept + rest))
}

/// What tells whether a text matches an expression with look-around. Any text will do where there is
/// none: then the expression is just too large for the validator.
pub fn matcher(pattern: &str) -> impl Fn(&str) -> bool {
    let has_any = look_around(pattern).is_some();
    let expression = has_any.then(|| fancy_regex::Regex::new(pattern));
    move |text| match &expression {
        Some(Ok(expression)) => expression.is_match(text).unwrap_or(false),
        Some(Err(_)) => false,
        None => true,
    }
}

/// Where the first group begins that looks around.
fn look_around(pattern: &str) -> Option<usize> {
    let begins = ["(?=", "(?!", "(?<=", "(?<!"].into_iter();
    begins.filter_map(|begin| pattern.find(begin)).min()
}

/// The bytes of the group that the pattern begins with.
fn group_length(pattern: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_escaped = false;
    let mut is_class = false;
    for (at, c) in pattern.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_class = true,
            ']' => is_class = false,
            '(' if !is_class => depth += 1,
            ')' if !is_class => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// Whether no text matches: the text must begin where something is before, or end where something
/// follows.
#[must_use]
pub fn is_impossible(pattern: &str) -> bool {
    parsed(pattern).is_some_and(|hir| contradicts(&hir))
}

/// How many characters a text needs at least to match; nothing where the pattern cannot be read.
#[must_use]
pub fn shortest(pattern: &str) -> Option<usize> {
    Some(least(&parsed(pattern)?))
}

fn least(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 0,
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).chars().count(),
        HirKind::Class(_) => 1,
        HirKind::Repetition(repeated) => least(&repeated.sub).saturating_mul(repeated.min as usize),
        HirKind::Capture(group) => least(&group.sub),
        HirKind::Concat(parts) => parts.iter().map(least).fold(0, usize::saturating_add),
        HirKind::Alternation(parts) => parts.iter().map(least).min().unwrap_or(0),
    }
}

/// `\d` and `\w` mean ASCII in ECMA-262; everything else may be any character. Java's names of
/// classes are POSIX's.
fn parsed(pattern: &str) -> Option<Hir> {
    const NAMES: [&str; 6] = ["Alnum", "Alpha", "Digit", "Lower", "Upper", "Punct"];
    let posix = |pattern: String, name: &str| {
        let class = format!("[[:{}:]]", name.to_lowercase());
        pattern.replace(&format!("\\p{{{name}}}"), &class)
    };
    let pattern = &NAMES.into_iter().fold(pattern.to_owned(), posix);
    let parse = |ascii: bool| {
        ParserBuilder::new()
            .unicode(!ascii)
            .build()
            .parse(pattern)
            .ok()
    };
    parse(true).or_else(|| parse(false))
}

fn plain(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(plain).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(plain).collect()),
        HirKind::Capture(group) => plain(&group.sub),
        HirKind::Repetition(repeated) => {
            let mut repeated = repeated.clone();
            repeated.max = repeated.max.filter(|most| *most <= MANY);
            repeated.sub = Box::new(plain(&repeated.sub));
            Hir::repetition(repeated)
        }
        HirKind::Class(class) => Hir::class(printable(class)),
        _ => hir.clone(),
    }
}

fn printable(class: &Class) -> Class {
    let all = match class {
        Class::Unicode(class) => class.clone(),
        Class::Bytes(bytes) => match bytes.to_unicode_class() {
            Some(class) => class,
            None => return Class::Bytes(bytes.clone()),
        },
    };
    let mut kept = all.clone();
    kept.intersect(&ClassUnicode::new([ClassUnicodeRange::new('!', '~')]));
    Class::Unicode(if kept.ranges().is_empty() { all } else { kept })
}

fn contradicts(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Concat(parts) => {
            let is_some = |part: &Hir| part.properties().minimum_len() > Some(0);
            let begins = |part: &Hir| part.properties().look_set_prefix().contains(Look::Start);
            let ends = |part: &Hir| part.properties().look_set_suffix().contains(Look::End);
            let split = |at: usize| (&parts[..at], &parts[at + 1..]);
            (0..parts.len()).any(|at| {
                let (before, after) = split(at);
                contradicts(&parts[at])
                    || (begins(&parts[at]) && before.iter().any(is_some))
                    || (ends(&parts[at]) && after.iter().any(is_some))
            })
        }
        HirKind::Alternation(parts) => parts.iter().all(contradicts),
        HirKind::Capture(group) => contradicts(&group.sub),
        HirKind::Repetition(repeated) => repeated.min > 0 && contradicts(&repeated.sub),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_impossible, matcher, sendable, without_look_around};

    #[test]
    fn takes_look_around_out() {
        let kept = without_look_around("^(?!a[)]b)x(?<=y(z))$");
        assert_eq!(kept, sendable("x"));
        let matches = matcher("^(?!a)[ab]$");
        assert!(matches("b") && !matches("a"));
    }

    #[test]
    fn reads_the_classes_of_other_dialects() {
        assert_eq!(sendable(r"^[\p{Alnum}_]$"), sendable("[0-9A-Za-z_]"));
    }

    #[test]
    fn knows_anchors_that_cannot_hold() {
        assert!(
            is_impossible("/^[0-9]{5}$/i")
                && is_impossible("a$b")
                && is_impossible("a(^b|^c)d|e$f")
        );
        for possible in ["^a$", "a*^b", "^a|b$", "(^a)?b", "$"] {
            assert!(!is_impossible(possible), "{possible}");
        }
    }
}
