//! What every store does, whatever database is behind it. Each test is given an empty one.

pub(crate) mod search;
mod statistics;
pub(crate) mod whole;

pub(crate) use search::{
    a_page_of_many_matches_says_that_there_are_more,
    the_index_catches_up_by_itself_and_forgets_what_goes,
    words_are_found_at_once_and_as_documented,
};
pub(crate) use statistics::{figures_are_those_of_the_exchanges, windows_and_filters_narrow_them};
pub(crate) use whole::{
    a_filter_and_bounds_choose_whole_exchanges, exchanges_come_whole_and_in_either_order,
    large_exchanges_come_a_few_at_a_time, rare_and_dense_matches_are_found_across_long_silences,
    what_is_written_or_pruned_while_reading_disturbs_nobody,
};

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method};
use mock_core::{Exchange, ExchangeId, ExchangeSink as _, StreamMessage, Violation, ViolationPart};
use mock_store::{BodyState, Filter, Retention, Side, Store};

use crate::support::{exchange, get, message, now_ms, operation, paths, round_trip};

/// Makes a test of each behaviour. `$empty` gives an empty store, or none where there is no database.
#[macro_export]
macro_rules! behaves_like_a_store {
    ($empty:path: $($name:ident)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            let Some(empty) = $empty().await else { return };
            $crate::behaviour::$name(&empty.store).await;
            empty.store.close().await;
        }
    )*};
    ($empty:path) => {
        $crate::behaves_like_a_store!($empty:
            an_exchange_comes_back_as_it_was
            streams_and_large_bodies_come_back
            exchanges_come_whole_and_in_either_order
            a_filter_and_bounds_choose_whole_exchanges
            what_is_written_or_pruned_while_reading_disturbs_nobody
            large_exchanges_come_a_few_at_a_time
            rare_and_dense_matches_are_found_across_long_silences
            pages_follow_each_other_without_gap_or_repetition
            a_filter_finds_what_it_says
            wildcards_of_the_database_are_letters
            the_oldest_go_when_there_are_too_many_or_too_much_or_they_are_too_old
            clearing_leaves_nothing
            no_secret_is_kept
            odd_texts_are_kept_as_far_as_they_can
            whoever_watches_hears_of_what_is_written
            words_are_found_at_once_and_as_documented
            the_index_catches_up_by_itself_and_forgets_what_goes
            a_page_of_many_matches_says_that_there_are_more
            figures_are_those_of_the_exchanges
            windows_and_filters_narrow_them
        );
    };
}

pub(crate) async fn an_exchange_comes_back_as_it_was(store: &Store) {
    let mut given = exchange(Method::POST, "/pets/a%20b", 422);
    given.query = Some("dry=1".to_owned());
    given.operation = operation("POST", "/pets/{id}", "createPet");
    given.request = message(&[("b", "1"), ("a", "2"), ("b", "3")], b"\x00\xFFraw");
    given.response = message(&[], b"{\"title\": \"No\"}");
    given.response.body_len = 5000;
    given.violations.push(Violation {
        part: ViolationPart::Body,
        at: "/name".to_owned(),
        rule: "required".to_owned(),
        message: "`name` is missing.".to_owned(),
        source: Some("pets.yaml#/paths".to_owned()),
    });
    let read = round_trip(store, given.clone()).await;
    let row = &read.row;
    assert_eq!((row.id, row.at_us), (given.id, given.at_us));
    assert_eq!(
        (row.status, &row.method[..], &row.path[..]),
        (422, "POST", "/pets/a%20b")
    );
    assert_eq!(
        (row.query.as_deref(), row.base.as_deref()),
        (Some("dry=1"), given.base.as_deref())
    );
    assert_eq!((&row.version[..], &row.source[..]), ("HTTP/1.1", "mock"));
    assert_eq!(row.operation_id.as_deref(), Some("createPet"));
    assert_eq!(row.operation_path.as_deref(), Some("/pets/{id}"));
    let times = (
        row.queued_us,
        row.decide_us,
        row.first_byte_us,
        row.total_us,
    );
    assert_eq!(times, (5, 12, 33_000, 34_000));
    assert_eq!(
        (row.response_len, row.response_state),
        (5000, BodyState::Beginning)
    );
    assert_eq!((row.request_len, row.request_state), (5, BodyState::Whole));
    assert_eq!(&read.request.body[..], b"\x00\xFFraw");
    let headers = [("b", "1"), ("b", "3"), ("a", "2")];
    assert_eq!(
        read.request.headers,
        headers.map(|(name, value)| (name.into(), value.into()))
    );
    assert_eq!((row.n_violations, &read.violations[0].at[..]), (1, "/name"));
    assert_eq!(read.trace[0].text, "found");
    let body = store.body(given.id, Side::Response).await.unwrap();
    assert_eq!(&body[..], b"{\"title\": \"No\"}");
    assert_eq!(store.exchange(ExchangeId(1)).await.unwrap(), None);
}

