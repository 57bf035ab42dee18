//! The index of words, filled behind the writers.
//!
//! What is written is noted in `unindexed` in the same transaction; some of it at a time is struck
//! off and put into the index, again in one transaction. Replicas share the work: what one has
//! taken is passed over by the others.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use sqlx::{Connection as _, PgConnection};

use super::{Keeper, Reader, dialect::lexeme, open};
use crate::{
    StoreError,
    ask::{Asker, Part},
    filter::words_of,
};

/// Exchanges of one transaction.
const STEP: i64 = 500;
/// Bytes of each body whose words are found.
const BYTES: i32 = 64 * 1024;
/// A value of the index may take a megabyte; lexemes are followed by some bytes of their own.
const MAX_BYTES: usize = 512 * 1024;

/// What words are looked for in.
type Texts = (
    i64,
    String,
    String,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
);

/// `exchanges` is taken first, as by everybody, so that nobody waits in a circle.
const TAKE: &str = "DELETE FROM unindexed WHERE exchange IN (SELECT exchange FROM unindexed \
     ORDER BY exchange LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING exchange";
const READ: &str = "SELECT e.id, concat_ws(' ', e.path, e.query, k.operation_id, k.operation_path), \
     concat_ws(' ', d.request_headers, d.response_headers), \
     substring(d.request FOR $2), substring(d.response FOR $2), \
     CASE e.n_messages WHEN 0 THEN NULL ELSE (SELECT string_agg(substring(m.data FOR $2), ' ') \
     FROM (SELECT data FROM messages WHERE exchange = e.id AND is_text ORDER BY n LIMIT 1000) m) END \
     FROM exchanges e JOIN kinds k ON k.id = e.kind LEFT JOIN details d ON d.exchange = e.id \
     WHERE e.id = ANY($1)";
const ADD: &str = "INSERT INTO words SELECT exchange, lexemes::tsvector \
     FROM UNNEST($1::bigint[], $2::text[]) AS new (exchange, lexemes) ON CONFLICT DO NOTHING";

/// Puts some of what is not in the index into it. Says how many exchanges.
pub(super) async fn step(connection: &mut PgConnection) -> Result<u64, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    sqlx::query("LOCK TABLE exchanges IN ACCESS SHARE MODE")
        .execute(&mut *transaction)
        .await?;
    let taken: Vec<i64> = sqlx::query_scalar(TAKE)
        .bind(STEP)
        .fetch_all(&mut *transaction)
        .await?;
    if taken.is_empty() {
        return Ok(0);
    }
    let texts: Vec<Texts> = sqlx::query_as(READ)
        .bind(&taken)
        .bind(BYTES)
        .fetch_all(&mut *transaction)
        .await?;
    let (ids, lexemes): (Vec<_>, Vec<_>) = texts.iter().map(lexemes).unzip();
    sqlx::query(ADD)
        .bind(ids)
        .bind(lexemes)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(taken.len() as u64)
}

fn lexemes((id, target, headers, request, response, messages): &Texts) -> (i64, String) {
    let mut found = BTreeSet::new();
    let mut n_bytes = 0;
    let mut add = |part, text: &str| {
        for word in words_of(text) {
            if n_bytes > MAX_BYTES {
                return;
            }
            let lexeme = lexeme(part, &word.text);
            let len = lexeme.len() + 8;
            n_bytes += if found.insert(lexeme) { len } else { 0 };
        }
    };
    add(Part::Target, target);
    add(Part::Headers, headers);
    for body in [request, response, messages].into_iter().flatten() {
        // Text is what holds no zero byte.
        if !body.contains(&0) {
            add(Part::Body, &String::from_utf8_lossy(body));
        }
    }
    (*id, found.into_iter().collect::<Vec<_>>().join(" "))
}

impl Keeper {
    /// Puts some of what is not in the index into it. Says how many exchanges.
    pub(crate) async fn index_some(&mut self) -> Result<u64, StoreError> {
        let done = match self.connected().await {
            Ok(connection) => super::keeper::patiently(step(connection)).await,
            Err(error) => Err(error),
        };
        self.indexed(done)
    }
}

impl Reader {
    /// Helps the index along for some time. Says how many exchanges are still not in it.
    ///
    /// Where only reading is allowed, nothing is done.
    pub(crate) async fn catch_up(&self, patience: Duration) -> Result<u64, StoreError> {
        if self.unindexed().await? == 0 {
            return Ok(0);
        }
        let started = Instant::now();
        if let Ok(mut connection) = open::connection(&self.connect).await {
            while started.elapsed() < patience && step(&mut connection).await.is_ok_and(|n| n > 0) {
            }
            let _ = connection.close().await;
        }
        self.unindexed().await
    }

    async fn unindexed(&self) -> Result<u64, StoreError> {
        let lag = Asker(&self.pool).unindexed().await;
        lag.map_err(|error| self.failed(error))
    }
}
