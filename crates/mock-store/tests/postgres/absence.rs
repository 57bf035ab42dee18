//! A server that goes away, and comes back or does not.

use std::time::{Duration, Instant};

use mock_core::{ExchangeSink as _, Recorded};
use mock_store::{Options, QueueLimits};

use crate::{
    server::Server,
    support::{get, until},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_run_again_gets_everything_that_waited() {
    let Some((mut server, address)) = server().await else {
        return;
    };
    let store = mock_store::open(&address).await.unwrap();
    let sink = store.sink();
    sink.record(get("/before"));
    store.flush().await.unwrap();
    server = blocking(server, Server::stop).await;
    for n in 0..1200 {
        let started = Instant::now();
        assert_eq!(sink.record(get(&format!("/during/{n}"))), Recorded::Whole);
        assert!(
            started.elapsed() < Duration::from_millis(200),
            "nobody waits for the server"
        );
    }
    until(|| store.health().failing).await;
    let told = store.health().last_failure.unwrap().text;
    assert!(
        told.contains("cannot be reached") && !told.contains("hush"),
        "{told}"
    );
    server = blocking(server, Server::run).await;
    until(|| store.health().queued == 0 && !store.health().failing).await;
    store.flush().await.unwrap();
    assert_eq!(store.progress().await.unwrap().total, 1201);
    assert_eq!(store.health().lost_rows, 0);
    store.close().await;
    blocking(server, Server::stop).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_long_absence_costs_is_counted_and_written_down_afterwards() {
    let Some((mut server, address)) = server().await else {
        return;
    };
    let limits = QueueLimits {
        rows: 1000,
        ..QueueLimits::default()
    };
    let options = Options {
        queue: limits,
        ..Options::default()
    };
    let store = mock_store::open_with(&address, options).await.unwrap();
    server = blocking(server, Server::stop).await;
    let n_lost = (0..5000)
        .filter(|n| store.sink().record(get(&format!("/{n}"))) == Recorded::Lost)
        .count() as u64;
    assert!(n_lost >= 3000, "{n_lost}");
    until(|| store.health().failing).await;
    assert_eq!(store.health().lost_rows, n_lost);
    server = blocking(server, Server::run).await;
    until(|| store.health().queued == 0 && !store.health().failing).await;
    store.flush().await.unwrap();
    let progress = store.progress().await.unwrap();
    assert_eq!(
        (progress.total, progress.lost_rows),
        (5000 - n_lost, n_lost)
    );
    assert_eq!(
        store
            .losses()
            .await
            .unwrap()
            .iter()
            .map(|loss| loss.rows)
            .sum::<u64>(),
        n_lost
    );
    store.close().await;
    blocking(server, Server::stop).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_does_not_wait_for_a_server_that_has_gone() {
    let Some((mut server, address)) = server().await else {
        return;
    };
    let store = mock_store::open(&address).await.unwrap();
    server = blocking(server, Server::stop).await;
    for n in 0..3000 {
        store.sink().record(get(&format!("/{n}")));
    }
    let closed = tokio::time::timeout(Duration::from_secs(10), store.close());
    closed.await.expect("it does not wait");
    assert_eq!(store.health().lost_rows, 3000);
    blocking(server, Server::stop).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_not_there_is_told_at_once_and_without_the_password() {
    let Some((server, address)) = server().await else {
        return;
    };
    let server = blocking(server, Server::stop).await;
    let started = Instant::now();
    let error = mock_store::open(&address).await.unwrap_err().to_string();
    assert!(started.elapsed() < Duration::from_secs(10));
    assert!(
        error.contains("cannot be reached") && !error.contains("hush"),
        "{error}"
    );
    blocking(server, Server::stop).await;
}

async fn server() -> Option<(Server, std::path::PathBuf)> {
    let server = tokio::task::spawn_blocking(Server::of_our_own)
        .await
        .unwrap()?;
    let address = server.empty().await;
    Some((server, address))
}

/// Does it on a thread that may wait.
async fn blocking(mut server: Server, step: fn(&mut Server)) -> Server {
    tokio::task::spawn_blocking(move || {
        step(&mut server);
        server
    })
    .await
    .unwrap()
}
