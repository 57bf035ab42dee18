//! What was guessed or left out while reading, and why a file was refused.

use std::{fmt, io};

/// Something in a file that had to be guessed, mended or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which exchange of the file it belongs to, from 0; none where it is about the file.
    pub entry: Option<usize>,
    /// Where: a JSON pointer into the file, or a line or option of it.
    pub at: String,
    /// What was found and what was made of it, as a sentence.
    pub text: String,
}

impl Note {
    pub(crate) fn of_file(at: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            entry: None,
            at: at.into(),
            text: text.into(),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() {
            return f.write_str(&self.text);
        }
        write!(f, "{}: {}", self.at, self.text)
    }
}

/// Why a file could not be read, or not to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FormError {
    /// The reader or writer of the caller failed.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The file ends too early. What came before was delivered.
    #[error(
        "the file ends at line {line}, column {column}, before it is complete; {delivered} \
         exchanges before that were read; export it again for the rest"
    )]
    Truncated {
        delivered: usize,
        line: usize,
        column: usize,
    },
    /// The syntax is broken. What came before was delivered.
    #[error("line {line}, column {column}: {what}; {delivered} exchanges before that were read")]
    Broken {
        delivered: usize,
        line: usize,
        column: usize,
        what: String,
    },
    /// It is something else than it was read as.
    #[error("{0}")]
    NotThis(String),
}
