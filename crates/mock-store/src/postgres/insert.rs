//! A batch -> one transaction of a few statements, each with all rows.

use std::collections::{BTreeMap, HashMap, HashSet};

use sqlx::{Connection as _, PgConnection};

use super::{
    kinds::{self, Change, Kinds},
    measures::{self, LastMeasures},
    rows::{self, New},
    signed,
};
use crate::{backend::Lost, measure::Measure, prepare::Prepared};

/// Ids that are tried for one exchange.
const N_IDS: i64 = 8;
/// The part of an id that counts within its millisecond.
const COUNTER: i64 = 0xF_FFFF;
/// How far the next id to be tried is away: an odd number, so that all are reached.
const STRIDE: i64 = 0x5_A5A5;

/// What tells an exchange from another one that has got the same id.
type Likeness = (i64, i64, i64, i64, i64, String);

/// Writes the batch and the losses, or nothing. Says how many exchanges of the batch are there now.
pub(super) async fn write(
    connection: &mut PgConnection,
    kinds: &mut Kinds,
    last: &mut LastMeasures,
    (batch, lost): (&[Prepared], Lost),
    notify: bool,
) -> Result<u64, sqlx::Error> {
    let mut wanted = Vec::with_capacity(batch.len());
    for row in batch {
        let kind = kinds.number(connection, &row.exchange).await?;
        let id = row.id().0;
        wanted.push(New { row, id, kind });
    }
    let mut transaction = connection.begin().await?;
    let (new, n_lost) = write_exchanges(&mut transaction, wanted).await?;
    if !new.is_empty() {
        write_rest(&mut transaction, last, &new).await?;
    }
    write_losses(&mut transaction, lost).await?;
    if notify {
        super::listen::notify(&mut transaction).await?;
    }
    transaction.commit().await?;
    Ok(batch.len() as u64 - n_lost)
}

/// Writes what a list shows. An id that another replica took in the same millisecond is changed;
/// an exchange that is there already is left out: the answer to an earlier attempt, or to an
/// import, was lost. Says what is new, and how many found no place.
async fn write_exchanges<'a>(
    connection: &mut PgConnection,
    mut wanted: Vec<New<'a>>,
) -> Result<(Vec<New<'a>>, u64), sqlx::Error> {
    let mut new = Vec::with_capacity(wanted.len());
    for _ in 0..N_IDS {
        if wanted.is_empty() {
            break;
        }
        let mut written: HashSet<i64> = rows::exchanges(&wanted)
            .fetch_all(&mut *connection)
            .await?
            .iter()
            .map(|row| sqlx::Row::try_get(row, 0))
            .collect::<Result<_, _>>()?;
        let (fresh, taken): (Vec<_>, Vec<_>) =
            wanted.into_iter().partition(|new| written.remove(&new.id));
        new.extend(fresh);
        wanted = elsewhere(connection, taken).await?;
    }
    Ok((new, wanted.len() as u64))
}

/// Those whose id has been taken by another exchange, with the next id.
async fn elsewhere<'a>(
    connection: &mut PgConnection,
    taken: Vec<New<'a>>,
) -> Result<Vec<New<'a>>, sqlx::Error> {
    if taken.is_empty() {
        return Ok(taken);
    }
    let ids: Vec<_> = taken.iter().map(|new| new.id).collect();
    let there: Vec<(i64, i64, i64, i64, i64, i64, String)> = sqlx::query_as(
        "SELECT id, at_us, queued_us, decide_us, first_byte_us, total_us, path FROM exchanges WHERE id = ANY($1)",
    )
    .bind(ids)
    .fetch_all(connection)
    .await?;
    let there: HashMap<i64, Likeness> = there
        .into_iter()
        .map(|row| (row.0, (row.1, row.2, row.3, row.4, row.5, row.6)))
        .collect();
    let other = taken
        .into_iter()
        .filter(|new| there.get(&new.id) != Some(&likeness(new.row)));
    Ok(other
        .map(|new| New {
            id: (new.id & !COUNTER) | ((new.id + STRIDE) & COUNTER),
            ..new
        })
        .collect())
}

fn likeness(row: &Prepared) -> Likeness {
    let exchange = &row.exchange;
    (
        exchange.at_us,
        exchange.queued_us.into(),
        exchange.decide_us.into(),
        exchange.first_byte_us.into(),
        exchange.total_us.into(),
        super::dialect::storable(&exchange.path),
    )
}

async fn write_rest(
    connection: &mut PgConnection,
    last: &mut LastMeasures,
    new: &[New<'_>],
) -> Result<(), sqlx::Error> {
    rows::details(new).execute(&mut *connection).await?;
    for one in new
        .iter()
        .filter(|new| !new.row.exchange.messages.is_empty())
    {
        rows::messages(one).execute(&mut *connection).await?;
    }
    rows::unindexed(new).execute(&mut *connection).await?;
    let numbers: Vec<_> = new.iter().map(measured).collect();
    measures::add(connection, last, &numbers).await?;
    let mut changes = BTreeMap::<i64, Change>::new();
    for one in new {
        let change = changes.entry(one.kind).or_default();
        change.n += 1;
        change.bytes += one.bytes();
    }
    kinds::count(connection, changes).await
}

fn measured(new: &New<'_>) -> Measure {
    Measure {
        id: new.id,
        ..Measure::of(&new.row.exchange, new.kind)
    }
}

/// Losses that follow each other within five seconds are one.
async fn write_losses(connection: &mut PgConnection, lost: Lost) -> Result<(), sqlx::Error> {
    if lost.rows == 0 && lost.bodies == 0 {
        return Ok(());
    }
    sqlx::query(
        "WITH extended AS (UPDATE losses SET until_us = $1, n_rows = n_rows + $2, n_bodies = n_bodies + $3 \
         WHERE id = (SELECT max(id) FROM losses) AND until_us BETWEEN $1 - 5000000 AND $1 RETURNING id) \
         INSERT INTO losses (from_us, until_us, n_rows, n_bodies) \
         SELECT $1, $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM extended)",
    )
    .bind(lost.now_us)
    .bind(signed(lost.rows))
    .bind(signed(lost.bodies))
    .execute(connection)
    .await
    .map(drop)
}
