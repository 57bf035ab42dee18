//! How fast whole exchanges come out.

use std::time::Instant;

use mock_store::{Filter, Order, Store};

use crate::figure;

/// As many as an export of some size has.
const N_READ: usize = 100_000;

/// The newest, as a stream and each by its id: the ratio is of one run.
pub(crate) async fn measure(store: &Store) {
    let started = Instant::now();
    let mut reading = store.exchanges(&Filter::default(), Order::NewestFirst);
    let (mut ids, mut n_bytes) = (Vec::new(), 0);
    while ids.len() < N_READ
        && let Some(read) = reading.next().await.unwrap()
    {
        n_bytes += read.response.body.len();
        ids.push(read.row.id);
    }
    let streamed = started.elapsed().as_secs_f64();
    let started = Instant::now();
    for id in &ids {
        let read = store.exchange(*id).await.unwrap().unwrap();
        n_bytes -= read.response.body.len();
    }
    let alone = started.elapsed().as_secs_f64();
    assert_eq!(n_bytes, 0);
    let n_read = ids.len() as f64;
    figure(
        "whole exchanges, as a stream",
        n_read / streamed,
        "rows/s",
        "-",
    );
    figure("  each by its id", n_read / alone, "rows/s", "-");
    figure("  the stream is faster", alone / streamed, "times", "-");
}
