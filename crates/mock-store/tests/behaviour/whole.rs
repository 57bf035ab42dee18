//! Whole exchanges one after the other, whatever database is behind it.

use bytes::Bytes;
use http::Method;
use mock_core::{Exchange, ExchangeId, ExchangeSink as _, StreamMessage};
use mock_store::{Exchanges, Filter, Order, RecordedExchange, Retention, Store};

use super::record;
use crate::support::{exchange, get, message, now_ms};

/// More than one chunk.
const N_ROWS: usize = 1203;

async fn all(mut exchanges: Exchanges) -> Vec<RecordedExchange> {
    let mut found = Vec::new();
    while let Some(exchange) = exchanges.next().await.unwrap() {
        found.push(exchange);
    }
    found
}

fn ids(found: &[RecordedExchange]) -> Vec<ExchangeId> {
    found.iter().map(|one| one.row.id).collect()
}

fn parse(filter: &str) -> Filter {
    Filter::parse(filter).unwrap()
}

/// Of every kind: bodies, none, messages, failures, a large body.
fn varied(n: usize) -> Exchange {
    let method = if n.is_multiple_of(3) {
        Method::POST
    } else {
        Method::GET
    };
    let status = if n.is_multiple_of(5) { 422 } else { 200 };
    let mut one = exchange(method, &format!("/pets/{n}"), status);
    one.request = message(&[("x-number", &n.to_string())], b"");
    if !n.is_multiple_of(7) {
        one.response = message(&[], format!("{{\"pet\": \"n{n}\"}}").as_bytes());
    }
    if n.is_multiple_of(400) {
        one.request = message(&[], &vec![b'r'; 400_000 + n]);
    }
    let count = if n.is_multiple_of(11) { 3 } else { 0 };
    one.messages = (0..count)
        .map(|k| StreamMessage {
            at_us: one.at_us + k,
            from_client: k % 2 == 0,
            text: true,
            data: Bytes::from(format!("{n} says {k}")),
            len: 9,
        })
        .collect();
    one
}

pub(crate) async fn exchanges_come_whole_and_in_either_order(store: &Store) {
    let given: Vec<Exchange> = (0..N_ROWS).map(varied).collect();
    record(store, &given).await;
    let oldest_first = all(store.exchanges(&Filter::default(), Order::OldestFirst)).await;
    let wanted: Vec<_> = given.iter().map(|one| one.id).collect();
    assert_eq!(ids(&oldest_first), wanted);
    for (found, given) in oldest_first.iter().zip(&given) {
        assert_eq!(found.response.body, given.response.body);
        assert_eq!(found.request.body, given.request.body);
        assert_eq!(found.messages, given.messages);
        assert_eq!(found.request.headers.len(), given.request.headers.len());
    }
    // Alone, each is the same.
    for found in oldest_first.iter().step_by(97) {
        assert_eq!(
            store.exchange(found.row.id).await.unwrap().as_ref(),
            Some(found)
        );
    }
    let mut newest_first = all(store.exchanges(&Filter::default(), Order::NewestFirst)).await;
    newest_first.reverse();
    assert_eq!(ids(&newest_first), wanted);
}

pub(crate) async fn a_filter_and_bounds_choose_whole_exchanges(store: &Store) {
    let given: Vec<Exchange> = (0..N_ROWS).map(varied).collect();
    record(store, &given).await;
    for filter in [
        "status:422",
        "method:POST status:200 path:/pets/1*",
        "body~n77",
        "-body~n77 method:GET",
        "method:DELETE",
        "header:x-number~9",
    ] {
        for order in [Order::OldestFirst, Order::NewestFirst] {
            let mut found = ids(&all(store.exchanges(&parse(filter), order)).await);
            let page = store.page(&parse(filter), None, 1000).await.unwrap();
            if order == Order::OldestFirst {
                found.reverse();
            }
            let rows: Vec<_> = page.rows.iter().map(|row| row.id).collect();
            assert_eq!(found, rows, "{filter} {order:?}");
        }
    }
    let (first, last) = (given[100].id, given[700].id);
    let bounded = store
        .exchanges(&Filter::default(), Order::OldestFirst)
        .after(first)
        .before(last);
    let wanted: Vec<_> = given[101..700].iter().map(|one| one.id).collect();
    assert_eq!(ids(&all(bounded).await), wanted);
}

