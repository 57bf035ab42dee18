//! What the words of the command line ask for.

use std::path::PathBuf;

/// Everything that can be chosen.
#[derive(Debug)]
pub(crate) struct Options {
    /// Only documents with this in their name.
    pub(crate) only: String,
    /// What the mock is told with `--data`; nothing leaves it its own way.
    pub(crate) data: Option<String>,
    /// Whether what need not be sent is sent, too.
    pub(crate) optional: bool,
    /// Where every miss goes with its request and its answer, a line of JSON each.
    pub(crate) details: Option<PathBuf>,
    /// Of 100 operations so many have to answer as they should.
    pub(crate) least: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            only: String::new(),
            data: None,
            optional: false,
            details: None,
            least: 99.5,
        }
    }
}

impl Options {
    /// Reads `--only TEXT`, `--data MODE`, `--optional`, `--details FILE` and `--least PERCENT`.
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
                "--least" => {
                    let text = value()?;
                    let number = text.parse();
                    options.least = number.map_err(|_| format!("`{text}` is no number"))?;
                }
                _ => return Err(format!("`{word}` is not known")),
            }
        }
        Ok(options)
    }
}
