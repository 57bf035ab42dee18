//! The files that we write against the rules of HAR 1.2, and what importers of browsers ask for.

use std::path::Path;

use boon::{Compiler, Schemas};
use serde_json::Value;

use super::{given::full, round_trips::written};

fn file() -> Value {
    serde_json::from_slice(&written(&full())).unwrap()
}

#[test]
fn every_entry_keeps_the_rules_of_the_form() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/forms/har-1.2.schema.json");
    let rules: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut compiler = Compiler::new();
    compiler.enable_format_assertions();
    compiler
        .add_resource("http://har.test/rules", rules)
        .unwrap();
    let mut schemas = Schemas::new();
    let index = compiler
        .compile("http://har.test/rules", &mut schemas)
        .unwrap();
    let mut har = file();
    schemas
        .validate(&har, index)
        .map_err(|error| error.to_string())
        .unwrap();
    har["log"]["entries"][0]["timings"]["wait"] = Value::from(-5);
    assert!(schemas.validate(&har, index).is_err());
}

#[test]
fn the_time_is_the_sum_of_its_parts() {
    for entry in file()["log"]["entries"].as_array().unwrap() {
        let names = ["blocked", "dns", "connect", "send", "wait", "receive"];
        let parts = names.map(|name| entry["timings"][name].as_f64().unwrap());
        let sum: f64 = parts.iter().filter(|part| **part >= 0.0).sum();
        assert_eq!(entry["time"].as_f64(), Some(sum));
    }
}

#[test]
fn binary_bodies_are_base64_and_text_is_text() {
    let har = file();
    let entries = &har["log"]["entries"];
    let content = &entries[0]["response"]["content"];
    assert_eq!(
        (content["encoding"].as_str(), content["text"].as_str()),
        (Some("base64"), Some("iVAA/w=="))
    );
    assert_eq!(
        entries[0]["request"]["postData"]["text"],
        "{\"name\":\"é\"}"
    );
    assert_eq!(
        entries[3]["request"]["postData"]["params"][0]["value"],
        "a b"
    );
    assert_eq!(entries[1]["_resourceType"], "websocket");
    assert_eq!(entries[1]["_webSocketMessages"][1]["opcode"], 2);
    assert_eq!(entries[1]["_webSocketMessages"][1]["data"], "AP8=");
}

#[test]
fn the_file_is_a_golden() {
    let text = String::from_utf8(written(&full())).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/forms/full.har");
    expect_test::expect_file![path].assert_eq(&text);
}
