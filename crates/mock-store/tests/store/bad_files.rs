use std::{fs, path::Path};

use mock_core::ExchangeSink as _;
use mock_store::StoreError;
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
async fn a_damaged_record_is_named_as_such() {
    let place = Place::new();
    let store = place.open().await;
    for n in 0..200 {
        store.sink().record(get(&format!("/{n}")));
    }
    store.close().await;
    let whole = fs::read(place.file()).unwrap();
    let mut scribbled = whole.clone();
    for byte in scribbled.iter_mut().skip(4096 * 2) {
        *byte = 0xA5;
    }
    for damaged in [&scribbled[..], &whole[..whole.len() / 2], &whole[..50]] {
        fs::write(place.file(), damaged).unwrap();
        let error = fails(&place.file()).await;
        assert!(matches!(error, StoreError::Damaged(_)), "{error}");
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
