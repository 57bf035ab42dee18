//! The numbers of exchanges, packed: some twelve bytes each instead of a row.
//!
//! Statistics over a million exchanges read two thousand values of this kind. One value holds up
//! to [`CHUNK`] exchanges in the order in which they were written; each is six numbers as LEB128:
//! the id's distance from the one before (zigzag), kind, total time in microseconds, length of
//! the request and of the response in bytes, violations.

use sqlx::SqliteConnection;

/// Exchanges of one value.
const CHUNK: usize = 512;
/// Rows that are read at once where values are made anew.
const STEP: i64 = 20_000;

/// What statistics know of one exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Measure {
    pub(crate) id: i64,
    pub(crate) kind: i64,
    pub(crate) total_us: u32,
    pub(crate) request_len: u64,
    pub(crate) response_len: u64,
    pub(crate) n_violations: u32,
}

/// Adds them behind those that are there: the last value is filled up before a new one begins.
pub(crate) async fn add(
    connection: &mut SqliteConnection,
    measures: &[Measure],
) -> Result<(), sqlx::Error> {
    let mut rest = measures;
    if let Some((id, n)) = last(connection).await? {
        let (fits, later) = rest.split_at(rest.len().min(CHUNK.saturating_sub(n)));
        if !fits.is_empty() {
            extend(connection, id, fits).await?;
        }
        rest = later;
    }
    for chunk in rest.chunks(CHUNK) {
        sqlx::query("INSERT INTO measures (n, first, last, data) VALUES (?, ?, ?, ?)")
            .bind(crate::sqlite::signed(chunk.len() as u64))
            .bind(chunk.iter().map(|one| one.id).min())
            .bind(chunk.iter().map(|one| one.id).max())
            .bind(packed(chunk))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// The last value's number, and how many exchanges are in it.
async fn last(connection: &mut SqliteConnection) -> Result<Option<(i64, usize)>, sqlx::Error> {
    let last: Option<(i64, i64)> =
        sqlx::query_as("SELECT id, n FROM measures ORDER BY id DESC LIMIT 1")
            .fetch_optional(connection)
            .await?;
    Ok(last.map(|(id, n)| (id, usize::try_from(n).unwrap_or(CHUNK))))
}

async fn extend(
    connection: &mut SqliteConnection,
    id: i64,
    more: &[Measure],
) -> Result<(), sqlx::Error> {
    let data: Vec<u8> = sqlx::query_scalar("SELECT data FROM measures WHERE id = ?")
        .bind(id)
        .fetch_one(&mut *connection)
        .await?;
    let mut all = unpacked(&data);
    all.extend_from_slice(more);
    sqlx::query("UPDATE measures SET n = ?, first = ?, last = ?, data = ? WHERE id = ?")
        .bind(crate::sqlite::signed(all.len() as u64))
        .bind(all.iter().map(|one| one.id).min())
        .bind(all.iter().map(|one| one.id).max())
        .bind(packed(&all))
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Makes the values anew where there are none: after a migration.
pub(crate) async fn fill(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let missing: bool = sqlx::query_scalar(
        "SELECT NOT EXISTS (SELECT 1 FROM measures) AND EXISTS (SELECT 1 FROM exchanges)",
    )
    .fetch_one(&mut *connection)
    .await?;
    if !missing {
        return Ok(());
    }
    crate::transaction::begin(connection).await?;
    let outcome = fill_all(connection).await;
    crate::transaction::finish(connection, outcome).await
}

async fn fill_all(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let mut after = i64::MIN;
    loop {
        let rows: Vec<(i64, i64, i64, i64, i64, i64)> = sqlx::query_as(
            "SELECT id, kind, total_us, request_len, response_len, n_violations FROM exchanges \
             WHERE id > ? ORDER BY id LIMIT ?",
        )
        .bind(after)
        .bind(STEP)
        .fetch_all(&mut *connection)
        .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.0;
        let measures: Vec<_> = rows.into_iter().map(measure).collect();
        add(connection, &measures).await?;
    }
}

fn measure(row: (i64, i64, i64, i64, i64, i64)) -> Measure {
    let small = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Measure {
        id: row.0,
        kind: row.1,
        total_us: small(row.2),
        request_len: row.3.unsigned_abs(),
        response_len: row.4.unsigned_abs(),
        n_violations: small(row.5),
    }
}

pub(crate) fn packed(measures: &[Measure]) -> Vec<u8> {
    let mut data = Vec::with_capacity(measures.len() * 14);
    let mut before = 0_i64;
    for one in measures {
        let distance = one.id.wrapping_sub(before);
        before = one.id;
        put(
            &mut data,
            ((distance << 1) ^ (distance >> 63)).cast_unsigned(),
        );
        put(&mut data, one.kind.unsigned_abs());
        put(&mut data, u64::from(one.total_us));
        put(&mut data, one.request_len);
        put(&mut data, one.response_len);
        put(&mut data, u64::from(one.n_violations));
    }
    data
}

/// As far as the bytes make sense.
pub(crate) fn unpacked(mut data: &[u8]) -> Vec<Measure> {
    let mut measures = Vec::with_capacity(data.len() / 8);
    let mut id = 0_i64;
    while let Some(one) = take_one(&mut data, id) {
        id = one.id;
        measures.push(one);
    }
    measures
}

fn take_one(data: &mut &[u8], before: i64) -> Option<Measure> {
    let zigzag = take(data)?;
    let distance = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
    Some(Measure {
        id: before.wrapping_add(distance),
        kind: i64::try_from(take(data)?).ok()?,
        total_us: u32::try_from(take(data)?).ok()?,
        request_len: take(data)?,
        response_len: take(data)?,
        n_violations: u32::try_from(take(data)?).ok()?,
    })
}

fn put(data: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        data.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    data.push(number as u8);
}

fn take(data: &mut &[u8]) -> Option<u64> {
    let (mut number, mut shift) = (0_u64, 0);
    loop {
        let (byte, rest) = data.split_first()?;
        *data = rest;
        number |= u64::from(byte & 0x7F).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}
