use std::{fs, path::Path};

use mock_core::ExchangeSink as _;
use mock_store::{Filter, StoreError};
use sqlx::{ConnectOptions as _, Connection as _, sqlite::SqliteConnectOptions};

use crate::support::{Place, get};

async fn fails(path: &Path) -> StoreError {
    let before = fs::read(path).ok();
    let error = mock_store::open(path).await.expect_err("a bad file");
    assert!(fs::read(path).ok() == before, "the file was changed");
    assert!(error.to_string().len() > 30, "{error}");
    error
}

async fn execute(path: &Path, statement: &'static str) {
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .connect()
        .await
        .unwrap();
    sqlx::raw_sql(statement)
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_not_a_database_is_left_alone() {
    let place = Place::new();
    let file = place.path().join("notes.txt");
    for text in ["openapi: 3.1.0\n", "x", "SQLite format 3"] {
        fs::write(&file, text).unwrap();
        assert!(matches!(fails(&file).await, StoreError::NotADatabase(_)));
    }
}

#[tokio::test]
async fn an_empty_file_becomes_a_record() {
    let place = Place::new();
    let file = place.path().join("empty.sqlite");
    fs::write(&file, "").unwrap();
    mock_store::open(&file).await.unwrap().close().await;
    assert!(mock_store::view(&file).await.is_ok());
}

#[tokio::test]
async fn the_database_of_another_program_is_left_alone() {
    let place = Place::new();
    let file = place.path().join("other.sqlite");
    execute(&file, "CREATE TABLE notes (text TEXT)").await;
    assert!(matches!(fails(&file).await, StoreError::Foreign(_)));
    execute(&file, "DROP TABLE notes; PRAGMA application_id = 42").await;
    assert!(matches!(fails(&file).await, StoreError::Foreign(_)));
    assert!(matches!(
        mock_store::view(&file).await,
        Err(StoreError::Foreign(_))
    ));
}

#[tokio::test]
async fn a_newer_record_is_left_alone() {
    let place = Place::new();
    place.open().await.close().await;
    execute(&place.file(), "PRAGMA user_version = 99").await;
    let error = fails(&place.file()).await;
    assert!(
        matches!(error, StoreError::Newer { version: 99, .. }),
        "{error}"
    );
    assert!(matches!(
        mock_store::view(&place.file()).await,
        Err(StoreError::Newer { .. })
    ));
}

#[tokio::test]
async fn a_directory_is_named_as_such() {
    let place = Place::new();
    assert!(matches!(
        fails(place.path()).await,
        StoreError::Directory(_)
    ));
}

#[tokio::test]
async fn a_file_in_the_place_of_the_folder_is_named() {
    let place = Place::new();
    let blocker = place.path().join("blocker");
    fs::write(&blocker, "").unwrap();
    let error = fails(&blocker.join("traffic.sqlite")).await;
    assert!(matches!(error, StoreError::Folder { .. }), "{error}");
}

#[tokio::test]
async fn a_read_only_file_is_named_as_such() {
    let place = Place::new();
    place.open().await.close().await;
    let mut permissions = fs::metadata(place.file()).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(place.file(), permissions).unwrap();
    let error = fails(&place.file()).await;
    assert!(matches!(error, StoreError::ReadOnly(_)), "{error}");
    // Looking is allowed.
    mock_store::view(&place.file())
        .await
        .unwrap()
        .progress()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_damaged_record_is_set_aside_and_what_can_be_read_is_kept() {
    let place = Place::new();
    let store = place.open().await;
    for n in 0..2000 {
        let mut one = get(&format!("/{n}"));
        one.response = crate::support::message(&[], &[b'x'; 1000]);
        store.sink().record(one);
    }
    store.close().await;
    let whole = fs::read(place.file()).unwrap();
    let n_pages = whole.len() / 4096;
    // The first pages hold what tables there are and which kinds.
    let mut scribbled = whole.clone();
    for page in (n_pages / 4)..(n_pages / 3) {
        scribbled[page * 4096..(page + 1) * 4096].fill(0xA5);
    }
    let mut all_but_the_head = whole.clone();
    all_but_the_head[8192..].fill(0xA5);
    for (damaged, at_least) in [
        (&scribbled[..], 800),
        (&whole[..whole.len() / 2 / 4096 * 4096], 1),
        (&whole[..whole.len() / 2 / 4096 * 4096 + 100], 1),
        (&all_but_the_head[..], 0),
        (&whole[..50], 0),
    ] {
        fs::write(place.file(), damaged).unwrap();
        assert!(matches!(
            mock_store::view(&place.file()).await,
            Err(StoreError::Damaged(_))
        ));
        let store = place.open().await;
        let recovered = store.health().recovered.expect("it was damaged");
        assert!(
            fs::read(&recovered.aside).unwrap() == damaged,
            "nothing is thrown away: {} bytes",
            damaged.len()
        );
        let n_rows = store.count(&Filter::default()).await.unwrap();
        assert!(n_rows >= at_least && n_rows < 2000, "{n_rows}");
        assert_eq!(recovered.rows, n_rows);
        if n_rows > 0 {
            assert_eq!(recovered.lost, 2000 - n_rows);
            let page = store.page(&Filter::default(), None, 10).await.unwrap();
            assert!(store.exchange(page.rows[0].id).await.unwrap().is_some());
            let all = store.statistics(&Filter::default(), None, 1).await.unwrap();
            assert_eq!(all.all.n, n_rows);
        }
        store.sink().record(get("/after"));
        store.flush().await.unwrap();
        assert_eq!(crate::support::paths(&store, "after").await, ["/after"]);
        store.close().await;
        let again = place.open().await;
        assert_eq!(again.health().recovered, None);
        again.close().await;
    }
}

#[tokio::test]
async fn nothing_is_made_for_somebody_who_only_looks() {
    let place = Place::new();
    let file = place.file();
    assert!(matches!(
        mock_store::view(&file).await,
        Err(StoreError::Missing(_))
    ));
    assert!(!file.exists());
}

#[tokio::test]
async fn what_is_written_after_the_record_was_removed_is_counted_as_lost() {
    let place = Place::new();
    let store = place.open().await;
    store.sink().record(get("/before"));
    store.flush().await.unwrap();
    for ending in ["", "-wal", "-shm"] {
        let mut name = place.file().into_os_string();
        name.push(ending);
        let _ = fs::remove_file(name);
    }
    store.sink().record(get("/after"));
    store.flush().await.unwrap();
    let health = store.health();
    assert!(health.failing);
    assert_eq!((health.written, health.lost_rows), (1, 1));
    let reason = health.last_failure.unwrap().text;
    assert!(reason.contains("was removed"), "{reason}");
    store.close().await;
}
