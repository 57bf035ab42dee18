//! Documents that cannot be used: still there to be mended, and explained.

use serde_json::{Value, json};

use crate::support::{Bench, PETS};

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_was_never_readable_is_in_the_tree() {
    let bench = Bench::new();
    let torn = PETS.replace("info:", "\tinfo:");
    std::fs::write(bench.path().join("torn.yaml"), torn).unwrap();
    open(&bench).await;
    let query =
        json!({ "grouping": "tag", "filter": "", "collapsed": [], "offset": 0, "limit": 50 });
    let page = bench.call("outline.page", query).await.unwrap();
    let documents: Vec<_> = page["rows"].as_array().unwrap().iter().collect();
    let torn = documents.iter().find(|row| row["label"] == "torn.yaml");
    assert!(
        torn.is_some_and(|row| row["nErrors"].as_u64() > Some(0)),
        "{page:#}"
    );
    bench.session.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mock_of_nothing_is_refused_with_what_to_do() {
    let bench = Bench::new();
    std::fs::remove_file(bench.path().join("pets.yaml")).unwrap();
    open(&bench).await;
    let settings = bench.call("mock.status", Value::Null).await.unwrap()["settings"].take();
    let refused = bench.call("mock.start", settings).await.unwrap_err();
    assert_eq!(serde_json::to_value(refused.code).unwrap(), "mock_failed");
    assert!(refused.hint.unwrap().contains("Add a document"));
    bench.session.close().await;
}

async fn open(bench: &Bench) {
    let folder = json!({ "path": bench.path() });
    bench.call("workspace.open", folder).await.unwrap();
}
