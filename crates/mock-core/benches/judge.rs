//! How fast exchanges are judged, as the mock answers them and with one member of each broken.
//!
//! The description is the file that `SPECWRIGHT_DESCRIPTION` names; without it a small one.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be made says so by failing"
)]
#![expect(clippy::print_stdout, reason = "the numbers are for whoever runs it")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, header};
use mock_core::{
    Action, Env, MockApi, MockConfig, Request, Response, State, Whole, compile, decide, judge,
};
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};
use serde_json::Value;

const N_EXCHANGES: usize = 400;

fn description() -> PathBuf {
    let small =
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rivals/mocks/orders.yaml");
    env::var_os("SPECWRIGHT_DESCRIPTION").map_or_else(small, PathBuf::from)
}

fn mock() -> MockApi {
    let path = description();
    let text = fs::read_to_string(&path).unwrap();
    let syntax = match path.extension().is_some_and(|ext| ext == "json") {
        true => Syntax::Json,
        false => Syntax::Yaml,
    };
    let mut sources = SourceSet::default();
    let entry = sources.add("description", Document::parse(&text, syntax));
    let (api, _) = resolve(Arc::new(sources), entry);
    compile(&[Arc::new(api)], MockConfig::default())
}

/// What the mock answers to a GET of each path, with a value in place of each parameter.
fn exchanges(mock: &MockApi) -> Vec<(Request, Response)> {
    let (env, state) = (Env::default(), State::default());
    let headers = HeaderMap::from_iter([(
        header::AUTHORIZATION,
        HeaderValue::from_static("Bearer sk_test_1"),
    )]);
    let mut made = Vec::new();
    for name in mock.operations().filter(|name| &*name.method == "GET") {
        let path = name.path.split('/').map(|one| match one.contains('{') {
            true => "1",
            false => one,
        });
        let request = Request {
            method: Method::GET,
            path: path.collect::<Vec<_>>().join("/"),
            query: None,
            headers: headers.clone(),
            body: Bytes::new(),
        };
        if let Action::Respond(response) = decide(mock, &env, &state, &request).action
            && response.status.is_success()
            && serde_json::from_slice::<Value>(&response.body).is_ok()
        {
            made.push((request, response));
        }
    }
    made.truncate(N_EXCHANGES);
    made
}

/// One scalar after the other is an object that nobody expects: the n-th of the value, counted
/// from its front.
fn spoil(value: &mut Value, left: &mut usize) -> bool {
    match value {
        Value::Array(items) => items.iter_mut().any(|item| spoil(item, left)),
        Value::Object(members) => members.values_mut().any(|member| spoil(member, left)),
        _ if *left > 0 => {
            *left -= 1;
            false
        }
        _ => {
            *value = serde_json::json!({ "spoilt": true });
            true
        }
    }
}

fn spoilt((request, response): &(Request, Response), nth: usize) -> (Request, Response) {
    let mut value: Value = serde_json::from_slice(&response.body).unwrap();
    if !spoil(&mut value, &mut nth.clone()) {
        spoil(&mut value, &mut 0);
    }
    let body = Bytes::from(value.to_string());
    let response = Response {
        body,
        ..response.clone()
    };
    (request.clone(), response)
}

fn run(name: &str, mock: &MockApi, exchanges: &[(Request, Response)]) {
    let mut slowest = (Duration::ZERO, "");
    let mut n_told = 0;
    let start = Instant::now();
    for (request, response) in exchanges {
        let one = Instant::now();
        n_told += judge(mock, request, Some(response), Whole::default())
            .deviations
            .len();
        if one.elapsed() > slowest.0 {
            slowest = (one.elapsed(), &request.path);
        }
    }
    let took = start.elapsed();
    let rate = exchanges.len() as f64 / took.as_secs_f64();
    println!(
        "{name:<14} {:>5} exchanges in {:>7.1} ms, {rate:>8.0}/s, slowest {:>7.1} ms ({}), {n_told} deviations",
        exchanges.len(),
        took.as_secs_f64() * 1e3,
        slowest.0.as_secs_f64() * 1e3,
        slowest.1
    );
}

fn main() {
    let mock = mock();
    let whole = exchanges(&mock);
    assert!(!whole.is_empty(), "nothing is answered");
    run("whole", &mock, &whole);
    run("whole, again", &mock, &whole);
    for nth in [0, 3, 20] {
        let broken: Vec<_> = whole.iter().map(|one| spoilt(one, nth)).collect();
        run(&format!("broken, {nth}"), &mock, &broken);
        run("again", &mock, &broken);
    }
}
