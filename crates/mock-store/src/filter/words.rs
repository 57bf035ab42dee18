//! Text -> the words to look for: the same division as in the index.

/// One word in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    /// Whether what is found may go on: `whal*`.
    pub(crate) open: bool,
}

/// Runs of letters and digits. A `*` right behind one leaves its end open.
pub(crate) fn of(text: &str) -> Vec<Word> {
    let mut words = Vec::<Word>::new();
    let mut inside = false;
    for character in text.chars() {
        let goes_on = inside;
        inside = character.is_alphanumeric();
        match words.last_mut() {
            Some(word) if goes_on && inside => word.text.extend(character.to_lowercase()),
            Some(word) if goes_on && character == '*' => word.open = true,
            _ if inside => words.push(Word {
                text: character.to_lowercase().collect(),
                open: false,
            }),
            _ => {}
        }
    }
    words
}
