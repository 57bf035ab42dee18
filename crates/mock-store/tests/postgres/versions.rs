//! Databases of other programs, of newer and of older versions, and of others' rights.

use std::path::Path;

use mock_core::ExchangeSink as _;
use mock_store::StoreError;
use sqlx::{AssertSqlSafe, PgConnection};

use crate::{
    server::{self, connect},
    support::{get, paths},
};

const FIRST: &str = include_str!("../../migrations/postgres/0001_traffic.sql");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_of_the_first_version_is_copied_and_brought_up_to_date() {
    let Some(address) = server::empty().await else {
        return;
    };
    make_first_version(&address).await;
    let store = mock_store::open(&address).await.unwrap();
    assert_eq!(paths(&store, "").await, ["/old"]);
    assert_eq!(store.progress().await.unwrap().total, 1);
    store.sink().record(get("/new"));
    store.flush().await.unwrap();
    assert_eq!(paths(&store, "status:200").await, ["/new", "/old"]);
    let mut connection = connect(&address).await;
    let copied: String = sqlx::query_scalar("SELECT path FROM specwright_v1.exchanges")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(copied, "/old");
    mock_store::open(&address).await.unwrap();
    let schemas: i64 =
        sqlx::query_scalar("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'specwright%'")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    assert_eq!(schemas, 2, "it is copied once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_of_a_newer_version_is_refused_and_left_as_it_is() {
    let Some(address) = server::empty().await else {
        return;
    };
    mock_store::open(&address).await.unwrap().close().await;
    run(
        &mut connect(&address).await,
        "INSERT INTO specwright._sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (99, 'later', true, '', 0)",
    )
    .await;
    for opened in [
        mock_store::open(&address).await,
        mock_store::view(&address).await,
    ] {
        let error = opened.unwrap_err();
        assert!(
            matches!(error, StoreError::Newer { version: 99, .. }),
            "{error}"
        );
        assert!(error.to_string().contains("newer Specwright"), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_schema_of_our_name_that_is_not_ours_is_left_alone() {
    let Some(address) = server::empty().await else {
        return;
    };
    let statements = "CREATE SCHEMA specwright; CREATE TABLE specwright.exchanges (theirs int)";
    run(&mut connect(&address).await, statements).await;
    let error = mock_store::open(&address).await.unwrap_err();
    assert!(matches!(error, StoreError::Foreign(_)), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tables_of_other_programs_are_no_obstacle() {
    let Some(address) = server::empty().await else {
        return;
    };
    let statements =
        "CREATE TABLE exchanges (theirs int); CREATE TABLE _sqlx_migrations (theirs int)";
    run(&mut connect(&address).await, statements).await;
    let store = mock_store::open(&address).await.unwrap();
    store.sink().record(get("/beside"));
    store.flush().await.unwrap();
    assert_eq!(paths(&store, "").await, ["/beside"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_makes_nothing() {
    let Some(address) = server::empty().await else {
        return;
    };
    let error = mock_store::view(&address).await.unwrap_err();
    assert!(matches!(error, StoreError::Missing(_)), "{error}");
    let schemas: i64 =
        sqlx::query_scalar("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'specwright%'")
            .fetch_one(&mut connect(&address).await)
            .await
            .unwrap();
    assert_eq!(schemas, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_user_who_may_only_read_can_look_but_not_record() {
    let Some(address) = server::empty().await else {
        return;
    };
    let store = mock_store::open(&address).await.unwrap();
    store.sink().record(get("/seen"));
    store.flush().await.unwrap();
    let user = format!(
        "reader_{}",
        address.to_str().unwrap().rsplit('/').next().unwrap()
    );
    let statements = format!(
        "CREATE ROLE {user} LOGIN; GRANT USAGE ON SCHEMA specwright TO {user}; \
         GRANT SELECT ON ALL TABLES IN SCHEMA specwright TO {user}"
    );
    run(&mut connect(&address).await, &statements).await;
    let theirs = address
        .to_str()
        .unwrap()
        .replace("specwright:hush@", &format!("{user}@"));
    let looking = mock_store::view(Path::new(&theirs)).await.unwrap();
    assert_eq!(paths(&looking, "").await, ["/seen"]);
    let writing = mock_store::open(Path::new(&theirs)).await.unwrap();
    writing.sink().record(get("/lost"));
    writing.flush().await.unwrap();
    let health = writing.health();
    assert_eq!((health.lost_rows, health.failing), (1, true));
    let told = health.last_failure.unwrap().text;
    assert!(told.contains("may not be written"), "{told}");
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_with_an_example() {
    let error = mock_store::open(Path::new("postgres://u:hush@host:port/x"))
        .await
        .unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("postgres://USER@HOST/DATABASE") && !text.contains("hush"),
        "{text}"
    );
}

/// As the first version left it: its tables, and a row of its migration.
async fn make_first_version(address: &Path) {
    let mut connection = connect(address).await;
    let migrations = sqlx::migrate!("migrations/postgres");
    run(
        &mut connection,
        "CREATE SCHEMA specwright; SET search_path TO specwright",
    )
    .await;
    run(&mut connection, FIRST).await;
    let first = migrations.iter().next().unwrap();
    run(
        &mut connection,
        "CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY, description text NOT NULL, \
         installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL, checksum bytea NOT NULL, \
         execution_time bigint NOT NULL)",
    )
    .await;
    sqlx::query("INSERT INTO _sqlx_migrations VALUES (1, 'traffic', now(), true, $1, 0)")
        .bind(first.checksum.to_vec())
        .execute(&mut connection)
        .await
        .unwrap();
    run(
        &mut connection,
        "INSERT INTO kinds (method, operation_document, operation_method, operation_path, operation_id, status, \
         violating, source, version, n, bytes) VALUES ('GET', '', '', '', '', 200, 0, 'mock', 'HTTP/1.1', 1, 300); \
         INSERT INTO exchanges VALUES (5, 5, 1, NULL, '/old', NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 300); \
         INSERT INTO details VALUES (5, '[]', '[]', '[]', '[]', NULL, NULL)",
    )
    .await;
}

async fn run(connection: &mut PgConnection, statements: &str) {
    sqlx::raw_sql(AssertSqlSafe(statements.to_owned()))
        .execute(connection)
        .await
        .unwrap();
}
