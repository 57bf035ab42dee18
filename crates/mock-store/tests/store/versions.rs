use std::{fs, path::Path};

use mock_core::{ExchangeId, ExchangeSink as _};
use mock_store::{BodyState, Filter, Side};
use sqlx::{
    ConnectOptions as _, Connection as _, SqliteConnection, migrate::Migrator,
    sqlite::SqliteConnectOptions,
};

use crate::support::{Place, get, paths};

/// The migrations as they stood in the first version.
const FIRST: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/migrations/sqlite/0001_traffic.sql"
);
const EXCHANGE: &str = "INSERT INTO exchanges VALUES (?, 1700000000000000, 'POST', '/pets/' || ?, 'q=1', \
    'pets.yaml', 'POST', '/pets/{id}', 'createPet', ?, 11, 22, 3, 0, 9, 1, ?, 'mock')";
const BODY: &str = "INSERT INTO bodies VALUES (?, x'616263', x'68656C6C6F')";
const DETAILS: &str = "INSERT INTO details VALUES (?, '[[\"accept\",\"*/*\"]]', '[]', '[]', '[]')";

async fn connect(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .connect()
        .await
        .unwrap()
}

/// A record as the first version wrote it.
async fn first_version(path: &Path, n_rows: i64) {
    let folder = tempfile::TempDir::new().unwrap();
    fs::copy(FIRST, folder.path().join("0001_traffic.sql")).unwrap();
    let migrations = Migrator::new(folder.path()).await.unwrap();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut connection = connect(path).await;
    migrations
        .run_direct(None, &mut connection, false)
        .await
        .unwrap();
    for n in 1..=n_rows {
        let id = ExchangeId::at(1_700_000_000_000 + n, 0).0;
        sqlx::query(EXCHANGE)
            .bind(id)
            .bind(n)
            .bind(if n % 10 == 0 { 422 } else { 201 })
            .bind(i64::from(n % 10 == 0))
            .execute(&mut connection)
            .await
            .unwrap();
        for statement in [BODY, DETAILS] {
            sqlx::query(statement)
                .bind(id)
                .execute(&mut connection)
                .await
                .unwrap();
        }
    }
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_record_of_the_first_version_is_copied_and_brought_up_to_date() {
    let place = Place::new();
    first_version(&place.file(), 1200).await;
    let store = place.open().await;
    assert_eq!(store.progress().await.unwrap().total, 1200);
    assert_eq!(
        paths(&store, "status:422 path:/pets/70").await,
        ["/pets/70"]
    );
    let id = ExchangeId::at(1_700_000_000_070, 0);
    let read = store.exchange(id).await.unwrap().unwrap();
    assert_eq!(
        (
            read.row.operation_id.as_deref(),
            read.row.decide_us,
            read.row.first_byte_us
        ),
        (Some("createPet"), 11, 22)
    );
    assert_eq!(
        (read.row.n_violations, read.row.response_state),
        (1, BodyState::Beginning)
    );
    assert_eq!(&store.body(id, Side::Request).await.unwrap()[..], b"abc");
    assert_eq!(
        read.request.headers,
        [("accept".to_owned(), "*/*".to_owned())]
    );
    store.sink().record(get("/new"));
    store.flush().await.unwrap();
    assert_eq!(store.count(&Filter::default()).await.unwrap(), 1201);
    store.close().await;

    let mut copy = connect(&place.file().with_extension("sqlite.v1.bak")).await;
    let (n_rows, version): (i64, i64) =
        sqlx::query_as("SELECT count(*), user_version FROM exchanges, pragma_user_version")
            .fetch_one(&mut copy)
            .await
            .unwrap();
    assert_eq!((n_rows, version), (1200, 1));
    // Only once: the next time there is nothing to migrate.
    place.open().await.close().await;
    assert!(!place.file().with_extension("sqlite.v1-2.bak").exists());
}

#[tokio::test]
async fn looking_at_a_record_of_the_first_version_brings_it_up_to_date_too() {
    let place = Place::new();
    first_version(&place.file(), 3).await;
    let view = mock_store::view(&place.file()).await.unwrap();
    assert_eq!(view.count(&Filter::default()).await.unwrap(), 3);
    assert!(place.file().with_extension("sqlite.v1.bak").exists());
}
