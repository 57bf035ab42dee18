//! Conditions and questions -> PostgreSQL's words.

use sqlx::{PgConnection, Postgres, QueryBuilder};

use crate::{
    ask::{Asked, Part, Readable},
    filter::{Dialect, Word},
};

impl Dialect for Postgres {
    const ALWAYS: &'static str = "TRUE";
    const AUTHORITY: &'static str = "split_part(lower(coalesce(e.base, '')), '://', 2)";

    fn bind_number(query: &mut QueryBuilder<Self>, number: i64) {
        query.push_bind(number);
    }

    fn bind_text(query: &mut QueryBuilder<Self>, text: String) {
        query.push_bind(storable(&text));
    }

    fn push_glob(query: &mut QueryBuilder<Self>, column: &str, pattern: &str) {
        let like = pattern
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_")
            .replace('*', "%");
        query.push(column).push(" LIKE ");
        Self::bind_text(query, like);
        query.push(" ESCAPE '\\'");
    }

    fn push_header(query: &mut QueryBuilder<Self>, name: &str, words: &[Word]) {
        query.push(
            "EXISTS (SELECT 1 FROM details d, \
             jsonb_array_elements(d.request_headers::jsonb || d.response_headers::jsonb) field \
             WHERE d.exchange = e.id AND lower(field ->> 0) = ",
        );
        Self::bind_text(query, name.to_owned());
        for word in words {
            query.push(" AND position(");
            Self::bind_text(query, word.text.clone());
            query.push(" IN lower(field ->> 1)) > 0");
        }
        query.push(")");
    }
}

/// Expressions are queries of text search:
/// <https://www.postgresql.org/docs/current/datatype-textsearch.html>.
impl Asked for Postgres {
    const ROWS: &'static str = "exchanges e";
    const ROWS_OF_KIND: &'static str = "exchanges e";
    const WORDS_ID: &'static str = "w.exchange";
    const RARE_WORDS_ID: &'static str = "(w.exchange + 0)";
    const AND: &'static str = " & ";
    const OR: &'static str = " | ";
    const BEGIN_READING: &'static str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    const BYTES: &'static str = "e.bytes";
    const BODIES: &'static str = "details";
    const LONGEST_LAG: i64 = 100_000;
    const DETAILS: &'static str = "SELECT exchange, request_headers, response_headers, violations, trace, \
         request, response FROM details WHERE exchange";
    const PIECES: Option<&'static str> = None;

    fn word(part: Part, text: &str, open: bool) -> String {
        let mut lexeme = lexeme(part, text);
        lexeme.push_str(if open { ":*" } else { "" });
        lexeme
    }

    fn push_sample(query: &mut QueryBuilder<Self>, expression: &str) -> bool {
        query.push("SELECT count(*) FROM (SELECT lexemes FROM words ORDER BY exchange DESC LIMIT 500) newest WHERE lexemes @@ ");
        Self::bind_text(query, expression.to_owned());
        query.push("::tsquery");
        true
    }

    fn push_found(query: &mut QueryBuilder<Self>, expression: &str) {
        query.push("SELECT e.id AS id FROM words w JOIN exchanges e ON e.id = w.exchange WHERE w.lexemes @@ ");
        Self::bind_text(query, expression.to_owned());
        query.push("::tsquery");
    }

    fn push_not_found(query: &mut QueryBuilder<Self>, expression: &str) {
        query.push("NOT EXISTS (SELECT 1 FROM words n WHERE n.exchange = e.id AND n.lexemes @@ ");
        Self::bind_text(query, expression.to_owned());
        query.push("::tsquery)");
    }

    fn push_among(query: &mut QueryBuilder<Self>, ids: Vec<i64>) {
        query.push(" = ANY(").push_bind(ids).push(")");
    }

    async fn fetch<T: Readable>(
        connection: &mut PgConnection,
        mut query: QueryBuilder<Self>,
    ) -> Result<Vec<T>, sqlx::Error> {
        query.build_query_as().fetch_all(connection).await
    }
}

/// A word of a column as it stands in the index, quoted: `'b:whale'`. Words are letters and
/// digits, so that nothing in them needs care. Of a longer one the beginning counts.
pub(super) fn lexeme(part: Part, text: &str) -> String {
    const MAX_BYTES: usize = 200;
    let letter = match part {
        Part::Target => 't',
        Part::Headers => 'h',
        Part::Body => 'b',
    };
    let end = text.floor_char_boundary(MAX_BYTES);
    format!("'{letter}:{}'", &text[..end])
}

/// The server's texts cannot hold the character zero.
pub(super) fn storable(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}
