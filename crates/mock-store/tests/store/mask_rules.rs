use mock_core::{ExchangeSink as _, StreamMessage};
use mock_store::{MaskRules, Masks, Options, RecordedExchange, Store};

use crate::support::{Place, get, message, round_trip};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

async fn store(place: &Place, rules: MaskRules) -> Store {
    let options = Options {
        masks: Masks::new(&rules).unwrap(),
        ..Options::default()
    };
    mock_store::open_with(&place.file(), options).await.unwrap()
}

fn body(read: &RecordedExchange) -> &str {
    std::str::from_utf8(&read.response.body).unwrap()
}

#[tokio::test]
async fn names_of_headers_parameters_and_cookies() {
    let place = Place::new();
    let rules = MaskRules {
        headers: texts(&["X-Tenant"]),
        query: texts(&["Email"]),
        cookies: texts(&["sid"]),
        ..MaskRules::default()
    };
    let store = store(&place, rules).await;
    let mut given = get("/");
    given.query = Some("email=a%40b.example&page=2&sid=12345678".to_owned());
    given.request = message(
        &[("x-tenant", "acme"), ("cookie", "sid=12345678; theme=dark")],
        b"",
    );
    given.response = message(
        &[("content-type", "application/json")],
        b"{\"sid\": \"x\", \"seen\": \"12345678\", \"ok\": 1}",
    );
    let read = round_trip(&store, given).await;
    assert_eq!(read.row.query.as_deref(), Some("email=***&page=2&sid=***"));
    let headers = format!("{:?}", read.request.headers);
    assert!(headers.contains("(\"x-tenant\", \"***\")") && headers.contains("sid=***; theme=***"));
    assert_eq!(
        body(&read),
        "{\"sid\": \"***\", \"seen\": \"***\", \"ok\": 1}"
    );
}

#[tokio::test]
async fn places_in_json() {
    for (pointers, before, after) in [
        (
            &["/card/number"][..],
            r#"{"card": {"number": 4111, "name": "A"}}"#,
            r#"{"card": {"number": "***", "name": "A"}}"#,
        ),
        (
            &["/users/*/email"],
            r#"{"users": [{"email": "a"}, {"id": 1}, {"email":"b"}]}"#,
            r#"{"users": [{"email": "***"}, {"id": 1}, {"email":"***"}]}"#,
        ),
        (
            &["/0", "/1/x"],
            r#"[ {"a": [1, {"b": 2}]} , {"x": [1]} ]"#,
            r#"[ "***" , {"x": "***"} ]"#,
        ),
        (
            &["/a~1b/~0"],
            r#"{"a/b": {"~": true}, "~": 1}"#,
            r#"{"a/b": {"~": "***"}, "~": 1}"#,
        ),
        (
            &["/a"],
            r#"{"b": {"a": 1}, "a": null}"#,
            r#"{"b": {"a": 1}, "a": null}"#,
        ),
        (
            &["/a/b"],
            r#"{"a": {"c": "}", "b": "cut of"#,
            r#"{"a": {"c": "}", "b": "***""#,
        ),
        (&["/a"], r#"{"\u0061": "x"}"#, r#"{"\u0061": "***"}"#),
        (
            &["/*"],
            r#"{"a": 1, "b": {"c": 2}}"#,
            r#"{"a": "***", "b": "***"}"#,
        ),
        (&["/a"], r#"{"a" 1, a: 2, ]"#, r#"{"a" 1, a: 2, ]"#),
    ] {
        let place = Place::new();
        let rules = MaskRules {
            pointers: texts(pointers),
            ..MaskRules::default()
        };
        let store = store(&place, rules).await;
        let mut given = get("/");
        given.response = message(&[("content-type", "application/json")], before.as_bytes());
        assert_eq!(
            body(&round_trip(&store, given).await),
            after,
            "{pointers:?}"
        );
    }
}

#[tokio::test]
async fn patterns_in_any_text_and_messages() {
    let place = Place::new();
    let rules = MaskRules {
        patterns: texts(&[r"\b\d{4}-\d{4}-\d{4}\b", r"ssn=(\w+)"]),
        ..MaskRules::default()
    };
    let store = store(&place, rules).await;
    let mut given = get("/cards/1111-2222-3333");
    given.response = message(
        &[("x-card", "no 1111-2222-3333")],
        b"\xFFssn=abcdefg, 1111-2222-3333",
    );
    given.messages = vec![StreamMessage {
        at_us: 1,
        from_client: false,
        text: true,
        data: b"{\"password\": \"hunter22\", \"n\": \"9999-2222-3333\"}"[..].into(),
        len: 48,
    }];
    let read = round_trip(&store, given).await;
    assert_eq!(read.row.path, "/cards/***");
    assert_eq!(&read.response.body[..], b"\xFFssn=***, ***");
    assert_eq!(read.response.headers[0].1, "no ***");
    assert_eq!(
        &read.messages[0].data[..],
        b"{\"password\": \"***\", \"n\": \"***\"}"
    );
}

#[tokio::test]
async fn rules_can_change_while_recording() {
    let place = Place::new();
    let store = place.open().await;
    let with_plan = || {
        let mut given = get("/");
        given.request = message(&[("x-plan", "gold")], b"");
        given
    };
    let before = round_trip(&store, with_plan()).await;
    let rules = MaskRules {
        headers: texts(&["x-plan"]),
        ..MaskRules::default()
    };
    store.set_masks(Masks::new(&rules).unwrap());
    let after = round_trip(&store, with_plan()).await;
    assert_eq!(
        (
            before.request.headers[0].1.as_str(),
            after.request.headers[0].1.as_str()
        ),
        ("gold", "***")
    );
    store.sink().record(with_plan());
    store.close().await;
}

#[test]
fn a_rule_that_cannot_be_applied_is_named() {
    let wrong = |rules: MaskRules| {
        let error = Masks::new(&rules).unwrap_err();
        (error.list, error.index, error.message)
    };
    let (list, index, message) = wrong(MaskRules {
        pointers: texts(&["/a", "card.number"]),
        ..MaskRules::default()
    });
    assert_eq!((list, index), ("pointers", 1));
    assert!(message.contains("card.number") && message.contains("/users/*/email"));
    for pattern in ["(", "x*"] {
        let (list, index, message) = wrong(MaskRules {
            patterns: texts(&[pattern]),
            ..MaskRules::default()
        });
        assert_eq!((list, index), ("patterns", 0));
        assert!(message.contains(pattern));
    }
}
