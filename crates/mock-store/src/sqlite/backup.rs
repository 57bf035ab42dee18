//! A record of an older version -> a copy beside it, before it is migrated.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sqlx::SqliteConnection;

use crate::StoreError;

/// Copies that are kept at most of one version.
const MAX_COPIES: u32 = 100;

/// `traffic.sqlite` -> `traffic.sqlite.v1.bak`, or `.v1-2.bak` where that is taken.
pub(crate) async fn make(
    path: &Path,
    connection: &mut SqliteConnection,
    version: i64,
) -> Result<(), StoreError> {
    // Under a name of this process first, so that half a copy is never taken for a whole one.
    let beginning = beside(path, &format!(".v{version}.{}.tmp", std::process::id()));
    let _ = fs::remove_file(&beginning);
    let copied = sqlx::query("VACUUM INTO ?")
        .bind(beginning.to_string_lossy().into_owned())
        .execute(connection)
        .await;
    if let Err(error) = copied {
        let _ = fs::remove_file(&beginning);
        return Err(StoreError::of(path, error));
    }
    let named = (1..=MAX_COPIES)
        .map(|count| name(path, version, count))
        .find(|name| !name.exists())
        .unwrap_or_else(|| name(path, version, MAX_COPIES));
    fs::rename(&beginning, &named).map_err(|source| StoreError::Unreadable {
        path: named,
        source,
    })
}

fn name(path: &Path, version: i64, count: u32) -> PathBuf {
    match count {
        1 => beside(path, &format!(".v{version}.bak")),
        _ => beside(path, &format!(".v{version}-{count}.bak")),
    }
}

pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