pub(crate) async fn streams_and_large_bodies_come_back(store: &Store) {
    let mut given = get("/socket");
    given.response = message(&[], &vec![7; 3_000_000]);
    given.messages = (0..20)
        .map(|n| StreamMessage {
            at_us: given.at_us + n,
            from_client: n % 2 == 0,
            text: n % 3 == 0,
            data: Bytes::from(vec![b'x'; n as usize]),
            len: n.unsigned_abs() + 5,
        })
        .collect();
    let read = round_trip(store, given.clone()).await;
    assert_eq!(read.messages, given.messages);
    assert_eq!(read.response.body, given.response.body);
}

pub(crate) async fn pages_follow_each_other_without_gap_or_repetition(store: &Store) {
    let given: Vec<Exchange> = (0..1203).map(|n| get(&format!("/{n}"))).collect();
    record(store, &given).await;
    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let page = store.page(&Filter::default(), before, 100).await.unwrap();
        assert_eq!(page.total, 1203);
        before = page.rows.last().map(|row| row.id);
        seen.extend(page.rows.into_iter().map(|row| row.path));
        if !page.more {
            break;
        }
    }
    let wanted: Vec<_> = given
        .iter()
        .rev()
        .map(|exchange| exchange.path.clone())
        .collect();
    assert_eq!(seen, wanted);
}

pub(crate) async fn a_filter_finds_what_it_says(store: &Store) {
    let mut added = exchange(Method::POST, "/pets", 201);
    added.operation = operation("POST", "/pets", "createPet");
    let mut wrong = exchange(Method::POST, "/pets/7", 422);
    wrong.violations.push(Violation {
        part: ViolationPart::Body,
        at: String::new(),
        rule: "type".to_owned(),
        message: "No.".to_owned(),
        source: None,
    });
    wrong.total_us = 900_000;
    let missing = exchange(Method::GET, "/owners/9", 404);
    record(store, &[added, wrong, missing]).await;
    for (filter, found) in [
        ("", vec!["/owners/9", "/pets/7", "/pets"]),
        ("status>=400", vec!["/owners/9", "/pets/7"]),
        ("status:2xx", vec!["/pets"]),
        ("method:post", vec!["/pets/7", "/pets"]),
        ("-method:post", vec!["/owners/9"]),
        ("path:/pets*", vec!["/pets/7", "/pets"]),
        ("path:/pets", vec!["/pets"]),
        ("op:createPet", vec!["/pets"]),
        ("op:\"POST /pe*\"", vec!["/pets"]),
        ("-op:createPet", vec!["/owners/9", "/pets/7"]),
        ("violations>0", vec!["/pets/7"]),
        ("ms>500 status!=500", vec!["/pets/7"]),
        (
            "since:10m status>=400 method:GET path:/owners/*",
            vec!["/owners/9"],
        ),
    ] {
        assert_eq!(paths(store, filter).await, found, "{filter}");
        let count = store.count(&Filter::parse(filter).unwrap()).await.unwrap();
        assert_eq!(count, found.len() as u64, "{filter}");
    }
}

pub(crate) async fn wildcards_of_the_database_are_letters(store: &Store) {
    let given = ["/a_b", "/a%b", "/a?b", "/a[x]b", "/a\\b", "/axb"].map(get);
    record(store, &given).await;
    for (filter, found) in [
        ("path:/a_*", vec!["/a_b"]),
        ("path:/a%*", vec!["/a%b"]),
        ("path:/a?*", vec!["/a?b"]),
        ("path:\"/a[x]*\"", vec!["/a[x]b"]),
        ("path:/A*", vec![]),
    ] {
        assert_eq!(paths(store, filter).await, found, "{filter}");
    }
    assert_eq!(paths(store, "path:/a*b").await.len(), 6);
}

