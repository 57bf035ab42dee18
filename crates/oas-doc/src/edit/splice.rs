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
