//! Bytes here, UTF-16 code units in a webview's editor.

use oas_doc::TextEdit;

use crate::{ApiError, ErrorCode, wire::TextChange};

/// The byte offset of a UTF-16 offset; the end of the text for one behind it.
///
/// An offset inside a surrogate pair becomes the start of its character.
pub(crate) fn to_byte(text: &str, utf16: u32) -> usize {
    let mut left = utf16 as usize;
    if text.is_ascii() {
        return left.min(text.len());
    }
    for (at, character) in text.char_indices() {
        if left < character.len_utf16() {
            return at;
        }
        left -= character.len_utf16();
    }
    text.len()
}

/// The UTF-16 offset of a byte offset (which must be a character's boundary or is rounded down).
pub(crate) fn to_utf16(text: &str, byte: usize) -> u32 {
    let byte = text.floor_char_boundary(byte.min(text.len()));
    let before = &text[..byte];
    let units = if before.is_ascii() {
        byte
    } else {
        before.chars().map(char::len_utf16).sum()
    };
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// A client's edits as edits of the text.
///
/// # Errors
/// `bad_request` when they overlap, go backwards or reach behind the end.
pub(crate) fn to_edits(text: &str, changes: &[TextChange]) -> Result<Vec<TextEdit>, ApiError> {
    let end = to_utf16(text, text.len());
    let mut last = 0;
    let mut edits = Vec::with_capacity(changes.len());
    for change in changes {
        if change.from < last || change.to < change.from || change.to > end {
            let message = format!(
                "The edit {}..{} does not fit the text.",
                change.from, change.to
            );
            return Err(ApiError::new(ErrorCode::BadRequest, message));
        }
        last = change.to;
        let range = to_byte(text, change.from)..to_byte(text, change.to);
        edits.push(TextEdit {
            range,
            text: change.insert.clone(),
        });
    }
    Ok(edits)
}

/// Edits of the text as a client wants them.
pub(crate) fn to_changes(text: &str, edits: &[TextEdit]) -> Vec<TextChange> {
    let change = |edit: &TextEdit| TextChange {
        from: to_utf16(text, edit.range.start),
        to: to_utf16(text, edit.range.end),
        insert: edit.text.clone(),
    };
    edits.iter().map(change).collect()
}

/// The one replacement that turns `before` into `after`: common start and end stay.
pub(crate) fn difference(before: &str, after: &str) -> Vec<TextEdit> {
    if before == after {
        return Vec::new();
    }
    let same = |(a, b): &(u8, u8)| a == b;
    let start = before.bytes().zip(after.bytes()).take_while(same).count();
    let start = before
        .floor_char_boundary(start)
        .min(after.floor_char_boundary(start));
    let tail = before
        .bytes()
        .rev()
        .zip(after.bytes().rev())
        .take_while(same)
        .count();
    let tail = tail.min(before.len() - start).min(after.len() - start);
    let end = before.ceil_char_boundary(before.len() - tail);
    let end_after = after.len() - (before.len() - end);
    vec![TextEdit {
        range: start..end,
        text: after[start..end_after].to_owned(),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_surrogate_pairs_as_two() {
        let text = "a𝄞é\nb";
        assert_eq!(to_utf16(text, text.len()), 6);
        assert_eq!(to_byte(text, 1), 1);
        assert_eq!(to_byte(text, 3), 5);
        assert_eq!(to_byte(text, 99), text.len());
    }

    #[test]
    fn a_difference_replays_to_the_new_text() {
        for (before, after) in [
            ("", "x"),
            ("abc", "abXc"),
            ("éa", "èa"),
            ("aaa", "aa"),
            ("a\nb\n", ""),
        ] {
            let mut text = before.to_owned();
            for edit in difference(before, after) {
                text.replace_range(edit.range, &edit.text);
            }
            assert_eq!(text, after);
        }
    }

    #[test]
    fn refuses_edits_that_overlap_or_reach_behind_the_end() {
        let change = |from, to| TextChange {
            from,
            to,
            insert: String::new(),
        };
        assert!(to_edits("abc", &[change(0, 2), change(1, 3)]).is_err());
        assert!(to_edits("abc", &[change(2, 4)]).is_err());
        assert!(to_edits("abc", &[change(0, 1), change(1, 3)]).is_ok());
    }
}
