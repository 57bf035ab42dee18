use std::{fs, sync::Arc};

use http::Method;
use mock_core::{SecretNames, Stage, Step, Violation, ViolationPart};
use mock_store::{BodyState, RecordedExchange, Store};
use proptest::prelude::{ProptestConfig, prop_assert, proptest};

use crate::support::{Place, exchange, get, message, round_trip};

fn header<'a>(read: &'a RecordedExchange, name: &str) -> Vec<&'a str> {
    read.request
        .headers
        .iter()
        .filter(|(given, _)| given == name)
        .map(|(_, value)| value.as_str())
        .collect()
}

#[tokio::test]
async fn credentials_in_heads_keep_their_shape_only() {
    let place = Place::new();
    let mut given = get("/");
    given.secrets = Arc::new(SecretNames {
        headers: vec!["x-house-key".to_owned()],
        query: vec!["ticket".to_owned()],
    });
    given.query = Some(
        "api_key=hunter22&a=1&ticket=t%20t&page_token=p3&to%6ben=zzzz&empty_token=&flag".to_owned(),
    );
    given.request = message(
        &[
            ("authorization", "Bearer abc.def"),
            ("proxy-authorization", "opaque"),
            ("cookie", "sid=s3cr3t; theme=dark;bare"),
            ("x-api-key", "k1"),
            ("x-auth-token", "k2"),
            ("x-house-key", "k3"),
            ("accept", "text/plain"),
            ("referer", "http://page/?q=1&access_token=zzz#top"),
        ],
        b"",
    );
    given.response = message(
        &[
            ("set-cookie", "sid=n3w; Path=/; HttpOnly"),
            ("www-authenticate", "Bearer realm=\"x\""),
        ],
        b"",
    );
    let read = round_trip(&place.open().await, given).await;
    assert_eq!(header(&read, "authorization"), ["Bearer ***"]);
    assert_eq!(header(&read, "proxy-authorization"), ["***"]);
    assert_eq!(header(&read, "cookie"), ["sid=***; theme=***; ***"]);
    assert_eq!(
        [
            header(&read, "x-api-key"),
            header(&read, "x-auth-token"),
            header(&read, "x-house-key")
        ],
        [["***"]; 3]
    );
    assert_eq!(header(&read, "accept"), ["text/plain"]);
    assert_eq!(
        header(&read, "referer"),
        ["http://page/?q=1&access_token=***#top"]
    );
    assert_eq!(read.response.headers[0].1, "sid=***; Path=/; HttpOnly");
    assert_eq!(read.response.headers[1].1, "Bearer realm=\"x\"");
    assert_eq!(
        read.row.query.as_deref(),
        Some("api_key=***&a=1&ticket=***&page_token=p3&to%6ben=***&empty_token=&flag")
    );
}

async fn body_of(store: &Store, kind: &str, body: &str) -> String {
    let mut given = exchange(Method::POST, "/", 200);
    given.request = message(&[("content-type", kind)], body.as_bytes());
    let read = round_trip(store, given).await;
    String::from_utf8(read.request.body.to_vec()).unwrap()
}

