//! How long one decision takes, without sockets: the four kinds of answers that the rates of
//! `cargo xtask bench --only mock` are about.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made says so by failing"
)]
#![expect(clippy::print_stdout, reason = "the numbers are for whoever runs it")]

use std::{hint::black_box, path::Path, sync::Arc, time::Instant};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method};
use mock_core::{Action, Env, MockApi, MockConfig, Request, State, compile, decide};
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};

const N_WARM: u32 = 2_000;
const N_ROUNDS: u32 = 5;
const N_CALLS: u32 = 10_000;

const BODY: &str = r#"{"email":"ada@example.com","quantity":3,"note":"please"}"#;

fn mock() -> MockApi {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rivals/mocks/orders.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let mut sources = SourceSet::default();
    let entry = sources.add("orders.yaml", Document::parse(&text, Syntax::Yaml));
    let (api, _) = resolve(Arc::new(sources), entry);
    compile(&[Arc::new(api)], MockConfig::default())
}

fn request(method: Method, path: &str, body: &'static str) -> Request {
    let mut headers = HeaderMap::new();
    headers.insert("host", HeaderValue::from_static("127.0.0.1:4010"));
    if !body.is_empty() {
        headers.insert("content-type", HeaderValue::from_static("application/json"));
    }
    Request {
        method,
        path: path.to_owned(),
        query: None,
        headers,
        body: Bytes::from_static(body.as_bytes()),
    }
}

/// The best round's time for one call, in nanoseconds.
fn best(mock: &MockApi, request: &Request) -> u128 {
    let (env, state) = (Env::default(), State::default());
    let run = |n: u32| {
        let start = Instant::now();
        for _ in 0..n {
            black_box(decide(mock, &env, &state, black_box(request)));
        }
        start.elapsed().as_nanos() / u128::from(n)
    };
    run(N_WARM);
    (0..N_ROUNDS).map(|_| run(N_CALLS)).min().unwrap_or(0)
}

fn main() {
    let mock = mock();
    let cases = [
        ("documented example", request(Method::GET, "/static", "")),
        (
            "20 generated properties",
            request(Method::GET, "/generated", ""),
        ),
        ("validated POST", request(Method::POST, "/orders", BODY)),
        ("entity", request(Method::GET, "/orders/ord_7", "")),
    ];
    for (name, request) in cases {
        let decision = decide(&mock, &Env::default(), &State::default(), &request);
        let Action::Respond(response) = decision.action else {
            continue;
        };
        assert!(response.status.is_success(), "{name}: {}", response.status);
        println!("{name:<26} {:>8} ns", best(&mock, &request));
    }
}
