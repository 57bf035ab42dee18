//! Conditions -> SQLite's words.

use sqlx::{QueryBuilder, Sqlite};

use crate::filter::{Dialect, Word};

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
