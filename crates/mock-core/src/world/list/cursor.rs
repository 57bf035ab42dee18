//! Words for a place in a list: the id of the row that comes next, and its number should that
//! row be gone when the client comes back.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// The query parameter for lists that have addresses of next pages but no parameter for them.
pub(super) const OWN: &str = "page_cursor";

/// The word for a row.
pub(super) fn word(place: usize, id: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{place} {id}"))
}

/// The place that a word stands for: the row's, wherever it is now. A number is a place itself.
pub(super) fn place(word: &str, ids: &[&str]) -> Option<usize> {
    if let Ok(place) = word.parse::<usize>() {
        return (place <= ids.len()).then_some(place);
    }
    let bytes = URL_SAFE_NO_PAD.decode(word).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (place, id) = text.split_once(' ')?;
    let place = place.parse::<usize>().ok()?;
    let now = ids.iter().position(|one| *one == id);
    Some(now.unwrap_or(place).min(ids.len()))
}
