//! A question -> rows, counts and figures, in the same way from every database.
//!
//! What databases say in different words is an [`Asked`]; which way is taken is decided here.

mod held; // what there is in all
mod page; // a question         -> rows
mod parts; // what stands in other tables -> its exchange
mod plan; // a filter           -> the way on which rows are found
mod search; // words             -> an expression of the index
mod span; // which part of the record
mod statistics; // a filter and a time -> figures
mod stride; // which part of it first
mod whole; // ids               -> whole exchanges

use std::future::Future;

use sqlx::{FromRow, Pool, QueryBuilder, postgres::PgRow, sqlite::SqliteRow};

pub(crate) use held::progress;
pub(crate) use plan::Plan;
pub(crate) use span::Span;
pub(crate) use whole::Chunk;

use crate::filter::{Dialect, Word};

/// Which column of the index of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Target,
    Headers,
    Body,
}

/// What can be read from a row of any of our databases.
pub(crate) trait Readable:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Readable for T where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

/// How a database is asked. The exchange is `e`.
pub(crate) trait Asked: Dialect {
    /// All exchanges, by id.
    const ROWS: &'static str;
    /// Those of one kind, by id.
    const ROWS_OF_KIND: &'static str;
    /// The id of an exchange in the index of words.
    const WORDS_ID: &'static str;
    /// As [`Self::WORDS_ID`], for words that are in few exchanges: where the database would else walk all of
    /// them in order, it asks the index and sorts what comes out.
    const RARE_WORDS_ID: &'static str = Self::WORDS_ID;
    /// Between two expressions of the index, of which both must be found.
    const AND: &'static str;
    /// Between two expressions of the index, of which one is enough.
    const OR: &'static str;

    /// The expression of the index for a word in a column.
    fn word(part: Part, text: &str, open: bool) -> String;
    /// The expression for a word in one of these columns.
    fn word_in(parts: [Part; 2], text: &str, open: bool) -> String {
        let [first, second] = parts.map(|part| Self::word(part, text, open));
        format!("({first}{}{second})", Self::OR)
    }
    /// Adds a count of those among the newest 500 exchanges that the index finds. False where the
    /// database does not need to know which words are rare.
    fn push_sample(_query: &mut QueryBuilder<Self>, _expression: &str) -> bool {
        false
    }
    /// Adds `SELECT … AS id FROM … WHERE …` of exchanges that the index finds.
    fn push_found(query: &mut QueryBuilder<Self>, expression: &str);
    /// Adds a condition: the index does not find the exchange.
    fn push_not_found(query: &mut QueryBuilder<Self>, expression: &str);
    /// Begins to look at one moment.
    const BEGIN_READING: &'static str;
    /// Bytes of the bodies and messages of `e`, roughly.
    const BYTES: &'static str;
    /// The table in which bodies stand.
    const BODIES: &'static str;
    /// Of exchanges that are not in the index, so many are counted.
    const LONGEST_LAG: i64 = i64::MAX;
    /// Columns of `Details`, up to the condition on the id.
    const DETAILS: &'static str;
    /// Columns of `Piece`, up to the condition on the id, where large bodies stand in pieces.
    const PIECES: Option<&'static str>;
    /// Adds that what was added last is one of these.
    fn push_among(query: &mut QueryBuilder<Self>, ids: Vec<i64>);
    /// All rows of the answer.
    fn fetch<T: Readable>(
        connection: &mut Self::Connection,
        query: QueryBuilder<Self>,
    ) -> impl Future<Output = Result<Vec<T>, sqlx::Error>> + Send;
}

/// Whoever asks.
#[derive(Debug)]
pub(crate) struct Asker<'a, D: Asked>(pub(crate) &'a Pool<D>);

impl<D: Asked> Asker<'_, D> {
    async fn fetch<T: Readable>(&self, query: QueryBuilder<D>) -> Result<Vec<T>, sqlx::Error> {
        let mut connection = self.0.acquire().await?;
        D::fetch(&mut connection, query).await
    }

    async fn number(&self, query: QueryBuilder<D>) -> Result<i64, sqlx::Error> {
        let mut connection = self.0.acquire().await?;
        let number = one_number::<D>(&mut connection, query).await?;
        number.ok_or(sqlx::Error::RowNotFound)
    }
}

/// The only row of the answer, which has one number, or none.
async fn one_number<D: Asked>(
    connection: &mut D::Connection,
    query: QueryBuilder<D>,
) -> Result<Option<i64>, sqlx::Error> {
    let rows: Vec<(Option<i64>,)> = D::fetch(connection, query).await?;
    Ok(rows.first().and_then(|row| row.0))
}

impl Word {
    fn expression<D: Asked>(&self, part: Part) -> String {
        D::word(part, &self.text, self.open)
    }
}
