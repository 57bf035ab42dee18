//! How long questions take at this size.

use std::time::{Duration, Instant};

use mock_store::{Filter, Store, Window};

use crate::{figure, milliseconds};

/// Of so many tries the median counts.
const N_TRIES: usize = 7;

/// Waits until the index of words has caught up, then asks.
pub(crate) async fn measure(store: &Store, n_rows: u64) {
    indexed(store).await;
    let large = n_rows > 2_000_000;
    let page = if large { "<= 20" } else { "<= 5" };
    asked(store, "newest page", "", page).await;
    let others = |target| if large { "-" } else { target };
    for (what, filter) in [
        (
            "three fields, many match",
            "method:GET status:2xx path:/pets/*",
        ),
        (
            "three fields, few match",
            "status>=400 method:POST path:/orders/1*",
        ),
        (
            "three fields, none matches",
            "status>=400 method:GET path:/nowhere*",
        ),
        (
            "three fields, one of them time",
            "op:getpets violations>0 since:1m",
        ),
    ] {
        asked(store, what, filter, others("<= 50")).await;
    }
    for (what, filter) in [
        ("rare words", "body~\"white whale\""),
        ("a word of every second exchange", "body~maple"),
        ("a word anywhere, with a field", "customer42 status:422"),
        ("a word that is nowhere", "harpoon"),
    ] {
        asked(store, what, filter, others("<= 150")).await;
    }
    statistics(store, "statistics of everything", "", others("<= 300")).await;
    statistics(
        store,
        "statistics of one operation",
        "op:getpets",
        others("<= 300"),
    )
    .await;
}

async fn indexed(store: &Store) {
    let started = Instant::now();
    let lag = store.health().unindexed;
    while store.health().unindexed > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let seconds = started.elapsed().as_secs_f64();
    figure(
        "index of words: behind when writing ended",
        lag as f64,
        "rows",
        "shown",
    );
    figure(
        "  caught up at",
        lag as f64 / seconds.max(0.001),
        "rows/s",
        "-",
    );
}

async fn asked(store: &Store, what: &str, filter: &str, target: &str) {
    let parsed = Filter::parse(filter).unwrap();
    let mut times = Vec::new();
    let mut total = 0;
    for _ in 0..N_TRIES {
        let started = Instant::now();
        let page = store.page(&parsed, None, 100).await.unwrap();
        times.push(milliseconds(started));
        total = page.total;
    }
    figure(
        &format!("{what} ({total} counted) {filter}"),
        median(times),
        "ms",
        target,
    );
}

async fn statistics(store: &Store, what: &str, filter: &str, target: &str) {
    let parsed = Filter::parse(filter).unwrap();
    let mut times = Vec::new();
    for _ in 0..N_TRIES {
        let started = Instant::now();
        let window: Option<Window> = None;
        store.statistics(&parsed, window, 60).await.unwrap();
        times.push(milliseconds(started));
    }
    figure(what, median(times), "ms", target);
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
