//! Text -> pieces between spaces, or the place of the mistake.

use super::FilterError;

/// A piece of the text with its place, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) offset: usize,
}

impl Piece<'_> {
    pub(super) fn wrong(&self, message: impl Into<String>) -> FilterError {
        FilterError {
            offset: self.offset,
            len: self.text.len(),
            message: message.into(),
        }
    }
}

/// Splits at spaces outside quotation marks.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, FilterError> {
    match split(text) {
        (pieces, None) => Ok(pieces),
        (_, Some(offset)) => Err(FilterError {
            offset,
            len: text.len() - offset,
            message: "The quotation mark is never closed; add another one.".to_owned(),
        }),
    }
}

/// The pieces, and where a quotation mark is that is never closed.
pub(super) fn split(text: &str) -> (Vec<Piece<'_>>, Option<usize>) {
    let mut pieces = Vec::new();
    let mut start = None;
    let mut quote = None;
    let mut escaped = false;
    let piece = |from, until| Piece {
        text: text.get(from..until).unwrap_or_default(),
        offset: from,
    };
    for (offset, character) in text.char_indices() {
        if quote.is_none() && character.is_whitespace() {
            pieces.extend(start.take().map(|from| piece(from, offset)));
            continue;
        }
        start.get_or_insert(offset);
        if character == '"' && !escaped {
            quote = if quote.is_some() { None } else { Some(offset) };
        }
        escaped = character == '\\' && !escaped;
    }
    pieces.extend(start.map(|from| piece(from, text.len())));
    (pieces, quote)
}

/// Takes quotation marks away; inside them a backslash keeps the next character as it is.
pub(super) fn unquote(text: &str) -> String {
    if !text.contains('"') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => {}
            '\\' => plain.extend(characters.next()),
            _ => plain.push(character),
        }
    }
    plain
}
