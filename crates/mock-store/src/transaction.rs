//! All or nothing, also on a full disk.
//!
//! SQLite takes a transaction back by itself when the disk is full, and then refuses `ROLLBACK`.
//! The library's own transactions count that as still open and never begin another one.

use sqlx::SqliteConnection;

/// Begins to write; waits for other writers as long as the connection is patient.
pub(crate) async fn begin(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("BEGIN IMMEDIATE")
        .execute(connection)
        .await
        .map(drop)
}

/// Keeps what was written, or nothing of it when something failed.
pub(crate) async fn finish<T>(
    connection: &mut SqliteConnection,
    mut outcome: Result<T, sqlx::Error>,
) -> Result<T, sqlx::Error> {
    if outcome.is_ok()
        && let Err(error) = sqlx::query("COMMIT").execute(&mut *connection).await
    {
        outcome = Err(error);
    }
    if outcome.is_err() {
        // It fails where SQLite has rolled back already, which is what is wanted.
        let _ = sqlx::query("ROLLBACK").execute(connection).await;
    }
    outcome
}
