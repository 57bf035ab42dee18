//! The judge against the mock: what the mock answers must satisfy its own description, and what is
//! changed in an answer must be found.
//!
//! In:  as arguments a description, and how many exchanges.
//! Out: each deviation of an answer (a defect of the judge or of the mock), which changes were
//!      found, and how many exchanges were judged in a second.

#![expect(clippy::print_stdout, reason = "the numbers are what it is for")]
#![expect(
    clippy::print_stderr,
    reason = "what keeps it from starting is told there"
)]

mod ask; // a request for an operation
mod change; // an answer with one thing changed

use std::{collections::BTreeMap, process::ExitCode, sync::Arc, time::Instant};

use mock_core::{
    Action, AuthMode, Env, MockApi, MockConfig, Request, Response, State, Whole, compile, decide,
    judge,
};
use mock_learn::{Observed, ObservedSide, drift::Drift};
use oas_doc::{Document, Syntax};
use oas_model::{Api, SourceSet, resolve};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [spec, rest @ ..] = arguments.as_slice() else {
        eprintln!("error: arguments: SPEC [EXCHANGES]");
        return ExitCode::from(2);
    };
    let count = rest.first().and_then(|count| count.parse().ok());
    let text = match std::fs::read_to_string(spec) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("error: {spec}: {error}");
            return ExitCode::from(2);
        }
    };
    let is_fine = run(&api(spec, &text), count.unwrap_or(5_000));
    ExitCode::from(u8::from(!is_fine))
}

fn api(name: &str, text: &str) -> Arc<Api> {
    let syntax = Syntax::of_path(name).unwrap_or(Syntax::Yaml);
    let mut sources = SourceSet::default();
    let entry = sources.add(name, Document::parse(text, syntax));
    Arc::new(resolve(Arc::new(sources), entry).0)
}

fn run(api: &Arc<Api>, count: usize) -> bool {
    let config = MockConfig {
        auth: AuthMode::Off,
        ..MockConfig::default()
    };
    let mock = compile(&[Arc::clone(api)], config);
    let exchanges = exchanges(api, &mock, count);
    println!("{} exchanges", exchanges.len());
    let n_broken = answers(&mock, &exchanges);
    changes(&mock, &exchanges);
    speed(api, &mock, &exchanges);
    n_broken == 0
}

/// What the mock answers to requests that it finds nothing wrong with.
fn exchanges(api: &Arc<Api>, mock: &MockApi, count: usize) -> Vec<(Request, Response)> {
    let n_operations = api.operations().len().max(1);
    let mut all = Vec::new();
    for idx in 0..count {
        let head = &api.operations()[idx % n_operations];
        let seed = (idx / n_operations) as u64;
        let Some(request) = ask::request(api, &api.operation(head.id), seed) else {
            continue;
        };
        let env = Env {
            seed,
            ..Env::default()
        };
        let decision = decide(mock, &env, &State::default(), &request);
        let Action::Respond(response) = decision.action else {
            continue;
        };
        if decision.violations.is_empty() && decision.operation.is_some() {
            all.push((request, response));
        }
    }
    all
}

/// Deviations of answers, each kind once with its number.
fn answers(mock: &MockApi, exchanges: &[(Request, Response)]) -> usize {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for (request, response) in exchanges {
        let judgement = judge(mock, request, Some(response), Whole::default());
        for one in judgement.deviations {
            let found = one.violation;
            // Examples that say more than their schema are the document's own drift.
            if found.part.as_str().starts_with("response") && !one.is_undeclared {
                let source = found.source.unwrap_or_default();
                let text = format!(
                    "{} {} {} `{}` {}: {} ({source})",
                    request.method,
                    request.path,
                    found.part.as_str(),
                    found.at,
                    found.rule,
                    found.message
                );
                *kinds.entry(text).or_default() += 1;
            }
        }
    }
    let n_broken = kinds.values().sum();
    println!("{n_broken} violations in the mock's own answers");
    for (text, count) in kinds.iter().take(20) {
        println!("  {count} x {text}");
    }
    n_broken
}

fn changes(mock: &MockApi, exchanges: &[(Request, Response)]) {
    let mut counts: BTreeMap<&str, (usize, usize, Vec<String>)> = BTreeMap::new();
    for (idx, (request, response)) in exchanges.iter().enumerate() {
        for (name, changed, at) in change::changes(response, idx) {
            let judgement = judge(mock, request, Some(&changed), Whole::default());
            let count = counts.entry(name).or_default();
            count.0 += 1;
            if judgement.deviations.is_empty() {
                count
                    .2
                    .push(format!("{} {} {at}", request.method, request.path));
            } else {
                count.1 += 1;
            }
        }
    }
    for (name, (n_made, n_found, missed)) in counts {
        println!("{name}: {n_found} of {n_made} found");
        for text in missed.iter().take(5) {
            println!("  not: {text}");
        }
    }
}

fn speed(api: &Arc<Api>, mock: &MockApi, exchanges: &[(Request, Response)]) {
    let begin = Instant::now();
    for (request, response) in exchanges {
        std::hint::black_box(judge(mock, request, Some(response), Whole::default()));
    }
    let took = begin.elapsed().as_secs_f64();
    let n_bytes: usize = exchanges.iter().map(|(_, answer)| answer.body.len()).sum();
    let count = exchanges.len();
    println!(
        "judged {:.0} exchanges/s, {:.1} MB/s, {} bytes on average",
        count as f64 / took,
        n_bytes as f64 / took / 1e6,
        n_bytes / count.max(1)
    );
    let seen: Vec<Observed> = exchanges.iter().map(observed).collect();
    let mut drift = Drift::new(Arc::clone(api));
    seen.iter().for_each(|one| drift.observe(one));
    let begin = Instant::now();
    seen.iter().for_each(|one| drift.observe(one));
    let took = begin.elapsed().as_secs_f64();
    println!("observed {:.0} exchanges/s", count as f64 / took);
    println!("{} findings", drift.findings().len());
}

fn observed((request, response): &(Request, Response)) -> Observed {
    let query = request.query.as_ref();
    let side = |headers: &http::HeaderMap, body: &bytes::Bytes| ObservedSide {
        headers: headers
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.to_string(), value)
            })
            .collect(),
        body: body.clone(),
        body_len: body.len() as u64,
        ..ObservedSide::default()
    };
    Observed {
        method: request.method.to_string(),
        url: query.map_or_else(
            || request.path.clone(),
            |query| format!("{}?{query}", request.path),
        ),
        status: response.status.as_u16(),
        request: side(&request.headers, &request.body),
        response: side(&response.headers, &response.body),
        ..Observed::default()
    }
}