pub(crate) async fn what_is_written_or_pruned_while_reading_disturbs_nobody(store: &Store) {
    let given: Vec<Exchange> = (0..N_ROWS).map(varied).collect();
    record(store, &given).await;
    let mut reading = store.exchanges(&Filter::default(), Order::OldestFirst);
    let first = reading.next().await.unwrap().unwrap();
    assert_eq!(first.row.id, given[0].id);
    // Each that is read makes a new one; those never come, or this would have no end.
    let mut n_read = 1;
    while let Some(read) = reading.next().await.unwrap() {
        n_read += 1;
        assert_eq!(read.response.body, given[n_read - 1].response.body);
        store.sink().record(get("/later"));
        if n_read.is_multiple_of(400) {
            store.flush().await.unwrap();
        }
    }
    assert_eq!(n_read, N_ROWS);
    // What goes while it is read is whole or not there.
    let mut reading = store.exchanges(&parse("path:/pets/*"), Order::OldestFirst);
    reading.next().await.unwrap();
    let none = Retention {
        rows: 0,
        ..Retention::default()
    };
    store.prune(none).await.unwrap();
    while let Some(read) = reading.next().await.unwrap() {
        assert!(!read.trace.is_empty());
    }
    // One that is dropped in the middle holds nothing.
    record(store, &given).await;
    let mut reading = store.exchanges(&Filter::default(), Order::NewestFirst);
    reading.next().await.unwrap();
    drop(reading);
    store.clear().await.unwrap();
    assert_eq!(store.count(&Filter::default()).await.unwrap(), 0);
}

pub(crate) async fn large_exchanges_come_a_few_at_a_time(store: &Store) {
    let large = |n: u8| {
        let mut one = get(&format!("/large/{n}"));
        one.response = message(&[], &vec![n; 3_000_000]);
        one
    };
    let given: Vec<Exchange> = (0..9).map(large).collect();
    record(store, &given).await;
    for order in [Order::OldestFirst, Order::NewestFirst] {
        let found = all(store.exchanges(&Filter::default(), order)).await;
        assert_eq!(found.len(), given.len());
        for read in &found {
            let same = given.iter().find(|one| one.id == read.row.id).unwrap();
            assert!(read.response.body == same.response.body);
        }
    }
}

/// Rows of several kinds, in bursts with long times between them.
pub(crate) async fn rare_and_dense_matches_are_found_across_long_silences(store: &Store) {
    let now_ms = now_ms();
    let days = [400, 30, 3, 1, 0];
    let mut given = Vec::new();
    for (burst, n_days) in days.into_iter().enumerate() {
        for n in 0..300_u32 {
            let mut one = varied(n as usize);
            let at_ms = now_ms - n_days * 86_400_000 + i64::from(n) * 37;
            one.id = ExchangeId::at(at_ms, n);
            one.at_us = at_ms * 1000;
            // Paths of one kind: the others have none of them.
            if one.method == Method::POST && one.status == 200 {
                one.path = format!("/burst/{burst}/{n}");
            }
            given.push(one);
        }
    }
    record(store, &given).await;
    for (pattern, filter) in [
        ("/burst/", "path:/burst/* status<500"),
        ("/burst/0/", "path:/burst/0/* status:2xx"),
        ("/burst/3/1", "path:/burst/3/1* status>=200"),
        ("/nowhere", "path:/nowhere* status>=200"),
    ] {
        let meant = given.iter().filter(|one| one.path.starts_with(pattern));
        let wanted: Vec<_> = meant.map(|one| one.id).collect();
        let found = ids(&all(store.exchanges(&parse(filter), Order::OldestFirst)).await);
        assert_eq!(found, wanted, "{filter}");
        assert_eq!(
            store.count(&parse(filter)).await.unwrap(),
            wanted.len() as u64
        );
        let (mut rows, mut before) = (Vec::new(), None);
        loop {
            let page = store.page(&parse(filter), before, 50).await.unwrap();
            assert_eq!(
                (page.total, page.total_is_more),
                (wanted.len() as u64, false)
            );
            before = page.rows.last().map(|row| row.id);
            rows.extend(page.rows.iter().map(|row| row.id));
            if !page.more {
                break;
            }
        }
        rows.reverse();
        assert_eq!(rows, wanted, "{filter}");
    }
}
