//! A filter being typed -> what fits at the caret, and what is wrong.

use mock_store::{Completion, Filter};

use crate::{ApiError, Session, mock_control::sentence, offsets, wire};

/// Lines of a list that a person still reads.
const MOST: usize = 12;

pub(crate) async fn complete(
    _session: &Session,
    request: wire::FilterText,
) -> Result<wire::FilterCompletions, ApiError> {
    let text = &request.text;
    let cursor = offsets::to_byte(text, request.cursor);
    let error = Filter::parse(text)
        .err()
        .map(|error| sentence(&error.to_string()));
    Ok(wire::FilterCompletions {
        completions: Filter::complete(text, cursor)
            .iter()
            .take(MOST)
            .map(|one| completion(text, one))
            .collect(),
        error,
    })
}

fn completion(text: &str, one: &Completion) -> wire::FilterCompletion {
    wire::FilterCompletion {
        from: offsets::to_utf16(text, one.offset),
        to: offsets::to_utf16(text, one.offset + one.len),
        text: one.text.clone(),
        note: one.note.clone(),
    }
}
