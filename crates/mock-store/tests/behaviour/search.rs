//! Words and counts, whatever database is behind it.

use std::time::Duration;

use http::Method;
use mock_core::{ExchangeSink as _, Source, StreamMessage};
use mock_store::{Filter, Store};
use tokio::time::{sleep, timeout};

use crate::support::{exchange, get, message, operation, paths, until};

pub(crate) async fn recorded(store: &Store) {
    let mut create = exchange(Method::POST, "/pets", 201);
    create.operation = operation("POST", "/pets", "createPet");
    create.query = Some("dryRun=no".to_owned());
    create.request = message(
        &[("content-type", "application/json"), ("x-trace", "blue-7")],
        "{\"owner\": \"Ada Lovelace\", \"näme\": \"Ünal\"}".as_bytes(),
    );
    create.response = message(&[("x-request", "gzip no more")], b"{\"id\": 7}");
    let mut proxied = get("/whales/1");
    proxied.source = Source::Proxy;
    proxied.base = Some("https://api.example.com".into());
    proxied.total_us = 2_000_000;
    proxied.response = message(
        &[],
        &[b"the white whale ".as_slice(), &[b'x'; 20_000]].concat(),
    );
    let mut binary = get("/binary");
    binary.response = message(&[], b"owner\x00\xFFwhale");
    let mut socket = get("/socket");
    socket.messages = vec![StreamMessage {
        at_us: socket.at_us,
        from_client: true,
        text: true,
        data: b"hello harpoon"[..].into(),
        len: 13,
    }];
    for one in [create, proxied, binary, socket] {
        store.sink().record(one);
    }
    store.flush().await.unwrap();
}

pub(crate) async fn words_are_found_at_once_and_as_documented(store: &Store) {
    recorded(store).await;
    for (filter, expected) in [
        ("body~owner", &["/pets"][..]),
        ("body~OWNER", &["/pets"]),
        // Whole words, unless they are left open.
        ("body~own", &[]),
        ("body~own*", &["/pets"]),
        ("body~\"lovelace ada\"", &["/pets"]),
        ("body~\"ada whale\"", &[]),
        ("body~ünal", &["/pets"]),
        ("body~whale", &["/whales/1"]),
        ("body~harpoon", &["/socket"]),
        ("whale", &["/whales/1"]),
        ("pet", &["/pets"]),
        ("createp", &["/pets"]),
        ("dryrun", &["/pets"]),
        ("lovelace", &["/pets"]),
        ("love", &[]),
        ("-whale -pets", &["/socket", "/binary"]),
        ("whale source:proxy", &["/whales/1"]),
        ("whale method:POST", &[]),
        ("header~gzip", &["/pets"]),
        ("header:x-request~gzip", &["/pets"]),
        ("header:x-trace~gzip", &[]),
        ("header:x-trace", &["/pets"]),
        ("header:X-Trace=blue", &["/pets"]),
        ("-header:x-trace", &["/socket", "/binary", "/whales/1"]),
        ("source:proxy", &["/whales/1"]),
        ("host:api.example.com", &["/whales/1"]),
        ("host:*.example.com", &["/whales/1"]),
        ("host:127.0.0.1", &["/socket", "/binary", "/pets"]),
        ("host:127.0.0.1:4010", &["/socket", "/binary", "/pets"]),
        ("duration>1s", &["/whales/1"]),
        ("duration>=2000ms duration<=2s", &["/whales/1"]),
        ("bytes>10kB", &["/whales/1"]),
        ("path~hal", &["/whales/1"]),
        ("until:1h", &[]),
        ("since:2020-01-01 until:2020-01-02T10:30Z", &[]),
        ("since:2020-01-01T00:00:00Z bytes>10kB", &["/whales/1"]),
        ("violations=0 status=201", &["/pets"]),
        ("violations<2 violations>0", &[]),
    ] {
        assert_eq!(paths(store, filter).await, expected, "{filter}");
    }
    let newest = store.page(&Filter::default(), None, 1).await.unwrap().rows;
    assert_eq!(
        paths(store, &format!("id:{}", newest[0].id)).await,
        ["/socket"]
    );
}

pub(crate) async fn the_index_catches_up_by_itself_and_forgets_what_goes(store: &Store) {
    for n in 0..3000 {
        let mut one = get(&format!("/{n}"));
        one.response = message(&[], format!("{{\"word\": \"w{n}\"}}").as_bytes());
        store.sink().record(one);
    }
    store.flush().await.unwrap();
    assert_eq!(store.progress().await.unwrap().total, 3000);
    // How far behind it is by now is the machine's affair; that it catches up is not.
    caught_up(store).await;
    until(|| store.health().unindexed == 0).await;
    assert_eq!(paths(store, "body~w17").await, ["/17"]);
    let keep = mock_store::Retention {
        rows: 1000,
        ..mock_store::Retention::default()
    };
    store.prune(keep).await.unwrap();
    assert_eq!(paths(store, "body~w17").await, [""; 0]);
    assert_eq!(paths(store, "body~w2017").await, ["/2017"]);
    store.clear().await.unwrap();
    assert_eq!(paths(store, "body~w2017").await, [""; 0]);
    store.sink().record(get("/again"));
    store.flush().await.unwrap();
    assert_eq!(paths(store, "again").await, ["/again"]);
}

async fn caught_up(store: &Store) {
    let waited = async {
        while store.progress().await.unwrap().unindexed > 0 {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(30), waited).await.unwrap();
}

pub(crate) async fn a_page_of_many_matches_says_that_there_are_more(store: &Store) {
    for n in 0..12_000 {
        if store.health().queued > 3000 {
            store.flush().await.unwrap();
        }
        store.sink().record(get(&format!("/many/{n}")));
    }
    store.flush().await.unwrap();
    let filter = Filter::parse("path:/many/* status:2xx").unwrap();
    let page = store.page(&filter, None, 10).await.unwrap();
    assert_eq!(
        (page.total, page.total_is_more, page.more),
        (10_000, true, true)
    );
    assert_eq!(page.rows[0].path, "/many/11999");
    assert_eq!(store.count(&filter).await.unwrap(), 12_000);
    let page = store.page(&Filter::default(), None, 10).await.unwrap();
    assert_eq!((page.total, page.total_is_more), (12_000, false));
}
