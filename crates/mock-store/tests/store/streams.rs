use mock_core::StreamMessage;
use mock_store::{BodyState, Options, Retention};

use crate::support::{Place, get, message, round_trip};

#[tokio::test]
async fn a_large_body_comes_back_whole_and_a_larger_one_up_to_the_limit() {
    let place = Place::new();
    let options = Options {
        body_bytes: 1_000_000,
        ..Options::default()
    };
    let store = mock_store::open_with(&place.file(), options).await.unwrap();
    let large: Vec<u8> = (0..900_000_u32).map(|n| (n * 7 / 13) as u8).collect();
    let larger: Vec<u8> = (0..1_500_000_u32).map(|n| (n * 5 / 11) as u8).collect();
    let mut given = get("/large");
    given.request = message(&[], &large);
    given.response = message(&[], &larger);
    let read = round_trip(&store, given).await;
    assert!(read.request.body == large && read.response.body == larger[..1_000_000]);
    assert_eq!(
        (
            read.row.request_state,
            read.row.response_state,
            read.row.response_len
        ),
        (BodyState::Whole, BodyState::Beginning, 1_500_000)
    );
    // Its pieces go with it.
    let none = Retention {
        rows: 0,
        ..Retention::default()
    };
    assert_eq!(store.prune(none).await.unwrap(), 1);
    assert!(
        store
            .body(read.row.id, mock_store::Side::Request)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn times_protocol_and_messages_come_back() {
    let place = Place::new();
    let store = place.open().await;
    let mut given = get("/socket");
    given.version = http::Version::HTTP_2;
    given.source = mock_core::Source::Proxy;
    let said = |n: i64, from_client, data: &'static [u8]| StreamMessage {
        at_us: given.at_us + n,
        from_client,
        text: from_client,
        data: data.into(),
        len: data.len() as u64 + 7,
    };
    given.messages = vec![said(1, true, b"hello"), said(2, false, b"\x00\xFF")];
    let read = round_trip(&store, given.clone()).await;
    assert_eq!(read.messages, given.messages);
    assert_eq!(read.row.n_messages, 2);
    assert_eq!(
        (
            read.row.version.as_str(),
            read.row.source.as_str(),
            read.row.base.as_deref()
        ),
        ("HTTP/2", "proxy", Some("http://127.0.0.1:4010"))
    );
    assert_eq!((read.row.queued_us, read.row.first_byte_us), (5, 33_000));
}
