//! A record of an older version -> a copy in a schema beside it, before it is migrated.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use super::address::SCHEMA;

/// `specwright` -> `specwright_v1`, or `specwright_v1_2` where that is taken.
pub(super) async fn make(connection: &mut PgConnection, version: i64) -> Result<(), sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let copy = free_name(&mut transaction, version).await?;
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT tablename FROM pg_tables WHERE schemaname = $1")
            .bind(SCHEMA)
            .fetch_all(&mut *transaction)
            .await?;
    let copies = tables
        .iter()
        .map(|table| quoted(table))
        .map(|table| format!("CREATE TABLE {copy}.{table} AS TABLE {SCHEMA}.{table};"));
    let statements = format!("CREATE SCHEMA {copy};{}", copies.collect::<String>());
    sqlx::raw_sql(AssertSqlSafe(statements))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

async fn free_name(connection: &mut PgConnection, version: i64) -> Result<String, sqlx::Error> {
    let taken: Vec<String> = sqlx::query_scalar("SELECT nspname::text FROM pg_namespace")
        .fetch_all(connection)
        .await?;
    let mut name = format!("{SCHEMA}_v{version}");
    let mut count = 1;
    while taken.contains(&name) {
        count += 1;
        name = format!("{SCHEMA}_v{version}_{count}");
    }
    Ok(name)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
