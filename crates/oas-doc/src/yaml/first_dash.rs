//! Where a block sequence begins.
//!
//! The parser names the first item of a sequence that is not indented; whoever edits it needs
//! the dash before it.

/// The dash between the end of a key and the first item, where there is one.
pub(super) fn of(text: &str, key_end: usize, item: usize) -> usize {
    let mut at = key_end;
    while let Some(rest) = text.get(at..item).filter(|rest| !rest.is_empty()) {
        at += match rest.chars().next() {
            Some('-') => return at,
            Some('#') => rest.find(['\n', '\r']).unwrap_or(rest.len()),
            // A dash in an anchor or a tag is none.
            Some('&' | '!') => rest.find([' ', '\t', '\n', '\r']).unwrap_or(rest.len()),
            first => first.map_or(1, char::len_utf8),
        };
    }
    item
}
