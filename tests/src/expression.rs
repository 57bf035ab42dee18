//! Regular expressions of descriptions, as something that texts can be made from.
//!
//! In:  a pattern as ECMA-262 writes it.
//! Out: an expression without anchors whose texts are plain where they can be, or the proof that
//!      nothing matches.
//! Never: promises that a text matches; whether anchors inside hold, the validator sees.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

/// The expression without anchors, and with only printable characters where that leaves any.
#[must_use]
pub fn sendable(pattern: &str) -> Option<Hir> {
    Some(plain(&parsed(pattern)?))
}

/// Whether no text matches: the text must begin where something is before, or end where something
/// follows.
#[must_use]
pub fn is_impossible(pattern: &str) -> bool {
    parsed(pattern).is_some_and(|hir| contradicts(&hir))
}

/// `\d` and `\w` mean ASCII in ECMA-262; everything else may be any character.
fn parsed(pattern: &str) -> Option<Hir> {
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
    use super::is_impossible;

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
