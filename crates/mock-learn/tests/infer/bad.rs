//! Traffic that is cut off, mislabelled or strange.

use bytes::Bytes;
use mock_learn::{Completeness, InferOptions, Inference, Observed, ObservedSide};
use oas_model::Version;

use crate::accepts::Accepts;

fn answer(media_type: &str, body: &[u8], completeness: Completeness) -> Observed {
    Observed {
        method: "GET".to_owned(),
        url: "/things".to_owned(),
        status: 200,
        response: ObservedSide {
            headers: vec![("Content-Type".to_owned(), media_type.to_owned())],
            body: Bytes::copy_from_slice(body),
            body_len: body.len() as u64,
            completeness,
        },
        ..Observed::default()
    }
}

fn document(all: &[Observed]) -> String {
    let mut inference = Inference::new(InferOptions::default());
    all.iter().for_each(|seen| inference.observe(seen));
    inference.document(Version::V31)
}

#[test]
fn a_body_that_is_not_what_it_says_gets_no_schema() {
    for body in [&b"<html>"[..], b"\xff\xfe{", b"{\"a\":", &[b'['; 5_000]] {
        let text = document(&[answer("application/json", body, Completeness::Whole)]);
        assert!(text.contains("application/json: {}"), "{text}");
    }
}

#[test]
fn a_body_that_was_cut_off_teaches_nothing() {
    let cut = answer(
        "application/json",
        b"{\"a\": 1, \"b",
        Completeness::Beginning,
    );
    let whole = answer("application/json", b"{\"a\": 1}", Completeness::Whole);
    let text = document(&[cut, whole]);
    assert!(
        text.contains("properties:\n                  a:\n"),
        "{text}"
    );
}

#[test]
fn nothing_strange_makes_it_panic() {
    let urls = [
        "",
        "*",
        "?",
        "http://",
        "/a//b/",
        "/%ff/%",
        "/{id}",
        "/a{b",
        "//",
        "/a?=&&=1&a[]&[b]=1&a[b=2",
        "https://h/%7Bx%7D",
    ];
    let types = [
        "",
        ";",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "text/plain",
        "a/b",
    ];
    let mut all = Vec::new();
    for url in urls {
        for media_type in types {
            let mut seen = answer(media_type, b"--x\r\n\r\n--x--", Completeness::Whole);
            seen.request = seen.response.clone();
            seen.url = url.to_owned();
            all.push(seen);
        }
    }
    let text = document(&all);
    Accepts::new(&text);
}

#[test]
fn ids_do_not_make_it_grow() {
    let mut inference = Inference::new(InferOptions::default());
    let mut size = 0;
    for n in 0..20_000_u32 {
        let mut seen = answer("application/json", b"{\"ok\": true}", Completeness::Whole);
        let word: String = n.to_string().bytes().map(|b| char::from(b + 49)).collect();
        seen.url = format!("/things/{n}/parts/{word}");
        inference.observe(&seen);
        if n == 2_000 {
            size = inference.document(Version::V31).len();
        }
    }
    let text = inference.document(Version::V31);
    assert!(text.len() < size + 100, "{text}");
    assert!(text.contains("/things/{thingId}/parts/{partId}:"), "{text}");
}
