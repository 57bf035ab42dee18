//! What the words of the command line ask for.

use std::path::PathBuf;

/// Everything that can be chosen.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Only documents with this in their name.
    pub(crate) only: String,
    /// What the mock is told with `--data`; nothing leaves it its own way.
    pub(crate) data: Option<String>,
    /// Whether what need not be sent is sent, too.
    pub(crate) optional: bool,
    /// Where every miss goes with its request and its answer, a line of JSON each.
    pub(crate) details: Option<PathBuf>,
}

impl Options {
    /// Reads `--only TEXT`, `--data MODE`, `--optional` and `--details FILE`.
    pub(crate) fn read(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self::default();
        let mut words = words;
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("`{word}` wants a value"));
            match word.as_str() {
                "--only" => options.only = value()?,
                "--data" => options.data = Some(value()?),
                "--optional" => options.optional = true,
                "--details" => options.details = Some(value()?.into()),
                _ => return Err(format!("`{word}` is not known")),
            }
        }
        Ok(options)
    }
}
