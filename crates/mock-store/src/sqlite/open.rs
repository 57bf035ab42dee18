//! From a path to an SQLite file that is certainly ours, of the latest version.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read as _},
    path::Path,
    time::Duration,
};

use sqlx::{
    ConnectOptions as _, Connection as _, SqliteConnection, SqlitePool,
    migrate::Migrator,
    sqlite::{
        SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions,
        SqliteSynchronous,
    },
};

use super::{Keeper, Reader, backup, measure, recover};
use crate::{
    Options, Recovered, Store, StoreError,
    aside::set_aside,
    backend,
    error::{Cause, cause},
    priority,
};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
/// `SpWt`, as the first migration writes it, and what the last one writes.
const TRAFFIC: Kind = Kind {
    application: 1_399_871_348,
    version: 2,
};
const MAGIC: &[u8] = b"SQLite format 3\0";
/// Two processes that open a new file at once get in each other's way, but not for long.
const N_ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);
/// Up to this size the whole file is checked when it is opened; a larger one when a query has
/// found it damaged.
const CHECKED_BYTES: u64 = 8 * 1024 * 1024;
const N_READERS: u32 = 4;
/// Of a new file. Exchanges of two kilobytes leave less of a page empty than with the usual
/// four, and fewer pages are written twice.
const PAGE_BYTES: u32 = 8192;
/// Rows that are read before somebody takes them.
const N_ROWS_AHEAD: usize = 500;

/// What tells one kind of our files from others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// SQLite's `application_id`.
    pub(crate) application: i64,
    /// The latest `user_version`.
    pub(crate) version: i64,
}

/// Opens the record for writing, with options.
pub(crate) async fn open_with(path: &Path, options: Options) -> Result<Store, StoreError> {
    let new_file = !path.exists();
    let new_folder = path.parent().filter(|folder| !folder.exists());
    let opened = match try_open(path, options.clone()).await {
        Err(StoreError::Damaged(_)) => open_anew(path, options).await,
        opened => opened,
    };
    if new_file && matches!(opened, Err(StoreError::Full(_))) {
        remove_beginning(path, new_folder);
    }
    opened
}

/// Sets a damaged record aside and copies what can be read of it into a new one.
async fn open_anew(path: &Path, options: Options) -> Result<Store, StoreError> {
    let aside = set_aside(path).map_err(|source| StoreError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    let _ = fs::remove_file(super::suspicion(path));
    let mut connection = prepare(path, &connect_options(path)).await?;
    let (rows, lost) = recover::recover(&mut connection, &aside)
        .await
        .map_err(|error| StoreError::of(path, error))?;
    close(path, connection).await?;
    let mut store = try_open(path, options).await?;
    store.came_from(Recovered { aside, rows, lost });
    Ok(store)
}

/// In order and at once: one that is dropped lives on for a moment, and would then take the
/// `-wal` of another file of this name for its own.
async fn close(path: &Path, connection: SqliteConnection) -> Result<(), StoreError> {
    connection
        .close()
        .await
        .map_err(|error| StoreError::of(path, error))
}

/// Half a record, made a moment ago on a full disk, helps nobody.
fn remove_beginning(path: &Path, new_folder: Option<&Path>) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let _ = fs::remove_file(name);
    }
    if let Some(folder) = new_folder {
        // It stays where somebody else has put something into it.
        let _ = fs::remove_dir(folder);
    }
}

async fn try_open(path: &Path, options: Options) -> Result<Store, StoreError> {
    make_folder(path)?;
    inspect(path)?;
    // The superuser may write all the same; whoever protected the file did not mean that.
    if fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly()) {
        return Err(StoreError::ReadOnly(path.to_owned()));
    }
    let connect = connect_options(path);
    let mut connection = prepare(path, &connect).await?;
    if let Some(max_bytes) = options.max_bytes {
        limit_size(&mut connection, max_bytes)
            .await
            .map_err(|error| StoreError::of(path, error))?;
    }
    let keeper = backend::Keeper::Sqlite(Box::new(Keeper::new(path, connection)));
    Store::with_writer(path, reader(path, &connect), keeper, options).await
}