pub(crate) async fn the_oldest_go_when_there_are_too_many_or_too_much_or_they_are_too_old(
    store: &Store,
) {
    let given: Vec<Exchange> = (0..60)
        .map(|n| {
            let mut one = get(&format!("/{n}"));
            // A minute lies between each two of them.
            one.id = ExchangeId::at(now_ms() - 60_000 * (60 - n) + 30_000, 0);
            one.response = message(&[], &[b'x'; 10_000]);
            one
        })
        .collect();
    record(store, &given).await;
    let keep = |rows, bytes, age| Retention { rows, bytes, age };
    let half_hour = Some(Duration::from_secs(1800));
    assert_eq!(store.prune(keep(50, u64::MAX, None)).await.unwrap(), 10);
    assert_eq!(store.prune(keep(50, u64::MAX, None)).await.unwrap(), 0);
    assert_eq!(
        store.prune(keep(50, u64::MAX, half_hour)).await.unwrap(),
        20
    );
    assert_eq!(paths(store, "").await.len(), 30);
    assert_eq!(paths(store, "").await.last().unwrap(), "/30");
    assert_eq!(store.exchange(given[0].id).await.unwrap(), None);
    assert_eq!(
        &store.body(given[0].id, Side::Response).await.unwrap()[..],
        b""
    );
    assert_eq!(store.prune(keep(50, 1000, None)).await.unwrap(), 30);
    assert_eq!(store.progress().await.unwrap().total, 0);
}

pub(crate) async fn clearing_leaves_nothing(store: &Store) {
    record(store, &[get("/a"), get("/b")]).await;
    assert_eq!(store.clear().await.unwrap(), 2);
    let progress = store.progress().await.unwrap();
    assert_eq!(
        (progress.total, progress.last_id, progress.unindexed),
        (0, None, 0)
    );
    record(store, &[get("/c")]).await;
    assert_eq!(paths(store, "").await, ["/c"]);
    assert_eq!(store.progress().await.unwrap().total, 1);
}

pub(crate) async fn no_secret_is_kept(store: &Store) {
    let mut given = get("/login");
    given.query = Some("access_token=hunter2&page=2".to_owned());
    let fields = [
        ("authorization", "Bearer hunter2"),
        ("content-type", "application/json"),
    ];
    given.request = message(&fields, br#"{"password": "hunter2", "name": "Ada"}"#);
    let read = round_trip(store, given).await;
    let all = format!("{read:?}{}", String::from_utf8_lossy(&read.request.body));
    assert!(!all.contains("hunter2"), "{all}");
    assert!(
        all.contains("Bearer") && all.contains("Ada") && all.contains("page=2"),
        "{all}"
    );
}

pub(crate) async fn odd_texts_are_kept_as_far_as_they_can(store: &Store) {
    let mut given = get("/zero\0/\u{1F40B}/'\"\\");
    given.query = Some("a=\0".to_owned());
    given.request = message(&[], b"\xFF\xFE\x00");
    let odd = HeaderValue::from_bytes(b"caf\xE9").unwrap();
    given.request.headers.insert("x-odd", odd);
    let read = round_trip(store, given).await;
    assert!(
        read.row.path.ends_with("/\u{1F40B}/'\"\\"),
        "{}",
        read.row.path
    );
    assert_eq!(read.request.headers[0].1, "caf\u{FFFD}");
    assert_eq!(&read.request.body[..], b"\xFF\xFE\x00");
}

pub(crate) async fn whoever_watches_hears_of_what_is_written(store: &Store) {
    let mut watched = store.subscribe();
    let given: Vec<Exchange> = (0..700).map(|n| get(&format!("/{n}"))).collect();
    record(store, &given).await;
    let all = watched.wait_for(|progress| progress.total == 700);
    let all = *tokio::time::timeout(Duration::from_secs(10), all)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(all.last_id, given.last().map(|exchange| exchange.id));
}

async fn record(store: &Store, given: &[Exchange]) {
    let sink = store.sink();
    for one in given {
        sink.record(one.clone());
    }
    store.flush().await.unwrap();
}
