//! How fast exchanges reach the disk, and what is lost at the rate that is promised.

use std::{
    ops::Range,
    path::Path,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use mock_core::ExchangeSink as _;
use mock_store::{Options, Retention, Store};

use crate::{figure, sample};

/// Exchanges that may wait while the greatest rate is looked for: none is ever lost.
const MAX_WAITING: usize = 3000;

pub(crate) async fn open(file: &Path) -> Store {
    let retention = Retention {
        rows: u64::MAX,
        bytes: u64::MAX,
        age: None,
    };
    let options = Options {
        retention,
        ..Options::default()
    };
    mock_store::open_with(file, options).await.unwrap()
}

pub(crate) async fn measure(file: &Path, n_rows: u64, n_body: usize) -> Store {
    let store = open(file).await;
    let n_paced = n_rows.min(150_000);
    paced(&store, n_paced, 15_000, n_body).await;
    fill(&store, n_paced..n_rows, n_body).await;
    store
}

/// As many as go in at this rate; what is lost is printed.
async fn paced(store: &Store, n_rows: u64, per_second: u64, n_body: usize) {
    let sink = store.sink();
    let started = Instant::now();
    let mut longest = 0_usize;
    for n in 0..n_rows {
        let due = Duration::from_secs_f64(n as f64 / per_second as f64);
        if n.is_multiple_of(15) {
            tokio::time::sleep(due.saturating_sub(started.elapsed())).await;
        }
        sink.record(sample::exchange(n, now_us(), n_body));
        longest = longest.max(store.health().queued);
    }
    store.flush().await.unwrap();
    let health = store.health();
    let lost = health.lost_rows + health.lost_bodies;
    figure(
        "exchanges at 15,000 a second: lost",
        lost as f64,
        "rows",
        "0",
    );
    let waited = longest as f64 / per_second as f64 * 1000.0;
    figure("  longest queue, as time", waited, "ms", "<= 100");
}

/// As fast as the disk takes them.
async fn fill(store: &Store, rows: Range<u64>, n_body: usize) {
    let sink = store.sink();
    let started = Instant::now();
    for n in rows.clone() {
        while store.health().queued > MAX_WAITING {
            tokio::time::sleep(Duration::from_micros(200)).await;
        }
        sink.record(sample::exchange(n, now_us(), n_body));
    }
    store.flush().await.unwrap();
    let rate = (rows.end - rows.start) as f64 / started.elapsed().as_secs_f64();
    figure(
        "exchanges as fast as the disk takes them",
        rate,
        "rows/s",
        ">= 15000",
    );
    let health = store.health();
    figure(
        "  lost",
        (health.lost_rows + health.lost_bodies) as f64,
        "rows",
        "0",
    );
}

pub(crate) fn now_us() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    since.as_micros().try_into().unwrap()
}
