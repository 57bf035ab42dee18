use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

use mock_core::ExchangeSink as _;
use mock_store::Filter;
use sqlx::{ConnectOptions as _, sqlite::SqliteConnectOptions};

use crate::support::{Place, get};

const CHILD: &str = "SPECWRIGHT_TEST_RECORD";

/// Not a test by itself: the process that is killed below.
#[tokio::test]
async fn child_that_records_until_it_is_killed() {
    let Some(file) = std::env::var_os(CHILD) else {
        return;
    };
    let store = mock_store::open(file.as_ref()).await.unwrap();
    for n in 0_u64.. {
        store.sink().record(get(&format!("/{n}")));
        if n % 100 == 99 {
            store.flush().await.unwrap();
            println!("written {}", n + 1);
        }
    }
}

#[tokio::test]
async fn a_killed_process_leaves_a_whole_file_with_all_that_was_flushed() {
    let place = Place::new();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "processes::child_that_records_until_it_is_killed",
            "--nocapture",
        ])
        .env(CHILD, place.file())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let counts = lines.filter_map(|line| line.rsplit_once("written ")?.1.parse::<u64>().ok());
    let flushed = counts.take(5).last();
    child.kill().unwrap();
    child.wait().unwrap();
    let flushed = flushed.expect("the child wrote something");
    assert!(flushed >= 500);

    let store = place.open().await;
    assert!(store.count(&Filter::default()).await.unwrap() >= flushed);
    store.sink().record(get("/after"));
    store.close().await;
    let mut connection = SqliteConnectOptions::new()
        .filename(place.file())
        .connect()
        .await
        .unwrap();
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(verdict, "ok");
}

#[tokio::test]
async fn two_stores_share_one_file() {
    let place = Place::new();
    let file = place.file();
    // Both find nothing and make the record at the same time.
    let (one, two) = tokio::join!(mock_store::open(&file), mock_store::open(&file));
    let (one, two) = (one.unwrap(), two.unwrap());
    let mut heard = two.subscribe();
    for n in 0..300 {
        one.sink().record(get(&format!("/one/{n}")));
        two.sink().record(get(&format!("/two/{n}")));
    }
    one.flush().await.unwrap();
    two.flush().await.unwrap();
    let view = mock_store::view(&file).await.unwrap();
    assert_eq!(view.count(&Filter::default()).await.unwrap(), 600);
    // What the other one wrote is noticed as well.
    let total = heard.wait_for(|progress| progress.total == 600);
    tokio::time::timeout(std::time::Duration::from_secs(10), total)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((one.health().lost_rows, two.health().lost_rows), (0, 0));
}

/// What another process has written when it has begun to make the file, and no more.
const BEGUN: &str = "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, \
    description TEXT NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, \
    success BOOLEAN NOT NULL, checksum BLOB NOT NULL, execution_time BIGINT NOT NULL)";

#[tokio::test]
async fn a_file_that_another_process_has_just_begun_is_no_stranger() {
    let place = Place::new();
    std::fs::create_dir_all(place.file().parent().unwrap()).unwrap();
    let connect = SqliteConnectOptions::new()
        .filename(place.file())
        .create_if_missing(true);
    let mut connection = connect.connect().await.unwrap();
    sqlx::raw_sql(BEGUN).execute(&mut connection).await.unwrap();
    drop(connection);
    let store = mock_store::open(&place.file()).await.unwrap();
    store.sink().record(get("/after"));
    store.flush().await.unwrap();
    assert_eq!(store.count(&Filter::default()).await.unwrap(), 1);
}
