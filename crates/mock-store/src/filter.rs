//! Text -> a question: `status>=400 method:POST path:/pets* op:createPet violations>0 since:10m`.
//!
//! Terms are joined by *and*; `-` before one turns it round; a word without a field is looked
//! for in path, query and operation.

mod condition; // terms    -> a condition, in a database's own words
mod parse; // text     -> terms, or the place of the mistake

use std::time::Duration;

pub(crate) use condition::Dialect;

/// Which exchanges are meant. `Default` means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub(crate) terms: Vec<Term>,
}

/// A mistake in a filter's text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FilterError {
    /// Where the mistake is, in bytes from the start of the text.
    pub offset: usize,
    /// How long it is, in bytes.
    pub len: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// One condition; all must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) negated: bool,
    pub(crate) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    Number(Column, Compare, i64),
    /// `4xx`: the class of the status.
    Class(i64),
    Method(String),
    Path(String),
    Operation(String),
    Since(Duration),
    Body(String),
    Text(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Status,
    Violations,
    TotalUs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compare {
    Is,
    IsNot,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Filter {
    /// Reads a filter as people write it. Empty text means all.
    ///
    /// # Errors
    /// [`FilterError`] at the first mistake.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        parse::terms(text).map(|terms| Self { terms })
    }

    /// The terms of a filter's text, each as it is written.
    ///
    /// # Errors
    /// [`FilterError`] for a quotation mark that is never closed.
    pub fn words(text: &str) -> Result<Vec<&str>, FilterError> {
        let words = parse::words(text)?;
        Ok(words.into_iter().map(|word| word.text).collect())
    }

    /// Whether everything matches.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.terms.is_empty()
    }
}
