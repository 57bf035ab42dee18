//! Figures over a time, whatever database is behind it.

use http::Method;
use mock_core::{ExchangeId, ExchangeSink as _};
use mock_store::{Filter, Retention, Statistics, Store, Window};

use crate::support::{exchange, message, operation};

const START_MS: i64 = 1_700_000_000_000;

/// A hundred reads of 1 to 100 ms, one every second, and ten writes that fail.
async fn recorded(store: &Store) {
    for n in 1..=100_i64 {
        let mut read = exchange(Method::GET, &format!("/pets/{n}"), 200);
        read.operation = operation("GET", "/pets/{id}", "getPet");
        read.id = ExchangeId::at(START_MS + n * 1000, 0);
        read.total_us = (n * 1000) as u32;
        read.response = message(&[], b"1234567890");
        store.sink().record(read);
    }
    for n in 1..=10_i64 {
        let mut write = exchange(Method::POST, "/pets", 422);
        write.id = ExchangeId::at(START_MS + n * 1000, 1);
        write.request = message(&[], b"12345");
        write.total_us = 7;
        write.violations.push(mock_core::Violation {
            part: mock_core::ViolationPart::Body,
            at: String::new(),
            rule: "type".to_owned(),
            message: String::new(),
            source: None,
        });
        store.sink().record(write);
    }
    store.flush().await.unwrap();
}

async fn statistics(store: &Store, filter: &str, window: Option<Window>) -> Statistics {
    let filter = Filter::parse(filter).unwrap();
    store.statistics(&filter, window, 10).await.unwrap()
}

pub(crate) async fn figures_are_those_of_the_exchanges(store: &Store) {
    recorded(store).await;
    let all = statistics(store, "", None).await;
    assert_eq!((all.all.n, all.all.by_class), (110, [0, 0, 100, 0, 10, 0]));
    assert_eq!((all.all.request_bytes, all.all.response_bytes), (50, 1000));
    assert_eq!((all.all.n_violating, all.all.n_violations), (10, 10));
    let reads = &all.operations[0];
    assert_eq!(
        (reads.operation_id.as_str(), reads.summary.n),
        ("getPet", 100)
    );
    let latency = reads.summary.latency;
    assert_eq!(
        [
            latency.p50_us,
            latency.p90_us,
            latency.p95_us,
            latency.p99_us,
            latency.max_us
        ],
        [50_000, 90_000, 95_000, 99_000, 100_000]
    );
    assert_eq!(
        (all.operations[1].path.as_str(), all.operations[1].summary.n),
        ("", 10)
    );
    assert_eq!(all.slots.iter().map(|slot| slot.n).sum::<u64>(), 110);
    assert_eq!(all.slots.iter().map(|slot| slot.n_failed).sum::<u64>(), 10);
    assert!((all.all.per_second - 110.0 / 99.001).abs() < 1e-6);
}

pub(crate) async fn windows_and_filters_narrow_them(store: &Store) {
    recorded(store).await;
    let window = Window {
        from_us: (START_MS + 11_000) * 1000,
        until_us: (START_MS + 21_000) * 1000,
    };
    for (filter, window, n) in [
        ("", Some(window), 10),
        ("status:4xx", None, 10),
        ("op:getPet ms>90", None, 10),
        ("-ms>90 op:getPet", None, 90),
        ("bytes=0", None, 10),
        ("path:/pets/1*", None, 12),
        ("path:/pets/1* ms<=10", None, 2),
        ("violations>0", None, 10),
        ("until:2023-11-14T22:13:31Z", None, 20),
        ("since:2023-11-14T22:13:31Z", None, 90),
        ("getpet", None, 100),
        ("op:nothing", None, 0),
    ] {
        assert_eq!(statistics(store, filter, window).await.all.n, n, "{filter}");
    }
    let keep = Retention {
        rows: 60,
        ..Retention::default()
    };
    store.prune(keep).await.unwrap();
    assert_eq!(statistics(store, "", None).await.all.n, 60);
    store.clear().await.unwrap();
    let none = statistics(store, "", None).await;
    assert_eq!(
        (none.all.n, none.operations.len(), none.slots.len()),
        (0, 0, 10)
    );
}