#[tokio::test]
async fn members_of_bodies_are_masked_and_the_rest_is_kept_as_sent() {
    let place = Place::new();
    let store = place.open().await;
    let json = "application/json";
    let form = "application/x-www-form-urlencoded; charset=utf-8";
    for (kind, body, expected) in [
        (
            json,
            r#"{ "user" : "ada",  "password" : "x\"y" }"#,
            r#"{ "user" : "ada",  "password" : "***" }"#,
        ),
        (
            json,
            r#"{"a":[{"clientSecret":12.5},{"n":1}]}"#,
            r#"{"a":[{"clientSecret":"***"},{"n":1}]}"#,
        ),
        (
            json,
            r#"{"token":{"a":[1,"}"]},"b":2}"#,
            r#"{"token":"***","b":2}"#,
        ),
        (
            json,
            r#"{"tok\u0065n":"abc","next_page_token":"p"}"#,
            r#"{"tok\u0065n":"***","next_page_token":"p"}"#,
        ),
        (
            json,
            r#"{"password":null,"secret":""}"#,
            r#"{"password":null,"secret":""}"#,
        ),
        (
            json,
            r#"{"list":["password","x"]}"#,
            r#"{"list":["password","x"]}"#,
        ),
        (
            json,
            r#"{"a":1,"password":"cut of"#,
            r#"{"a":1,"password":"***""#,
        ),
        (
            json,
            r#"{"a":1,"secret":{"deep":["cut"#,
            r#"{"a":1,"secret":"***""#,
        ),
        ("text/plain", r#" {"api_key":"k"}"#, r#" {"api_key":"***"}"#),
        (
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=client_secret\r\n\r\nx\r\n--b\r\n\
             Content-Disposition: form-data; name=\"meta\"\r\n\r\n{\"password\":\"x\"}\r\n--b--",
            "--b\r\nContent-Disposition: form-data; name=client_secret\r\n\r\n***\r\n--b\r\n\
             Content-Disposition: form-data; name=\"meta\"\r\n\r\n{\"password\":\"***\"}\r\n--b--",
        ),
        // Labels that are wrong.
        (
            form,
            r#"{"user":"a","password":"x"}"#,
            r#"{"user":"a","password":"***"}"#,
        ),
        (json, "user=a&password=x", "user=a&password=***"),
        (
            "multipart/form-data; boundary=b",
            "password=x",
            "password=***",
        ),
        (
            "application/xml",
            r#"[{"secret":"x"}]"#,
            r#"[{"secret":"***"}]"#,
        ),
        ("text/plain", "password=x&a=1", "password=***&a=1"),
        (
            "text/plain",
            "the password=x & more",
            "the password=x & more",
        ),
        (
            form,
            "grant_type=password&password=pw&user%5Bclient_secret%5D=s&x=1",
            "grant_type=password&password=***&user%5Bclient_secret%5D=***&x=1",
        ),
        (form, "x=1&refresh_token=cut%2", "x=1&refresh_token=***"),
        (
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\npw\r\n--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n***\r\n--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--\r\n",
        ),
        ("text/plain", "password is a word", "password is a word"),
    ] {
        assert_eq!(body_of(&store, kind, body).await, expected, "{body}");
    }
}

#[tokio::test]
async fn a_secret_is_masked_wherever_it_is_echoed() {
    let place = Place::new();
    let store = place.open().await;
    let mut given = exchange(Method::POST, "/login/hunter2-hunter2", 422);
    given.request = message(
        &[
            ("authorization", "Bearer hunter2-hunter2"),
            ("x-note", "is hunter2-hunter2"),
        ],
        b"",
    );
    given.response = message(
        &[("content-type", "application/problem+json")],
        b"{\"detail\":\"`hunter2-hunter2` is wrong\"}",
    );
    given.violations.push(Violation {
        part: ViolationPart::Security,
        at: "authorization".to_owned(),
        rule: "type".to_owned(),
        message: "`hunter2-hunter2` is no JWT.".to_owned(),
        source: None,
    });
    given.trace = vec![Step {
        stage: Stage::Security,
        ok: false,
        text: "hunter2-hunter2".to_owned().into(),
    }];
    let read = round_trip(&store, given).await;
    assert_eq!(&read.response.body[..], b"{\"detail\":\"`***` is wrong\"}");
    assert_eq!(
        (
            read.violations[0].message.as_str(),
            read.trace[0].text.as_str()
        ),
        ("`***` is no JWT.", "***")
    );
    assert!(!format!("{read:?}").contains("hunter2"));
    store.close().await;
    assert!(!on_disk(&place, "hunter2"));
}

#[tokio::test]
async fn a_compressed_body_is_withheld() {
    let place = Place::new();
    let mut given = get("/");
    given.request = message(&[("content-encoding", "gzip")], b"\x1f\x8b...");
    let read = round_trip(&place.open().await, given).await;
    assert_eq!(
        (
            read.request.body.len(),
            read.row.request_state,
            read.row.request_len
        ),
        (0, BodyState::Withheld, 5)
    );
}

fn on_disk(place: &Place, text: &str) -> bool {
    let folder = place.file().parent().unwrap().to_owned();
    let contains = |file: fs::DirEntry| {
        let bytes = fs::read(file.path()).unwrap();
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    fs::read_dir(folder)
        .unwrap()
        .any(|file| contains(file.unwrap()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Wherever the record was cut off, and whatever surrounds it.
    #[test]
    fn no_secret_reaches_the_disk(
        secret in "[a-zA-Z0-9 {},:\\[\\]&=\\\\\"é]{8,24}",
        before in "[ -~]{0,12}",
        cut in 0_usize..200,
        pretty in proptest::bool::ANY,
    ) {
        let document = serde_json::json!({ "before": before, "list": [{ "x": { "db_password": secret } }], "after": [1] });
        let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) }.unwrap();
        let mut bytes = text.into_bytes();
        let body_len = bytes.len() as u64;
        bytes.truncate(cut.max(1));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let read = runtime.block_on(async {
            let place = Place::new();
            let store = place.open().await;
            let mut given = get("/");
            given.request = message(&[("content-type", "application/json")], &bytes);
            given.request.body_len = body_len;
            let read = round_trip(&store, given).await;
            store.close().await;
            read
        });
        let kept = String::from_utf8_lossy(&read.request.body).into_owned();
        let value = kept.split_once("\"db_password\":").map_or("", |(_, value)| value.trim_start());
        prop_assert!(value.is_empty() || value.starts_with("\"***\""), "{kept}");
        let whole = cut as u64 >= body_len;
        prop_assert!(!whole || serde_json::from_str::<serde_json::Value>(&kept).is_ok(), "{kept}");
    }
}

#[tokio::test]
async fn a_user_in_an_address_is_not_kept() {
    let place = Place::new();
    let mut given = get("/");
    given.base = Some("https://ada:s3cr3t@h.test:8443".into());
    given.request = message(
        &[("ocp-apim-subscription-key", "k1"), ("x-session-id", "k2")],
        b"",
    );
    let read = round_trip(&place.open().await, given).await;
    assert_eq!(read.row.base.as_deref(), Some("https://h.test:8443"));
    assert_eq!(header(&read, "ocp-apim-subscription-key"), ["***"]);
    assert_eq!(header(&read, "x-session-id"), ["***"]);
}
