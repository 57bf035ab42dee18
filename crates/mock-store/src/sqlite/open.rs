//! From a path to an SQLite file that is certainly ours, of the latest version.

use std::{fs, path::Path};

use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{
    Keeper, Reader,
    backup::beside,
    connect::{connect_options, limit_size, readers},
    identify::{identify, inspect},
    prepare::{TRAFFIC, prepare},
    recover,
};
use crate::{Options, Recovered, Store, StoreError, aside::set_aside, backend};

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
pub(super) async fn close(path: &Path, connection: SqliteConnection) -> Result<(), StoreError> {
    connection
        .close()
        .await
        .map_err(|error| StoreError::of(path, error))
}

/// Half a record, made a moment ago on a full disk, helps nobody.
fn remove_beginning(path: &Path, new_folder: Option<&Path>) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(beside(path, ending));
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
    let mut connect = connect_options(path).create_if_missing(false);
    let mut connected = connect.connect().await;
    if connected.is_err() && !beside(path, "-wal").exists() {
        // Where nothing can be written, not even the files that readers share, nobody else writes.
        connect = connect.read_only(true).immutable(true);
        connected = connect.connect().await;
    }
    let mut connection = connected.map_err(|error| StoreError::of(path, error))?;
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
