//! Where rows are kept: one variant per kind of database, each behind the same questions.

mod keeper; // the writing side
mod reader; // the reading side

use crate::{postgres, sqlite};

/// What was lost since it was last written down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Lost {
    /// Microseconds since 1970.
    pub(crate) now_us: i64,
    pub(crate) rows: u64,
    pub(crate) bodies: u64,
}

/// The reading side; many may ask at once.
#[derive(Debug)]
pub(crate) enum Reader {
    Sqlite(sqlite::Reader),
    Postgres(Box<postgres::Reader>),
}

/// The writing side; the writer alone holds it.
#[derive(Debug)]
pub(crate) enum Keeper {
    Sqlite(Box<sqlite::Keeper>),
    Postgres(Box<postgres::Keeper>),
}

/// Asks whichever database it is.
macro_rules! ask {
    ($backend:expr, $inner:ident => $answer:expr) => {
        match $backend {
            Self::Sqlite($inner) => $answer,
            Self::Postgres($inner) => $answer,
        }
    };
}

use ask;