/// Opens an existing record for reading only: nothing is made or removed. One of an older version
/// is brought up to date first.
pub(crate) async fn view(path: &Path) -> Result<Store, StoreError> {
    if !inspect(path)? {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let connect = connect_options(path).create_if_missing(false);
    let mut connection = connect
        .connect()
        .await
        .map_err(|error| StoreError::of(path, error))?;
    let identified = identify(path, &mut connection, TRAFFIC).await;
    close(path, connection).await?;
    match identified? {
        0 => return Err(StoreError::Foreign(path.to_owned())),
        version if version < TRAFFIC.version => {
            close(path, prepare(path, &connect).await?).await?;
        }
        _ => {}
    }
    Ok(Store::without_writer(path, reader(path, &connect)))
}

fn reader(path: &Path, connect: &SqliteConnectOptions) -> backend::Reader {
    backend::Reader::Sqlite(Reader {
        path: path.to_owned(),
        pool: readers(connect),
    })
}

pub(crate) fn make_folder(path: &Path) -> Result<(), StoreError> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            fs::create_dir_all(folder).map_err(|source| StoreError::Folder {
                path: folder.to_owned(),
                source,
            })
        }
        _ => Ok(()),
    }
}

/// What can be told before SQLite touches the file. False when there is none, or an empty one.
pub(crate) fn inspect(path: &Path) -> Result<bool, StoreError> {
    let unreadable = |source| StoreError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(unreadable(error)),
    };
    if meta.is_dir() {
        return Err(StoreError::Directory(path.to_owned()));
    }
    let mut beginning = Vec::new();
    let mut file = File::open(path)
        .map_err(unreadable)?
        .take(MAGIC.len() as u64);
    file.read_to_end(&mut beginning).map_err(unreadable)?;
    if !beginning.is_empty() && beginning != MAGIC {
        return Err(StoreError::NotADatabase(path.to_owned()));
    }
    Ok(!beginning.is_empty())
}

fn connect_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(false)
        .thread_name(|n| format!("traffic-sqlite-{n}"))
}

fn readers(connect: &SqliteConnectOptions) -> SqlitePool {
    let connect = connect
        .clone()
        .create_if_missing(false)
        // Between two threads, so that few turns are better.
        .row_buffer_size(N_ROWS_AHEAD)
        .pragma("query_only", "ON");
    SqlitePoolOptions::new()
        .max_connections(N_READERS)
        .connect_lazy_with(connect)
}

/// Checks, then migrates. Repeated while another process does the same.
async fn prepare(
    path: &Path,
    connect: &SqliteConnectOptions,
) -> Result<SqliteConnection, StoreError> {
    let mut attempt = 0;
    loop {
        attempt += 1;
        match try_prepare(path, connect).await {
            Err(StoreError::Busy(_) | StoreError::Sql { .. }) if attempt < N_ATTEMPTS => {
                tokio::time::sleep(PAUSE).await
            }
            done => return done,
        }
    }
}

async fn try_prepare(
    path: &Path,
    connect: &SqliteConnectOptions,
) -> Result<SqliteConnection, StoreError> {
    let failed = |error: sqlx::Error| StoreError::of(path, error);
    // Looking must not change a file of others, so that nothing is switched on before.
    let mut looking = connect.connect().await.map_err(failed)?;
    let identified = match identify(path, &mut looking, TRAFFIC).await {
        Ok(version) if version != 0 && version < TRAFFIC.version => {
            backup::make(path, &mut looking, version).await
        }
        identified => identified.map(drop),
    };
    close(path, looking).await?;
    identified?;
    let connect = connect
        .clone()
        .auto_vacuum(SqliteAutoVacuum::Incremental)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .page_size(PAGE_BYTES)
        .pragma("journal_size_limit", "67108864");
    let mut connection = in_background(connect).await.map_err(failed)?;
    // `run` would borrow in a way that binds this future to one thread.
    MIGRATIONS
        .run_direct(None, &mut connection, false)
        .await
        .map_err(|error| failed(sqlx::Error::Migrate(Box::new(error))))?;
    measure::fill(&mut connection).await.map_err(failed)?;
    Ok(connection)
}

