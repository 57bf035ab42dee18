//! Bodies that were made up are validated once the answer is on its way, and counted.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::{sync::Arc, time::Duration};

use mock_core::{Exchange, ExchangeSink, MockConfig, Recorded, compile};
use mock_server::{Listen, Running, Shared, Totals, start};
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const DOCUMENT: &str = r#"{
  "openapi": "3.1.0", "info": { "title": "Checks", "version": "1" },
  "paths": {
    "/right": { "get": { "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "type": "object", "required": ["a"], "properties": { "a": { "type": "integer" } } } } } } } } },
    "/xml": { "get": { "responses": { "200": { "description": "ok", "content": { "application/xml": { "schema": { "type": "array", "minItems": 2, "items": { "type": "integer" } } } } } } } },
    "/never": { "get": { "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "type": "integer", "minimum": 2, "maximum": 1 } } } } } } }
  }
}"#;

#[derive(Debug)]
struct Nowhere;

impl ExchangeSink for Nowhere {
    fn record(&self, _: Exchange) -> Recorded {
        Recorded::Whole
    }
}

async fn serving(self_check: bool) -> Running {
    let mut sources = SourceSet::default();
    let entry = sources.add("openapi.json", Document::parse(DOCUMENT, Syntax::Json));
    let api = resolve(Arc::new(sources), entry).0;
    let config = MockConfig {
        self_check,
        ..MockConfig::default()
    };
    let shared = Shared::new(Arc::new(compile(&[Arc::new(api)], config)));
    let listen = Listen {
        host: "127.0.0.1".to_owned(),
        port: 0,
    };
    start(listen, shared, Arc::new(Nowhere)).await.unwrap()
}

async fn get(server: &Running, path: &str) -> String {
    let mut socket = tokio::net::TcpStream::connect(server.address())
        .await
        .unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: m\r\nConnection: close\r\n\r\n");
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    answer
}

/// Waits until so many bodies have been validated.
async fn checked(server: &Running, n_checked: u64) -> Totals {
    for _ in 0..500 {
        let totals = server.counters().totals();
        if totals.checked >= n_checked {
            return totals;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{:?}", server.counters().totals())
}

#[tokio::test]
async fn the_first_bodies_of_each_operation_are_validated() {
    let server = serving(false).await;
    get(&server, "/right").await;
    checked(&server, 1).await;
    get(&server, "/xml").await;
    let totals = checked(&server, 2).await;
    assert_eq!((totals.checked, totals.broken), (2, 0));
}

#[tokio::test]
async fn with_self_check_each_body_is() {
    let server = serving(true).await;
    for _ in 0..10 {
        get(&server, "/right").await;
    }
    let totals = checked(&server, 10).await;
    assert_eq!((totals.checked, totals.broken), (10, 0));
}

#[tokio::test]
async fn what_nothing_satisfies_is_counted_and_named() {
    let server = serving(false).await;
    let answer = get(&server, "/never").await;
    assert!(
        answer.contains("specwright-unsatisfiable: `minimum` and `maximum`"),
        "{answer}"
    );
    let totals = server.counters().totals();
    assert_eq!((totals.unsatisfiable, totals.checked), (1, 0));
}
