//! Exchanges that tests begin with.

use bytes::Bytes;
use mock_core::StreamMessage;
use mock_learn::{Completeness, Observed, ObservedSide, Times};
use proptest::{collection::vec, prelude::*};

pub(crate) fn side(headers: &[(&str, &str)], body: &[u8]) -> ObservedSide {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    ObservedSide {
        headers: headers.iter().map(owned).collect(),
        body: Bytes::copy_from_slice(body),
        body_len: body.len() as u64,
        completeness: Completeness::Whole,
    }
}

pub(crate) fn request(method: &str, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Observed {
    Observed {
        method: method.to_owned(),
        url: url.to_owned(),
        request: side(headers, body),
        ..Observed::default()
    }
}

/// Exchanges with everything that the forms must carry.
pub(crate) fn full() -> Vec<Observed> {
    let mut pets = request(
        "POST",
        "https://api.test/pets?limit=1&tag=a%20b",
        &[
            ("Host", "api.test"),
            ("Cookie", "a=1; b=2"),
            ("Content-Type", "application/json"),
        ],
        "{\"name\":\"é\"}".as_bytes(),
    );
    pets.at_us = 1_763_878_800_123_456;
    pets.times = Times {
        queued_us: 12,
        first_byte_us: 1_500,
        total_us: 2_000_001,
    };
    pets.version = "HTTP/1.1".to_owned();
    pets.status = 201;
    pets.response = side(
        &[
            ("Content-Type", "image/png"),
            (
                "Set-Cookie",
                "id=1; Path=/; HttpOnly; Expires=Wed, 21 Oct 2015 07:28:00 GMT",
            ),
            ("Set-Cookie", "broken; Expires=tomorrow"),
            ("Location", "/pets/1"),
        ],
        &[0x89, b'P', 0, 255],
    );
    let mut socket = request(
        "GET",
        "wss://api.test/live",
        &[("Upgrade", "websocket")],
        b"",
    );
    socket.at_us = 1_763_878_801_000_000;
    socket.status = 101;
    socket.messages = vec![
        message(1, true, true, b"hi"),
        message(2, false, false, &[0, 255]),
    ];
    let mut events = request("GET", "http://127.0.0.1:4010/events", &[], b"");
    events.status = 200;
    events.response = side(&[("Content-Type", "text/event-stream")], b"data: 1\n\n");
    events.messages = vec![message(3, false, true, b"data: 1")];
    let form = request(
        "POST",
        "http://127.0.0.1:4010/login",
        &[("Content-Type", "application/x-www-form-urlencoded")],
        b"user=a+b&pass=%26",
    );
    let mut cut = request("PUT", "http://127.0.0.1:4010/big", &[], b"begin");
    cut.request.body_len = 5_000;
    cut.request.completeness = Completeness::Beginning;
    cut.response.body_len = 70;
    cut.response.completeness = Completeness::Missing;
    vec![pets, socket, events, form, cut]
}

fn message(count: i64, from_client: bool, text: bool, data: &[u8]) -> StreamMessage {
    StreamMessage {
        at_us: 1_763_878_801_000_000 + count,
        from_client,
        text,
        data: Bytes::copy_from_slice(data),
        len: data.len() as u64,
    }
}

/// Any request that could be sent, without fields that follow from its body and address.
pub(crate) fn any_request() -> impl Strategy<Value = Observed> {
    let method = prop_oneof![
        Just("GET".to_owned()),
        Just("POST".to_owned()),
        Just("HEAD".to_owned()),
        "[A-Z]{3,8}"
    ];
    let url = "https?://[a-z]{1,8}(\\.test)?(:[1-9][0-9]{1,3})?/[!$&'()*+,;=:@A-Za-z0-9._~%/\\[\\]{}-]{0,12}(\\?[!-\"$-~]{0,16})?";
    let value = "[!-~]([ -~]{0,12}[!-~])?";
    let headers = vec(("X-[A-Za-z0-9!#$%&'*+.^_`|~-]{1,8}", value), 0..5);
    let body = prop_oneof![
        Just(Vec::new()),
        vec(any::<u8>(), 1..60),
        "\\PC{1,40}".prop_map(String::into_bytes),
        "[ -~\n\r\t]{1,40}".prop_map(String::into_bytes),
    ];
    let kind = proptest::option::of(Just((
        "Content-Type".to_owned(),
        "application/json".to_owned(),
    )));
    (method, url, headers, kind, body).prop_map(|(method, url, mut headers, kind, body)| {
        headers.extend(kind);
        let request = ObservedSide {
            headers,
            body_len: body.len() as u64,
            body: body.into(),
            completeness: Completeness::Whole,
        };
        Observed {
            method,
            url,
            request,
            ..Observed::default()
        }
    })
}

/// Any exchange.
pub(crate) fn any_exchange() -> impl Strategy<Value = Observed> {
    let answer = (
        100_u16..600,
        vec(("X-[A-Za-z]{1,8}", "[!-~]{0,9}"), 0..4),
        vec(any::<u8>(), 0..60),
    );
    let times = (0_u64..9_000_000, 0_u64..9_000_000, 0_u64..9_000_000);
    let at = 0_i64..4_000_000_000_000_000;
    let version = prop_oneof![Just(""), Just("HTTP/1.1"), Just("HTTP/2")];
    (any_request(), answer, times, at, version).prop_map(
        |(mut observed, answer, times, at_us, version)| {
            let (status, headers, body) = answer;
            observed.status = status;
            observed.response = ObservedSide {
                headers,
                body_len: body.len() as u64,
                body: body.into(),
                completeness: Completeness::Whole,
            };
            observed.times = Times {
                queued_us: times.0,
                first_byte_us: times.0 + times.1,
                total_us: times.0 + times.1 + times.2,
            };
            observed.at_us = at_us;
            observed.version = version.to_owned();
            observed
        },
    )
}