/// Connects on a thread that gives way: the thread that does the connection's work is started by
/// it and inherits that.
async fn in_background(connect: SqliteConnectOptions) -> Result<SqliteConnection, sqlx::Error> {
    let runtime = tokio::runtime::Handle::current();
    let (reply, connected) = tokio::sync::oneshot::channel();
    std::thread::Builder::new()
        .name("traffic-connect".to_owned())
        .spawn(move || {
            priority::give_way();
            // Whoever asked may have gone.
            let _ = reply.send(runtime.block_on(connect.connect()));
        })
        .map_err(sqlx::Error::Io)?;
    connected.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))
}

/// Tells whose database it is. 0 is a new one.
///
/// One moment is looked at: another process may just be making the record.
pub(crate) async fn identify(
    path: &Path,
    connection: &mut SqliteConnection,
    kind: Kind,
) -> Result<i64, StoreError> {
    let failed = |error: sqlx::Error| StoreError::of(path, error);
    let mut moment = connection.begin().await.map_err(failed)?;
    let found = identify_now(path, &mut moment, kind).await;
    moment.rollback().await.map_err(failed)?;
    found
}

async fn identify_now(
    path: &Path,
    connection: &mut SqliteConnection,
    kind: Kind,
) -> Result<i64, StoreError> {
    let number = |error: sqlx::Error| match cause(&error) {
        Cause::NotADatabase => StoreError::Damaged(path.to_owned()),
        _ => StoreError::of(path, error),
    };
    let application: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *connection)
        .await
        .map_err(number)?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut *connection)
        .await
        .map_err(number)?;
    // By the table, not by the name: the index of `_sqlx_migrations` begins with `sqlite_`, and
    // another process may have come no further than that.
    let n_tables: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT LIKE '\\_sqlx%' ESCAPE '\\'",
    )
    .fetch_one(&mut *connection)
    .await
    .map_err(number)?;
    match (application, version) {
        (application, version) if application == kind.application && version > kind.version => {
            Err(StoreError::Newer {
                path: path.to_owned(),
                version,
                known: kind.version,
            })
        }
        (application, version) if application == kind.application => {
            check(path, connection).await.map(|()| version)
        }
        (0, 0) if n_tables == 0 => Ok(0),
        _ => Err(StoreError::Foreign(path.to_owned())),
    }
}

/// Reads the whole file once where that is quick.
async fn check(path: &Path, connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let damaged = || StoreError::Damaged(path.to_owned());
    let suspicion = super::suspicion(path);
    let is_large = fs::metadata(path).is_ok_and(|meta| meta.len() > CHECKED_BYTES);
    if is_large && !suspicion.exists() {
        return Ok(());
    }
    let verdict: String = sqlx::query_scalar("PRAGMA quick_check(1)")
        .fetch_one(connection)
        .await
        .map_err(|_| damaged())?;
    if verdict == "ok" {
        let _ = fs::remove_file(suspicion);
        Ok(())
    } else {
        Err(damaged())
    }
}

pub(crate) async fn limit_size(
    connection: &mut SqliteConnection,
    max_bytes: u64,
) -> Result<(), sqlx::Error> {
    let page: i64 = sqlx::query_scalar("PRAGMA page_size")
        .fetch_one(&mut *connection)
        .await?;
    let pages = i64::try_from(max_bytes).unwrap_or(i64::MAX) / page.max(1);
    sqlx::query(sqlx::AssertSqlSafe(format!(
        "PRAGMA max_page_count = {pages}"
    )))
    .execute(connection)
    .await?;
    Ok(())
}
