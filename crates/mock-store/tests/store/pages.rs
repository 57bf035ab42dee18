use http::Method;
use mock_core::{ExchangeId, ExchangeSink as _, Violation, ViolationPart};
use mock_store::{BodyState, Filter, Retention, Side};

use crate::support::{Place, exchange, get, message, operation, paths, round_trip};

#[tokio::test]
async fn an_exchange_comes_back_as_it_was() {
    let place = Place::new();
    let store = place.open().await;
    let mut given = exchange(Method::POST, "/pets/a%20b", 422);
    given.query = Some("dry=1".to_owned());
    given.operation = operation("POST", "/pets/{id}", "createPet");
    given.request = message(&[("b", "1"), ("a", "2"), ("b", "3")], b"\x00\xFFraw");
    given.response = message(
        &[("content-type", "application/problem+json")],
        b"{\"title\": \"No\"}",
    );
    given.response.body_len = 5000;
    given.violations.push(Violation {
        part: ViolationPart::Body,
        at: "/name".to_owned(),
        rule: "required".to_owned(),
        message: "`name` is missing.".to_owned(),
        source: Some("pets.yaml#/paths".to_owned()),
    });
    let read = round_trip(&store, given.clone()).await;
    assert_eq!(
        (read.row.id, read.row.at_us, read.row.status),
        (given.id, given.at_us, 422)
    );
    assert_eq!(
        (
            read.row.method.as_str(),
            read.row.path.as_str(),
            read.row.query.as_deref()
        ),
        ("POST", "/pets/a%20b", Some("dry=1"))
    );
    assert_eq!(
        (
            read.row.operation_id.as_deref(),
            read.row.operation_path.as_deref()
        ),
        (Some("createPet"), Some("/pets/{id}"))
    );
    assert_eq!(
        (read.row.decide_us, read.row.total_us, read.row.n_violations),
        (12, 34_000, 1)
    );
    assert_eq!(
        (&read.request.body[..], read.row.request_state),
        (&b"\x00\xFFraw"[..], BodyState::Whole)
    );
    assert_eq!(
        (read.row.response_len, read.row.response_state),
        (5000, BodyState::Beginning)
    );
    let names: Vec<_> = read
        .request
        .headers
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(names, ["b=1", "b=3", "a=2"]);
    assert_eq!(
        (
            read.violations[0].part.as_str(),
            read.violations[0].at.as_str()
        ),
        ("body", "/name")
    );
    assert_eq!(
        (read.trace[0].stage.as_str(), read.trace[0].text.as_str()),
        ("route", "found")
    );
    assert_eq!(
        &store.body(given.id, Side::Response).await.unwrap()[..],
        b"{\"title\": \"No\"}"
    );
    assert_eq!(store.exchange(ExchangeId(1)).await.unwrap(), None);
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let place = Place::new();
    let store = place.open().await;
    // More than a batch, and no multiple of a chunk.
    let ids: Vec<_> = (0..777)
        .map(|n| get(&format!("/{n}")))
        .map(|one| (one.id, store.sink().record(one)).0)
        .collect();
    store.flush().await.unwrap();
    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let page = store.page(&Filter::default(), before, 100).await.unwrap();
        assert_eq!(page.total, 777);
        seen.extend(page.rows.iter().map(|row| row.id));
        before = seen.last().copied();
        if !page.more {
            break;
        }
    }
    seen.reverse();
    assert_eq!(seen, ids);
}

#[tokio::test]
async fn filters_say_what_they_mean() {
    let place = Place::new();
    let store = place.open().await;
    let mut create = exchange(Method::POST, "/pets", 201);
    create.operation = operation("POST", "/pets", "createPet");
    create.request = message(&[], b"{\"owner\": \"Ada\"}");
    let mut wrong = exchange(Method::GET, "/pets/7_%", 422);
    wrong.query = Some("limit=[x".to_owned());
    wrong.violations.push(Violation {
        part: ViolationPart::Query,
        at: "limit".to_owned(),
        rule: "type".to_owned(),
        message: String::new(),
        source: None,
    });
    let mut old = get("/old");
    old.id = ExchangeId::at(crate::support::now_ms() - 3_600_000, 0);
    for one in [
        old,
        create,
        wrong,
        exchange(Method::DELETE, "/owners/[1]", 500),
    ] {
        store.sink().record(one);
    }
    store.flush().await.unwrap();
    for (filter, expected) in [
        ("", &["/owners/[1]", "/pets/7_%", "/pets", "/old"][..]),
        ("status>=400", &["/owners/[1]", "/pets/7_%"]),
        ("status:4xx", &["/pets/7_%"]),
        ("-status:2xx -status:5xx", &["/pets/7_%"]),
        ("method:post", &["/pets"]),
        ("path:/pets", &["/pets"]),
        ("path:/pets*", &["/pets/7_%", "/pets"]),
        ("path:/owners/[*", &["/owners/[1]"]),
        ("op:createPet", &["/pets"]),
        ("op:create* status<300", &["/pets"]),
        ("op:\"POST /pets\"", &["/pets"]),
        ("violations>0", &["/pets/7_%"]),
        ("since:10m", &["/owners/[1]", "/pets/7_%", "/pets"]),
        ("-since:10m", &["/old"]),
        ("body~\"owner\\\": \\\"Ada\"", &["/pets"]),
        ("OWNERS", &["/owners/[1]"]),
        ("7_%", &["/pets/7_%"]),
        ("limit=[", &[]),
        ("\"limit=[\"", &["/pets/7_%"]),
        ("ms>33", &["/owners/[1]", "/pets/7_%", "/pets", "/old"]),
        ("ms<34", &[]),
        ("path:\"'; DROP TABLE exchanges; --\"", &[]),
    ] {
        match Filter::parse(filter) {
            Ok(_) => assert_eq!(paths(&store, filter).await, expected, "{filter}"),
            Err(error) => assert_eq!(filter, "limit=[", "{error}"),
        }
    }
}

