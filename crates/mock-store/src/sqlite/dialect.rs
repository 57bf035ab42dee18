//! Conditions -> SQLite's words.

use sqlx::{QueryBuilder, Sqlite};

use crate::filter::Dialect;

impl Dialect for Sqlite {
    const ALWAYS: &'static str = "1";
    const LIKE: &'static str = " LIKE ";

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

    fn push_body(query: &mut QueryBuilder<Self>, bytes: &[u8]) {
        query.push("e.id IN (SELECT exchange FROM bodies WHERE instr(request, ");
        query
            .push_bind(bytes.to_vec())
            .push(") OR instr(response, ");
        query.push_bind(bytes.to_vec()).push("))");
    }
}
