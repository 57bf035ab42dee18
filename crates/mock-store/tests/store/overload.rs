use std::path::Path;

use mock_core::{ExchangeSink as _, Recorded};
use mock_store::{BodyState, Filter, Options, QueueLimits};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::support::{Place, get, message, until};

/// Holds the only right to write: the disk stands still.
async fn lock(path: &Path) -> SqliteConnection {
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .connect()
        .await
        .unwrap();
    sqlx::raw_sql("BEGIN IMMEDIATE")
        .execute(&mut connection)
        .await
        .unwrap();
    connection
}

async fn unlock(mut connection: SqliteConnection) {
    sqlx::raw_sql("ROLLBACK")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

fn with_body(path: &str) -> mock_core::Exchange {
    let mut one = get(path);
    one.response = message(&[], b"0123456789");
    one
}

#[tokio::test]
async fn bodies_are_lost_before_rows_and_both_are_counted() {
    let place = Place::new();
    let queue = QueueLimits {
        rows: 100,
        ..QueueLimits::default()
    };
    let store = mock_store::open_with(
        &place.file(),
        Options {
            queue,
            ..Options::default()
        },
    )
    .await
    .unwrap();
    let locked = lock(&place.file()).await;
    // The writer takes the first and waits with it for the lock.
    store.sink().record(with_body("/first"));
    until(|| store.health().queued == 0).await;
    let outcomes: Vec<_> = (0..150)
        .map(|n| store.sink().record(with_body(&format!("/{n}"))))
        .collect();
    let of = |kind| outcomes.iter().filter(|outcome| **outcome == kind).count();
    assert_eq!(
        (
            of(Recorded::Whole),
            of(Recorded::WithoutBodies),
            of(Recorded::Lost)
        ),
        (50, 50, 50)
    );
    assert!(
        outcomes.is_sorted_by_key(|outcome| *outcome as u8),
        "bodies go first, then rows"
    );
    assert_eq!(store.health().queued, 100);
    unlock(locked).await;
    store.flush().await.unwrap();

    let health = store.health();
    assert_eq!(
        (health.written, health.queued, health.queued_bytes),
        (101, 0, 0)
    );
    assert_eq!((health.lost_rows, health.lost_bodies), (50, 50));
    let rows = store
        .page(&Filter::default(), None, 200)
        .await
        .unwrap()
        .rows;
    let states: Vec<_> = rows.iter().rev().map(|row| row.response_state).collect();
    assert_eq!(
        states,
        [[BodyState::Whole; 51].as_slice(), &[BodyState::Lost; 50]].concat()
    );
    assert!(rows.iter().all(|row| row.response_len == 10));
    let losses = store.losses().await.unwrap();
    assert_eq!(
        (losses.len(), losses[0].rows, losses[0].bodies),
        (1, 50, 50)
    );
    assert_eq!(store.subscribe().borrow().lost_rows, 50);
    store.close().await;

    let again = place.open().await;
    assert_eq!(
        (
            again.progress().await.unwrap().lost_rows,
            again.subscribe().borrow().lost_bodies
        ),
        (50, 50)
    );
    assert_eq!(again.health().lost_rows, 0);
}

#[tokio::test]
async fn memory_is_bounded_too() {
    let place = Place::new();
    let queue = QueueLimits {
        bytes: 1024 * 1024,
        ..QueueLimits::default()
    };
    let store = mock_store::open_with(
        &place.file(),
        Options {
            queue,
            ..Options::default()
        },
    )
    .await
    .unwrap();
    let locked = lock(&place.file()).await;
    for n in 0..1000 {
        let mut one = get(&format!("/{n}"));
        one.response = message(&[], &[b'x'; 60_000]);
        store.sink().record(one);
        assert!(store.health().queued_bytes <= queue.bytes);
    }
    assert!(store.health().lost_bodies > 0 && store.health().lost_rows > 0);
    unlock(locked).await;
    store.close().await;
}

#[tokio::test]
async fn a_full_disk_is_told_and_recording_resumes_when_there_is_room() {
    let place = Place::new();
    let options = Options {
        max_bytes: Some(200_000),
        ..Options::default()
    };
    let store = mock_store::open_with(&place.file(), options).await.unwrap();
    let big = |path: &str| {
        let mut one = get(path);
        one.response = message(&[], &[b'x'; 60_000]);
        one
    };
    for n in 0..20 {
        assert_eq!(store.sink().record(big(&format!("/{n}"))), Recorded::Whole);
    }
    store.flush().await.unwrap();
    let health = store.health();
    assert!(health.failing);
    let failure = health.last_failure.unwrap().text;
    assert!(failure.starts_with("there is no room left"), "{failure}");
    assert_eq!((health.written, health.lost_rows), (0, 20));

    store.sink().record(get("/small"));
    store.flush().await.unwrap();
    assert!(!store.health().failing);
    assert!(store.health().last_failure.is_some());
    assert_eq!(store.count(&Filter::default()).await.unwrap(), 1);
    assert_eq!(store.losses().await.unwrap()[0].rows, 20);
    store.close().await;
}

#[tokio::test]
async fn a_closed_store_loses_and_says_so() {
    let place = Place::new();
    let store = place.open().await;
    let sink = store.sink();
    store.close().await;
    assert_eq!(sink.record(get("/late")), Recorded::Lost);
    assert_eq!(store.health().lost_rows, 1);
    assert!(store.flush().await.is_err());
    store.close().await;
}

#[tokio::test]
async fn a_dropped_store_still_writes_what_it_took() {
    let place = Place::new();
    let store = place.open().await;
    store.sink().record(get("/kept"));
    drop(store);
    let view = mock_store::view(&place.file()).await.unwrap();
    let written = async {
        while view.count(&Filter::default()).await.unwrap() == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), written)
        .await
        .unwrap();
}
