//! Rows -> a state.

use std::{path::Path, sync::Arc};

use mock_core::{EntityKey, EntityRecord, RememberedRecord, State, StateRecord};
use sqlx::{FromRow, SqliteConnection};

use super::error::Obstacle;
use crate::StoreError;

#[derive(FromRow)]
struct EntityRow {
    resource: String,
    parents: String,
    id: String,
    value: Option<String>,
    revision: i64,
    changed_ms: i64,
    created: bool,
    place: i64,
}

/// All that the file holds. A row that cannot be understood means that the file is damaged.
pub(super) async fn state(
    path: &Path,
    connection: &mut SqliteConnection,
) -> Result<State, Obstacle> {
    let record = record(connection).await.map_err(|error| match error {
        Unreadable::Sql(error) => Obstacle::from(StoreError::of(path, error)),
        Unreadable::Row => Obstacle::Damaged,
    })?;
    State::from_record(record).map_err(|_| Obstacle::Damaged)
}

enum Unreadable {
    Sql(sqlx::Error),
    Row,
}

impl From<sqlx::Error> for Unreadable {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<serde_json::Error> for Unreadable {
    fn from(_: serde_json::Error) -> Self {
        Self::Row
    }
}

async fn record(connection: &mut SqliteConnection) -> Result<StateRecord, Unreadable> {
    let rows: Vec<EntityRow> = sqlx::query_as("SELECT * FROM entities ORDER BY place")
        .fetch_all(&mut *connection)
        .await?;
    let entities = rows.into_iter().map(entity).collect::<Result<_, _>>()?;
    let answers: Vec<String> =
        sqlx::query_scalar("SELECT answer FROM remembered ORDER BY at_ms, key")
            .fetch_all(&mut *connection)
            .await?;
    let remembered: Result<Vec<RememberedRecord>, _> = answers
        .iter()
        .map(|answer| serde_json::from_str(answer))
        .collect();
    let numbers: Vec<(String, String)> = sqlx::query_as("SELECT resource, number FROM counters")
        .fetch_all(&mut *connection)
        .await?;
    let counters = numbers.into_iter().map(|(resource, number)| {
        let number = number.parse().map_err(|_| Unreadable::Row)?;
        Ok((Arc::from(resource), number))
    });
    Ok(StateRecord {
        entities,
        remembered: remembered?,
        counters: counters.collect::<Result<_, Unreadable>>()?,
    })
}

fn entity(row: EntityRow) -> Result<EntityRecord, Unreadable> {
    let value = row.value.as_deref().map(serde_json::from_str).transpose()?;
    let count = |number: i64| u64::try_from(number).map_err(|_| Unreadable::Row);
    Ok(EntityRecord {
        key: EntityKey {
            resource: row.resource.into(),
            parents: serde_json::from_str(&row.parents)?,
            id: row.id,
        },
        value: value.map(Arc::new),
        revision: count(row.revision)?,
        changed_ms: row.changed_ms,
        created: row.created,
        order: count(row.place)?,
    })
}
