//! Text -> a question: `status>=400 method:POST path:/pets* op:createPet violations>0 since:10m`.
//!
//! Terms are joined by *and*; `-` before one turns it round; quotation marks keep spaces.
//!
//! | term | meaning |
//! |---|---|
//! | `status>=400`, `status:4xx` | the status; `= != < <= > >=` |
//! | `method:POST` | the method, in any case |
//! | `path:/pets*` | the path as sent; `*` stands for anything; `path~pets` for a part of it |
//! | `op:createPet`, `op:"GET /pets*"` | the operation, by its id or by method and template |
//! | `host:api.example.com` | the authority, with or without port; `*` as above |
//! | `source:proxy` | who answered: mock, proxy, webhook, import |
//! | `id:…` | one exchange |
//! | `violations>0` | how many violations |
//! | `duration>100ms`, `ms>100` | time until the answer was complete; units us, ms, s |
//! | `bytes>10kB` | length of the answer's body; units B, kB, MB |
//! | `since:10m`, `until:2026-11-23T06:00:00Z` | when; an age, a day or a moment in UTC |
//! | `body~"white whale"` | words in a body of either side, or in a message |
//! | `header~gzip`, `header:accept~xml` | words in any header field, or in one of this name |
//! | `whale` | words anywhere; in path, query and operation also the beginning of a word |
//!
//! Words are runs of letters and digits, found whole, in any case and in any order, as far as
//! the index of words reaches: the first 64 kB of each body. `whal*` finds what begins so.

mod complete; // a place in a text -> what could stand there
mod condition; // terms    -> a condition, in a database's own words
mod lexer; // text     -> pieces, or the place of the mistake
mod measured; // terms that numbers of exchanges answer
mod parse; // a piece  -> a term
mod values; // 10m, 100ms, 10kB, a moment
mod words; // text     -> the words to look for

use std::time::Duration;

use mock_core::ExchangeId;

pub use complete::Completion;
pub(crate) use condition::{Dialect, Place, id_at};
pub(crate) use words::{Word, of as words_of};

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
    /// `*` stands for anything, as in the next three.
    Path(String),
    Operation(String),
    Host(String),
    Source(String),
    Id(ExchangeId),
    Since(When),
    Until(When),
    Body(Vec<Word>),
    /// Words in any field.
    Headers(Vec<Word>),
    /// Words in the field of this name, which is in lower case; none asks for the field alone.
    Header(String, Vec<Word>),
    Anywhere(Vec<Word>),
}

/// A moment, or one before now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// Microseconds since 1970.
    At(i64),
    Ago(Duration),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Status,
    Violations,
    TotalUs,
    ResponseLen,
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
        let pieces = lexer::pieces(text)?;
        let terms = pieces
            .into_iter()
            .map(parse::term)
            .collect::<Result<_, _>>()?;
        Ok(Self { terms })
    }

    /// The terms of a filter's text, each as it is written.
    ///
    /// # Errors
    /// [`FilterError`] for a quotation mark that is never closed.
    pub fn words(text: &str) -> Result<Vec<&str>, FilterError> {
        let pieces = lexer::pieces(text)?;
        Ok(pieces.into_iter().map(|piece| piece.text).collect())
    }

    /// What could stand at the cursor, which is in bytes from the start of the text.
    #[must_use]
    pub fn complete(text: &str, cursor: usize) -> Vec<Completion> {
        complete::at(text, cursor)
    }

    /// Whether everything matches.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether it asks for words, which only the index can answer.
    #[must_use]
    pub fn asks_for_words(&self) -> bool {
        self.terms.iter().any(|term| term.what.is_words())
    }
}

impl FilterError {
    /// The column of the mistake as editors count it: characters from 1.
    #[must_use]
    pub fn column(&self, text: &str) -> usize {
        text.get(..self.offset)
            .map_or(1, |before| before.chars().count() + 1)
    }
}

impl What {
    /// Whether the index of words answers it. The name of a field alone is also a word.
    pub(crate) fn is_words(&self) -> bool {
        matches!(
            self,
            Self::Body(_) | Self::Headers(_) | Self::Header(..) | Self::Anywhere(_)
        )
    }
}

impl When {
    /// Microseconds since 1970.
    pub(crate) fn at_us(self, now_us: i64) -> i64 {
        match self {
            Self::At(at_us) => at_us,
            Self::Ago(age) => {
                now_us.saturating_sub(i64::try_from(age.as_micros()).unwrap_or(i64::MAX))
            }
        }
    }
}
