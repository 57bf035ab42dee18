//! Several mocks on one database, and whoever watches them.

use std::time::Duration;

use mock_core::{ExchangeId, ExchangeSink as _};
use mock_store::{Filter, Store};

use crate::{
    server,
    support::{get, now_ms},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replicas_that_open_a_new_database_at_once_take_turns() {
    let Some(address) = server::empty().await else {
        return;
    };
    let opened = (0..6).map(|_| tokio::spawn(open(address.clone())));
    for one in opened.collect::<Vec<_>>() {
        one.await.unwrap().close().await;
    }
}

async fn open(address: std::path::PathBuf) -> Store {
    mock_store::open(&address).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exchanges_of_two_replicas_with_the_same_ids_are_all_kept() {
    let Some(address) = server::empty().await else {
        return;
    };
    let (one, two) = (open(address.clone()).await, open(address).await);
    let now_ms = now_ms();
    for (store, name) in [(&one, "one"), (&two, "two")] {
        for n in 0..1500 {
            let mut exchange = get(&format!("/{name}/{n}"));
            exchange.id = ExchangeId::at(now_ms + i64::from(n / 700), n);
            store.sink().record(exchange);
        }
    }
    let (first, second) = tokio::join!(one.flush(), two.flush());
    first.and(second).unwrap();
    for (name, store) in [("one", &one), ("two", &two)] {
        let filter = Filter::parse(&format!("path:/{name}/*")).unwrap();
        assert_eq!(store.count(&filter).await.unwrap(), 1500);
        assert_eq!(store.health().lost_rows, 0);
    }
    let page = one.page(&Filter::default(), None, 1000).await.unwrap();
    assert_eq!(page.total, 3000);
    let details = one.exchange(page.rows[0].id).await.unwrap().unwrap();
    assert_eq!(details.trace.len(), 1, "what belongs to a row goes with it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_exchange_handed_in_twice_is_one() {
    let Some(address) = server::empty().await else {
        return;
    };
    let store = open(address).await;
    let exchange = get("/once");
    for _ in 0..3 {
        store.sink().record(exchange.clone());
        store.flush().await.unwrap();
    }
    assert_eq!(store.progress().await.unwrap().total, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_on_another_machine_sees_each_exchange_at_once() {
    let Some(address) = server::empty().await else {
        return;
    };
    let mock = open(address.clone()).await;
    let studio = mock_store::view(&address).await.unwrap();
    let mut watched = studio.subscribe();
    // The listener is there when its first totals are.
    tokio::time::sleep(Duration::from_millis(500)).await;
    for n in 1..=5_u64 {
        mock.sink().record(get("/live"));
        let seen = watched.wait_for(|progress| progress.total == n);
        tokio::time::timeout(Duration::from_secs(2), seen)
            .await
            .unwrap()
            .unwrap();
    }
    assert_eq!(
        studio
            .page(&Filter::default(), None, 10)
            .await
            .unwrap()
            .rows
            .len(),
        5
    );
    mock.clear().await.unwrap();
    let seen = watched.wait_for(|progress| progress.total == 0);
    tokio::time::timeout(Duration::from_secs(2), seen)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn listeners_are_told_ten_times_a_second_and_of_the_last_one() {
    let Some(address) = server::empty().await else {
        return;
    };
    let mut listener = sqlx::postgres::PgListener::connect(address.to_str().unwrap())
        .await
        .unwrap();
    listener.listen("specwright_traffic").await.unwrap();
    let mock = open(address).await;
    let heard = tokio::spawn(async move {
        let mut heard = Vec::new();
        while let Ok(Ok(_)) = tokio::time::timeout(Duration::from_secs(3), listener.recv()).await {
            heard.push(tokio::time::Instant::now());
        }
        heard
    });
    let mut last = tokio::time::Instant::now();
    for _ in 0..200 {
        mock.sink().record(get("/often"));
        last = tokio::time::Instant::now();
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let took = last.elapsed() + Duration::from_millis(10) * 200;
    let heard = heard.await.unwrap();
    assert!(
        heard.last().unwrap() > &last,
        "the last exchange is told of"
    );
    // Slow machines take longer for the whole of it; pauses are what counts.
    let too_soon = heard
        .windows(2)
        .filter(|two| two[1] - two[0] < Duration::from_millis(60));
    assert!(too_soon.count() <= 1, "{} words in {took:?}", heard.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replicas_prune_and_write_side_by_side() {
    let Some(address) = server::empty().await else {
        return;
    };
    let stores = [
        open(address.clone()).await,
        open(address.clone()).await,
        open(address).await,
    ];
    let keep = mock_store::Retention {
        rows: 300,
        ..Default::default()
    };
    for round in 0..8 {
        for (idx, store) in stores.iter().enumerate() {
            for n in 0..200 {
                store.sink().record(get(&format!("/{round}/{idx}/{n}")));
            }
        }
        let pruned = stores.each_ref().map(|store| store.prune(keep));
        for one in pruned {
            one.await.unwrap();
        }
    }
    for store in &stores {
        assert_eq!(
            (store.health().lost_rows, store.health().last_failure),
            (0, None)
        );
    }
    stores[0].prune(keep).await.unwrap();
    let page = stores[0]
        .page(&Filter::default(), None, 1000)
        .await
        .unwrap();
    assert_eq!(page.rows.len(), 300);
    // Totals are counted on the side; they must not drift from what is there.
    assert_eq!(stores[0].progress().await.unwrap().total, 300);
}
