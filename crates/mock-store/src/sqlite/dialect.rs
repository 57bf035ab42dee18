//! Conditions -> SQLite's words.

use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::{
    ask::{Asked, Part, Readable},
    filter::{Dialect, Word},
};

impl Dialect for Sqlite {
    const ALWAYS: &'static str = "1";
    const AUTHORITY: &'static str =
        "substr(lower(coalesce(e.base, '')), instr(coalesce(e.base, ''), '://') + 3)";

    fn bind_number(query: &mut QueryBuilder<Self>, number: i64) {
        query.push_bind(number);
    }

    fn bind_text(query: &mut QueryBuilder<Self>, text: String) {
        query.push_bind(text);
    }

    fn push_glob(query: &mut QueryBuilder<Self>, column: &str, pattern: &str) {
        let glob = pattern.replace('[', "[[]").replace('?', "[?]");
        query.push(column).push(" GLOB ").push_bind(glob);
    }

    fn push_header(query: &mut QueryBuilder<Self>, name: &str, words: &[Word]) {
        query
            .push(
                "EXISTS (SELECT 1 FROM details d, \
                 json_each('[' || d.request_headers || ',' || d.response_headers || ']') side, \
                 json_each(side.value) field WHERE d.exchange = e.id AND lower(field.value ->> 0) = ",
            )
            .push_bind(name.to_owned());
        for word in words {
            query
                .push(" AND instr(lower(field.value ->> 1), ")
                .push_bind(word.text.clone())
                .push(") > 0");
        }
        query.push(")");
    }
}

/// Expressions are FTS5's: <https://www.sqlite.org/fts5.html#full_text_query_syntax>.
impl Asked for Sqlite {
    const ROWS: &'static str = "exchanges e NOT INDEXED";
    const ROWS_OF_KIND: &'static str = "exchanges e INDEXED BY exchanges_by_kind";
    const WORDS_ID: &'static str = "words.rowid";
    const AND: &'static str = " AND ";
    const OR: &'static str = " OR ";
    const BEGIN_READING: &'static str = "BEGIN";
    const BYTES: &'static str = "coalesce((SELECT coalesce(length(request), 0) + coalesce(length(response), 0) \
         FROM bodies WHERE exchange = e.id), 0) \
         + coalesce((SELECT sum(length(data)) FROM body_parts WHERE exchange = e.id), 0) \
         + CASE e.n_messages WHEN 0 THEN 0 \
         ELSE coalesce((SELECT sum(length(data)) FROM messages WHERE exchange = e.id), 0) END";
    const BODIES: &'static str = "bodies";
    const DETAILS: &'static str = "SELECT d.exchange, d.request_headers, d.response_headers, d.violations, d.trace, \
         b.request, b.response FROM details d LEFT JOIN bodies b ON b.exchange = d.exchange WHERE d.exchange";
    const PIECES: Option<&'static str> =
        Some("SELECT exchange, side, data FROM body_parts WHERE exchange");

    fn word(part: Part, text: &str, open: bool) -> String {
        let column = match part {
            Part::Target => "target",
            Part::Headers => "headers",
            Part::Body => "body",
        };
        format!("{column} : \"{text}\"{}", if open { " *" } else { "" })
    }

    fn push_found(query: &mut QueryBuilder<Self>, expression: &str) {
        query
            .push("SELECT e.id AS id FROM words CROSS JOIN exchanges e ON e.id = words.rowid WHERE words MATCH ")
            .push_bind(expression.to_owned());
    }

    fn push_not_found(query: &mut QueryBuilder<Self>, expression: &str) {
        query
            .push("e.id NOT IN (SELECT rowid FROM words WHERE words MATCH ")
            .push_bind(expression.to_owned())
            .push(")");
    }

    fn push_among(query: &mut QueryBuilder<Self>, ids: Vec<i64>) {
        // One statement for any number of them, so that it is compiled once.
        let list: Vec<_> = ids.iter().map(i64::to_string).collect();
        query
            .push(" IN (SELECT value FROM json_each(")
            .push_bind(format!("[{}]", list.join(",")))
            .push("))");
    }

    async fn fetch<T: Readable>(
        connection: &mut SqliteConnection,
        mut query: QueryBuilder<Self>,
    ) -> Result<Vec<T>, sqlx::Error> {
        query.build_query_as().fetch_all(connection).await
    }
}
