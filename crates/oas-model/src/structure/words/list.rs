//! Names one after the other.

use crate::Version;
use crate::structure::grammar::Versions;

/// `a`, `b` or `c`, in code marks.
pub(super) fn names(names: &[&str], word: &str) -> String {
    let marked: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    list(&marked, word)
}

pub(super) fn list<T: AsRef<str>>(items: &[T], word: &str) -> String {
    let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        _ => items.join(", "),
    }
}

pub(super) fn versions_in_words(versions: Versions) -> String {
    let all = [Version::V20, Version::V30, Version::V31, Version::V32];
    let named = all.into_iter().filter(|version| versions.has(*version));
    list(&named.map(version_in_words).collect::<Vec<_>>(), "and")
}

pub(super) fn version_in_words(version: Version) -> &'static str {
    match version {
        Version::V20 => "2.0",
        Version::V30 => "3.0",
        Version::V31 => "3.1",
        Version::V32 => "3.2",
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
