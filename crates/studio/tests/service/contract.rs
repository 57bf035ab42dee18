//! Every command answers the same through a call and over HTTP.

use serde_json::{Value, json};
use studio::{COMMANDS, host_http};

use crate::support::{Bench, http};

/// A payload that each command takes; `None` where calling it would end the test.
fn sample(name: &str, folder: &str) -> Value {
    let settings =
        json!({ "port": 0, "seed": 1, "data": "auto", "validate": "reject", "delayMs": 0 });
    match name {
        "app.info"
        | "host.pickFolder"
        | "workspace.current"
        | "workspace.openSample"
        | "workspace.close" => Value::Null,
        "document.list" | "problems.list" | "mock.status" | "mock.stop" | "traffic.clear"
        | "traffic.filters" | "settings.get" => Value::Null,
        "workspace.open" => json!({ "path": folder }),
        "workspace.browse" => json!({ "path": folder }),
        "document.open" | "document.save" | "document.reload" => json!({ "document": "pets.yaml" }),
        "document.text" => json!({ "document": "pets.yaml", "version": 1 }),
        "document.apply" => json!({ "document": "pets.yaml", "baseVersion": 999, "edits": [] }),
        "document.set" => {
            json!({ "document": "pets.yaml", "baseVersion": 999, "pointer": "/info/title", "value": "x" })
        }
        "document.locate" => json!({ "document": "pets.yaml", "pointer": "/info/title" }),
        "outline.page" => {
            json!({ "grouping": "tag", "filter": "", "collapsed": [], "offset": 0, "limit": 10 })
        }
        "operation.get" => {
            json!({ "document": "pets.yaml", "pointer": "/paths/~1pets~1{petId}/get" })
        }
        "mock.start" | "mock.configure" => settings,
        "traffic.page" => json!({ "filter": "", "before": null, "limit": 10 }),
        "traffic.show" => json!({ "id": "0000000000000001" }),
        "traffic.complete" => json!({ "text": "sta", "cursor": 3 }),
        "traffic.saveFilters" => json!({ "filters": ["status>=400"] }),
        "traffic.figures" => json!({ "filter": "", "windowMs": 60_000, "nSlots": 5 }),
        "traffic.snippet" => json!({ "id": "0000000000000001", "kind": "fetch" }),
        "traffic.replay" => json!({ "id": "0000000000000001", "to": "http://127.0.0.1:9" }),
        "traffic.har" => json!({ "filter": "", "folder": null }),
        "traffic.harPart" => json!({ "file": "traffic-0.har", "offset": 0 }),
        "traffic.import" => {
            json!({ "upload": null, "name": "a.txt", "data": "Y3VybCBodHRwOi8vYS9i", "last": true })
        }
        "traffic.drift" => json!({ "filter": "", "document": null }),
        "traffic.fixDrift" => {
            json!({ "query": { "filter": "", "document": null }, "key": "none", "apply": false })
        }
        "try.send" => json!({ "method": "GET", "target": "/pets/7", "headers": [], "body": null }),
        "settings.set" => json!({ "theme": "dark", "density": null }),
        other => panic!("`{other}` has no sample payload: add one"),
    }
}

/// What is left of an answer when times, ports and ids are not looked at: its shape.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (name.clone(), shape(member)))
            .collect(),
        Value::Array(items) => items
            .first()
            .map_or(json!([]), |first| json!([shape(first)])),
        Value::String(_) => json!("string"),
        Value::Number(_) => json!("number"),
        other => other.clone(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_answers_the_same_through_both_transports() {
    for spec in COMMANDS {
        // A bench each: commands change what the next one would see.
        let (direct, served) = (Bench::opened().await, Bench::opened().await);
        let host = host_http::serve(served.session.clone(), 0).await.unwrap();
        let token = host.url().split("token=").nth(1).unwrap().to_owned();
        let url = format!("http://{}/api/{}", host.address(), spec.name);
        let payload = sample(spec.name, &served.path().display().to_string());
        let headers = [("authorization", format!("Bearer {token}"))];
        let headers: Vec<_> = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let (status, body) = http("POST", &url, &headers, &payload.to_string()).await;
        let payload = sample(spec.name, &direct.path().display().to_string());
        match direct.call(spec.name, payload).await {
            Ok(reply) => {
                assert_eq!(status, 200, "{}: {body}", spec.name);
                let over_http = if spec.bytes {
                    Value::String(body)
                } else {
                    serde_json::from_str(&body).unwrap()
                };
                assert_eq!(shape(&over_http), shape(&reply), "{}", spec.name);
            }
            Err(error) => {
                assert!(status >= 400, "{}: {status}", spec.name);
                let over_http: Value = serde_json::from_str(&body).unwrap();
                assert_eq!(
                    over_http["code"],
                    serde_json::to_value(error.code).unwrap(),
                    "{}",
                    spec.name
                );
            }
        }
        host.stop().await;
    }
}

#[tokio::test]
async fn an_unknown_command_and_a_wrong_payload_say_so() {
    let bench = Bench::opened().await;
    let unknown = bench.call("no.such", Value::Null).await.unwrap_err();
    assert_eq!(
        serde_json::to_value(unknown.code).unwrap(),
        "unknown_command"
    );
    let wrong = bench
        .call("document.open", json!({ "file": 1 }))
        .await
        .unwrap_err();
    assert_eq!(serde_json::to_value(wrong.code).unwrap(), "bad_request");
    assert!(wrong.message.contains("document"), "{}", wrong.message);
}