#[test]
fn a_mistake_in_a_filter_has_a_place_and_a_remedy() {
    for (text, offset, len, part) in [
        (
            "method:GET stauts>400",
            11,
            10,
            "no field `stauts`; there are status",
        ),
        ("status>=many", 0, 12, "not a number"),
        ("é since:soon", 3, 10, "since:10m"),
        ("method>GET", 0, 10, "no order"),
        ("path:", 0, 5, "needs a value"),
        ("_%_", 0, 3, "no word"),
        ("body~\"{}\"", 0, 9, "no word"),
        ("status~4", 0, 8, "is a number"),
        ("source:tape", 0, 11, "mock, proxy, webhook, import"),
        ("id:7z", 0, 5, "16 hexadecimal digits"),
        ("until:2026-13-01", 0, 16, "is not a time"),
        ("bytes>10parsec", 0, 14, "bytes>10kB"),
        ("header:~x", 0, 9, "name of a header field"),
        ("a \"b c", 2, 4, "never closed"),
    ] {
        let error = Filter::parse(text).unwrap_err();
        assert_eq!((error.offset, error.len), (offset, len), "{text}");
        assert!(error.message.contains(part), "{}", error.message);
    }
}

proptest::proptest! {
    #[test]
    fn no_text_brings_the_filter_down(text in ".{0,40}") {
        if let Err(error) = Filter::parse(&text) {
            proptest::prop_assert!(text.get(error.offset..error.offset + error.len).is_some());
        }
    }
}

#[tokio::test]
async fn subscribers_hear_of_each_batch() {
    let place = Place::new();
    let store = place.open().await;
    let mut progress = store.subscribe();
    let one = get("/one");
    store.sink().record(one.clone());
    let seen = *progress
        .wait_for(|progress| progress.total > 0)
        .await
        .unwrap();
    assert_eq!((seen.total, seen.last_id), (1, Some(one.id)));
    let now = store.progress().await.unwrap();
    assert_eq!((now.total, now.last_id), (seen.total, seen.last_id));
}

#[tokio::test]
async fn clearing_removes_everything_and_shrinks_the_file() {
    let place = Place::new();
    let store = place.open().await;
    for n in 0..400 {
        let mut one = get(&format!("/{n}"));
        one.response = message(&[], &[b'x'; 10_000]);
        store.sink().record(one);
    }
    store.flush().await.unwrap();
    assert_eq!(store.clear().await.unwrap(), 400);
    assert_eq!(store.count(&Filter::default()).await.unwrap(), 0);
    assert_eq!(
        (
            store.subscribe().borrow().total,
            store.subscribe().borrow().last_id
        ),
        (0, None)
    );
    store.close().await;
    assert!(std::fs::metadata(place.file()).unwrap().len() < 200_000);
}

#[tokio::test]
async fn the_oldest_go_when_there_are_too_many_or_too_much() {
    let place = Place::new();
    let store = place.open().await;
    for n in 0..3000 {
        let mut one = get(&format!("/{n}"));
        one.response = message(&[], &[b'x'; 2000]);
        store.sink().record(one);
    }
    store.flush().await.unwrap();
    assert_eq!(
        store
            .prune(Retention {
                rows: 1500,
                ..Retention::default()
            })
            .await
            .unwrap(),
        1500
    );
    assert_eq!(paths(&store, "path:/1500").await, ["/1500"]);
    assert_eq!(paths(&store, "path:/1499").await, [""; 0]);
    assert!(
        store
            .prune(Retention {
                bytes: 2_000_000,
                ..Retention::default()
            })
            .await
            .unwrap()
            >= 500
    );
    assert_eq!(paths(&store, "path:/2999").await, ["/2999"]);
    let detached: i64 = orphans(&place).await;
    assert_eq!(detached, 0);
}

async fn orphans(place: &Place) -> i64 {
    use sqlx::{ConnectOptions as _, sqlite::SqliteConnectOptions};
    let mut connection = SqliteConnectOptions::new()
        .filename(place.file())
        .connect()
        .await
        .unwrap();
    sqlx::query_scalar("SELECT (SELECT count(*) FROM bodies WHERE exchange NOT IN (SELECT id FROM exchanges)) + (SELECT count(*) FROM details WHERE exchange NOT IN (SELECT id FROM exchanges))")
        .fetch_one(&mut connection)
        .await
        .unwrap()
}

/// A command of the studio runs on any thread of its runtime.
#[test]
fn opening_can_move_between_threads() {
    fn movable<T: Send>(_: T) {}
    let path = std::path::Path::new("never opened");
    movable(mock_store::open(path));
    movable(mock_store::view(path));
}
