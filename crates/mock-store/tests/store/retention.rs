use std::time::Duration;

use mock_core::{ExchangeId, ExchangeSink as _};
use mock_store::{Filter, Options, Retention};

use crate::support::{Place, get, message, now_ms, paths, until};

#[tokio::test]
async fn room_goes_back_to_the_disk_while_nothing_arrives() {
    let place = Place::new();
    let store = place.open().await;
    for n in 0..1000 {
        let mut one = get(&format!("/{n}"));
        one.response = message(&[], &[b'x'; 4000]);
        store.sink().record(one);
    }
    store.flush().await.unwrap();
    let keep = Retention {
        rows: 10,
        ..Retention::default()
    };
    store.prune(keep).await.unwrap();
    let size = || std::fs::metadata(place.file()).unwrap().len();
    until(|| size() < 1_000_000).await;
    assert_eq!(paths(&store, "path:/999").await, ["/999"]);
}

#[tokio::test]
async fn the_newest_that_fit_stay_and_the_room_goes_back_at_once() {
    let place = Place::new();
    let store = place.open().await;
    for n in 0..60 {
        let mut one = get(&format!("/{n}"));
        // Words that do not repeat, so that the index is large as well.
        let text: String = (0..40_000).map(|word| format!("w{n}x{word} ")).collect();
        one.response = message(&[], &text.as_bytes()[..200_000]);
        store.sink().record(one);
    }
    store.flush().await.unwrap();
    until(|| store.health().unindexed == 0).await;
    let size = || std::fs::metadata(place.file()).unwrap().len();
    let before = size();
    let keep = Retention {
        bytes: before / 2,
        ..Retention::default()
    };
    let n_removed = store.prune(keep).await.unwrap();
    let left = store.count(&Filter::default()).await.unwrap();
    assert_eq!(n_removed + left, 60);
    assert!(
        (20..=40).contains(&left),
        "{left} of 60 in {} bytes",
        size()
    );
    assert!(size() <= before / 2, "{} of {before}", size());
    assert_eq!(paths(&store, "path:/59").await, ["/59"]);
}

#[tokio::test]
async fn what_is_too_old_goes() {
    let place = Place::new();
    let keep = Retention {
        age: Some(Duration::from_secs(3600)),
        ..Retention::default()
    };
    let options = Options {
        retention: keep,
        ..Options::default()
    };
    let store = mock_store::open_with(&place.file(), options).await.unwrap();
    let mut old = get("/old");
    old.id = ExchangeId::at(now_ms() - 7_200_000, 0);
    store.sink().record(get("/new"));
    store.sink().record(old);
    store.flush().await.unwrap();
    store.prune(keep).await.unwrap();
    assert_eq!(paths(&store, "").await, ["/new"]);
}

#[tokio::test]
async fn nothing_is_lost_when_the_clock_jumps_back() {
    let place = Place::new();
    let store = place.open().await;
    let now_ms = now_ms();
    for (n, jump_ms) in [0, 0, -3_600_000, -3_600_000, 1, -86_400_000]
        .into_iter()
        .enumerate()
    {
        let mut one = get(&format!("/{n}"));
        one.id = ExchangeId::at(now_ms + jump_ms, n as u32);
        one.at_us = (now_ms + jump_ms) * 1000;
        store.sink().record(one);
        store.flush().await.unwrap();
    }
    assert_eq!(store.health().lost_rows, 0);
    // In the order of the times that they say.
    assert_eq!(
        paths(&store, "").await,
        ["/4", "/1", "/0", "/3", "/2", "/5"]
    );
    let all = store.statistics(&Filter::default(), None, 4).await.unwrap();
    assert_eq!(all.all.n, 6);
    assert_eq!(paths(&store, "5").await, ["/5"]);
}

#[tokio::test]
async fn what_is_kept_can_be_changed_while_it_records() {
    let place = Place::new();
    let store = place.open().await;
    for n in 0..4000 {
        store.sink().record(get(&format!("/{n}")));
    }
    store.flush().await.unwrap();
    store.set_retention(Retention {
        rows: 10,
        ..Retention::default()
    });
    store.sink().record(get("/last"));
    let watched = store.subscribe();
    until(|| watched.borrow().total == 10).await;
    assert_eq!(paths(&store, "path:/last").await, ["/last"]);
}
