//! An address -> a schema that is certainly ours, of the latest version.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions as _, Connection as _, PgConnection, Postgres,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{
    Keeper, Reader,
    address::{self, SCHEMA},
    backup, failure,
};
use crate::{Options, Store, StoreError, ask, backend};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");
/// Held while the record is made or changed, so that replicas which start at once take turns.
const LOCK: i64 = 0x5370_5774_0000_0001;
/// No server, or a wrong address, is told to the person within this time.
pub(super) const CONNECT: Duration = Duration::from_secs(5);
const N_READERS: u32 = 4;

/// Opens the record for writing; makes its schema where there is none.
pub(crate) async fn open_with(place: &Path, options: Options) -> Result<Store, StoreError> {
    let (connect, name) = address::read(place)?;
    let mut connection = connection(&connect)
        .await
        .map_err(|error| failure::of(&name, error))?;
    prepare(&name, &mut connection).await?;
    let progress = ask::progress::<Postgres>(&mut connection)
        .await
        .map_err(|error| failure::of(&name, error))?;
    // The writer makes its own, on its own thread.
    let _ = connection.close().await;
    let keeper = backend::Keeper::Postgres(Box::new(Keeper::new(&name, connect.clone(), progress)));
    Store::with_writer(&name, reader(&name, connect), keeper, options).await
}

/// Opens an existing record for reading only; one of an older version is brought up to date first.
pub(crate) async fn view(place: &Path) -> Result<Store, StoreError> {
    let (connect, name) = address::read(place)?;
    let mut connection = connection(&connect)
        .await
        .map_err(|error| failure::of(&name, error))?;
    match version(&name, &mut connection).await? {
        None => return Err(StoreError::Missing(name)),
        Some(version) if version < latest() => prepare(&name, &mut connection).await?,
        Some(_) => {}
    }
    let _ = connection.close().await;
    Ok(Store::without_writer(&name, reader(&name, connect)))
}

/// Connects, within a bounded time.
pub(super) async fn connection(connect: &PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
    tokio::time::timeout(CONNECT, connect.connect())
        .await
        .unwrap_or_else(|_| Err(failure::too_slow()))
}

fn reader(name: &Path, connect: PgConnectOptions) -> backend::Reader {
    let reading = connect.clone().options([
        ("default_transaction_read_only", "on"),
        ("statement_timeout", "30s"),
    ]);
    let pool = PgPoolOptions::new()
        .max_connections(N_READERS)
        .acquire_timeout(CONNECT)
        .connect_lazy_with(reading);
    backend::Reader::Postgres(Box::new(Reader {
        name: name.to_owned(),
        connect,
        pool,
        listener: std::sync::Once::new(),
    }))
}

/// Makes the schema or brings it up to date, one process at a time.
async fn prepare(name: &Path, connection: &mut PgConnection) -> Result<(), StoreError> {
    let failed = |error| failure::of(name, error);
    if version(name, connection).await? == Some(latest()) {
        return Ok(());
    }
    sqlx::query("SELECT pg_advisory_lock($1)")
        .bind(LOCK)
        .execute(&mut *connection)
        .await
        .map_err(failed)?;
    let prepared = migrate(name, connection).await;
    // Without it the server lets go when the connection ends, which it does after a failure.
    let _ = sqlx::query("SELECT pg_advisory_unlock($1)")
        .bind(LOCK)
        .execute(&mut *connection)
        .await;
    prepared
}

/// Looks again, because another process may have been quicker.
async fn migrate(name: &Path, connection: &mut PgConnection) -> Result<(), StoreError> {
    let failed = |error| failure::of(name, error);
    match version(name, connection).await? {
        Some(version) if version == latest() => return Ok(()),
        Some(version) => backup::make(connection, version).await.map_err(failed)?,
        None => {
            sqlx::raw_sql("CREATE SCHEMA IF NOT EXISTS specwright")
                .execute(&mut *connection)
                .await
                .map_err(failed)?;
        }
    }
    // `run` would borrow in a way that binds this future to one thread.
    MIGRATIONS
        .run_direct(None, connection, false)
        .await
        .map_err(|error| failed(sqlx::Error::Migrate(Box::new(error))))
}

/// Which version the record has. `None` where there is none.
async fn version(name: &Path, connection: &mut PgConnection) -> Result<Option<i64>, StoreError> {
    let failed = |error| failure::of(name, error);
    let (ours, n_tables): (bool, i64) = sqlx::query_as(
        "SELECT bool_or(tablename = '_sqlx_migrations') IS TRUE, count(*) FROM pg_tables WHERE schemaname = $1",
    )
    .bind(SCHEMA)
    .fetch_one(&mut *connection)
    .await
    .map_err(failed)?;
    match (ours, n_tables) {
        (false, 0) => return Ok(None),
        (false, _) => return Err(StoreError::Foreign(name.to_owned())),
        (true, _) => {}
    }
    let version: Option<i64> =
        sqlx::query_scalar("SELECT max(version) FROM specwright._sqlx_migrations WHERE success")
            .fetch_one(&mut *connection)
            .await
            .map_err(failed)?;
    match version {
        Some(version) if version > latest() => Err(StoreError::Newer {
            path: name.to_owned(),
            version,
            known: latest(),
        }),
        version => Ok(version),
    }
}

fn latest() -> i64 {
    MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or_default()
}
