//! A change -> a row.

use mock_core::{EntityKey, Entry, Remembered, StateChange};
use sqlx::{SqliteConnection, query, sqlite::SqliteArguments};

use crate::transaction;

type Query = sqlx::query::Query<'static, sqlx::Sqlite, SqliteArguments>;

/// Writes changes in order, all or none.
pub(super) async fn changes(
    connection: &mut SqliteConnection,
    changes: &[StateChange],
) -> Result<(), sqlx::Error> {
    transaction::begin(connection).await?;
    let written = each(connection, changes).await;
    transaction::finish(connection, written).await
}

async fn each(
    connection: &mut SqliteConnection,
    changes: &[StateChange],
) -> Result<(), sqlx::Error> {
    for change in changes {
        for query in queries(change) {
            query.execute(&mut *connection).await?;
        }
    }
    Ok(())
}

fn queries(change: &StateChange) -> Vec<Query> {
    match change {
        StateChange::Entity(key, entry) => vec![entity(key, entry)],
        StateChange::Remembered(key, answer) => vec![remembered(key, answer)],
        StateChange::Forgotten(key) => {
            vec![query("DELETE FROM remembered WHERE key = ?").bind(key.clone())]
        }
        StateChange::Dropped(key) => vec![
            query("DELETE FROM entities WHERE resource = ? AND parents = ? AND id = ?")
                .bind(key.resource.to_string())
                .bind(parents(key))
                .bind(key.id.clone()),
        ],
        StateChange::Count(resource, number) => vec![
            query("INSERT OR REPLACE INTO counters (resource, number) VALUES (?, ?)")
                .bind(resource.to_string())
                .bind(number.to_string()),
        ],
        StateChange::Reset => vec![
            query("DELETE FROM entities"),
            query("DELETE FROM remembered"),
            query("DELETE FROM counters"),
        ],
        // One that a later version makes and this one does not know cannot come here.
        _ => Vec::new(),
    }
}

fn entity(key: &EntityKey, entry: &Entry) -> Query {
    query(
        "INSERT OR REPLACE INTO entities \
         (resource, parents, id, value, revision, changed_ms, created, place) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(key.resource.to_string())
    .bind(parents(key))
    .bind(key.id.clone())
    .bind(entry.value.as_ref().map(|value| value.to_string()))
    .bind(signed(entry.revision))
    .bind(entry.changed_ms)
    .bind(entry.created)
    .bind(signed(entry.order))
}

fn parents(key: &EntityKey) -> String {
    serde_json::json!(key.parents).to_string()
}

fn remembered(key: &str, answer: &Remembered) -> Query {
    let record = serde_json::to_string(&answer.record(key)).unwrap_or_default();
    query("INSERT OR REPLACE INTO remembered (key, at_ms, answer) VALUES (?, ?, ?)")
        .bind(key.to_owned())
        .bind(answer.at_ms)
        .bind(record)
}

/// Counts of changes; one a nanosecond would take 292 years to get there.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
