//! Recorded traffic as material: counted, copied, sent again, held against the document.

use serde_json::{Value, json};

use crate::support::{Bench, PETS, http};

/// A bench whose mock was asked once, with a parameter that nobody describes; the exchange's id.
async fn asked() -> (Bench, String) {
    let bench = Bench::opened().await;
    let address = bench.start_mock().await;
    http("GET", &format!("{address}/pets/7?verbose=true"), &[], "").await;
    let query = json!({ "filter": "", "before": null, "limit": 10 });
    for _ in 0..100 {
        let page = bench.call("traffic.page", query.clone()).await.unwrap();
        if let Some(id) = page["rows"][0]["id"].as_str() {
            return (bench, id.to_owned());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nothing was recorded")
}

#[tokio::test(flavor = "multi_thread")]
async fn traffic_is_counted_and_written_down_for_other_tools() {
    let (bench, id) = asked().await;
    let query = json!({ "filter": "op:getPet", "windowMs": null, "nSlots": 4 });
    let figures = bench.call("traffic.figures", query).await.unwrap();
    assert_eq!(figures["all"]["requests"], 1.0);
    assert_eq!(figures["operations"][0]["operation"], "getPet");
    assert_eq!(figures["slots"].as_array().unwrap().len(), 4);
    let query = json!({ "id": id, "kind": "python" });
    let snippet = bench.call("traffic.snippet", query).await.unwrap();
    assert!(
        snippet["text"]
            .as_str()
            .unwrap()
            .contains("/pets/7?verbose=true")
    );
    bench.session.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_sent_again_tells_what_became_different() {
    let (bench, id) = asked().await;
    let again = json!({ "id": id, "to": null });
    let same = bench.call("traffic.replay", again.clone()).await.unwrap();
    assert_eq!(
        (&same["outcome"], &same["status"]),
        (&json!("same"), &json!(200))
    );
    let at = "/paths/~1pets~1{petId}/get/responses/200/content/application~1json/example/name";
    let set = json!({ "document": "pets.yaml", "baseVersion": 1, "pointer": at, "value": "Bella" });
    bench.call("document.set", set).await.unwrap();
    let mut other = Value::Null;
    for _ in 0..100 {
        other = bench.call("traffic.replay", again.clone()).await.unwrap();
        if other["outcome"] == "different" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(other["differences"][0]["at"], "/name", "{other}");
    assert_eq!(other["differences"][0]["now"], "\"Bella\"");
    bench.session.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_traffic_says_against_the_document_is_mended_in_its_lines() {
    let (bench, _) = asked().await;
    let query = json!({ "filter": "", "document": null });
    let found = bench.call("traffic.drift", query.clone()).await.unwrap();
    assert_eq!(found["document"], "pets.yaml");
    let finding = &found["findings"][0];
    assert_eq!(
        (&finding["part"], &finding["at"]),
        (&json!("query"), &json!("verbose"))
    );
    let fix = |apply| json!({ "query": query, "key": finding["key"], "apply": apply });
    let shown = bench.call("traffic.fixDrift", fix(false)).await.unwrap();
    assert!(shown["diff"].as_str().unwrap().contains("+"), "{shown}");
    bench.call("traffic.fixDrift", fix(true)).await.unwrap();
    let text = json!({ "document": "pets.yaml", "version": 2 });
    let text = bench.call("document.text", text).await.unwrap();
    let text = text.as_str().unwrap();
    assert!(text.contains("verbose"), "{text}");
    let kept = PETS
        .lines()
        .filter(|line| text.lines().any(|one| one == *line));
    assert_eq!(kept.count(), PETS.lines().count(), "{text}");
    let found = bench.call("traffic.drift", query).await.unwrap();
    assert_eq!(found["findings"], json!([]));
    bench.session.close().await;
}
