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

/// Edits of the text as a client wants them: in order of place.
///
/// An external change can be many edits, so the text is counted once, not once for each.
pub(crate) fn to_changes(text: &str, edits: &[TextEdit]) -> Vec<TextChange> {
    let mut order: Vec<&TextEdit> = edits.iter().collect();
    order.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let (mut byte, mut utf16) = (0, 0);
    let mut count_to = |end: usize| {
        utf16 += to_utf16(text.get(byte..end).unwrap_or_default(), end - byte.min(end));
        byte = end.max(byte);
        utf16
    };
    let change = |edit: &TextEdit| TextChange {
        from: count_to(edit.range.start),
        to: count_to(edit.range.end),
        insert: edit.text.clone(),
    };
    order.into_iter().map(change).collect()
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
    fn edits_are_counted_in_utf16_in_one_pass() {
        let text = "a𝄞é\nb𝄞";
        let edits = oas_doc::diff(text, "x𝄞è\nb𝄞!");
        let changes = to_changes(text, &edits);
        let places: Vec<_> = changes
            .iter()
            .map(|change| (change.from, change.to))
            .collect();
        assert_eq!(places, [(0, 1), (3, 4), (8, 8)]);
        let back = to_edits(text, &changes).map_err(|error| error.message);
        assert_eq!(back, Ok(edits));
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
