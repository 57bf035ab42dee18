//! Text edits put into the text.

use super::{EditError, TextEdit};

/// The text with all edits made; each names bytes of the text as given.
pub(crate) fn splice(text: &str, edits: &[TextEdit]) -> Result<String, EditError> {
    let mut order: Vec<&TextEdit> = edits.iter().collect();
    order.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in order {
        let (start, end) = (edit.range.start, edit.range.end);
        if text.get(edit.range.clone()).is_none() {
            return Err(EditError::BadRange { start, end });
        }
        if start < done {
            return Err(EditError::Overlap { at: start });
        }
        let kept = text
            .get(done..start)
            .ok_or(EditError::BadRange { start, end })?;
        result.push_str(kept);
        result.push_str(&edit.text);
        done = end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    Ok(result)
}

/// The edits that undo `edits`; they name bytes of the text that those lead to.
pub(crate) fn invert(text: &str, edits: &[TextEdit]) -> Result<Vec<TextEdit>, EditError> {
    splice(text, edits)?;
    let mut order: Vec<&TextEdit> = edits.iter().collect();
    order.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let (mut done, mut at) = (0, 0);
    let inverse = order.into_iter().map(|edit| {
        at += edit.range.start - done;
        let start = at;
        at += edit.text.len();
        done = edit.range.end;
        let removed = text.get(edit.range.clone()).unwrap_or_default();
        TextEdit::replacement(start, at, removed)
    });
    Ok(inverse.collect())
}
