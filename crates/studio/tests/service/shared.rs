//! A record that several studios and mocks share: what one records, the others see as it arrives.

use serde_json::json;
use studio::wire::Event;

use crate::support::{Bench, event, http};

#[path = "../../../mock-store/tests/postgres/server.rs"]
#[expect(dead_code, reason = "the store's own tests stop it and run it again")]
mod server;

async fn both_see(record: &str) {
    let here = Bench::recording_into(Some(record.to_owned()));
    let there = Bench::recording_into(Some(record.to_owned()));
    for bench in [&here, &there] {
        let path = json!({ "path": bench.path() });
        bench.call("workspace.open", path).await.unwrap();
    }
    let mut events = here.session.events();
    let address = there.start_mock().await;
    assert_eq!(
        http("GET", &format!("{address}/pets/7"), &[], "").await.0,
        200
    );
    let recorded = |event: &Event| matches!(event, Event::ExchangesRecorded { n_new: 1.., .. });
    event(&mut events, recorded).await;
    let query = json!({ "filter": "path:/pets/7", "before": null, "limit": 10 });
    let page = here.call("traffic.page", query).await.unwrap();
    assert_eq!(page["rows"][0]["path"], "/pets/7", "{page}");
    assert!(!here.path().join(".specwright").exists());
    there.session.close().await;
    here.session.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_shared() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.sqlite");
    both_see(file.to_str().unwrap()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_is_shared() {
    let Some(address) = server::empty().await else {
        return;
    };
    both_see(address.to_str().unwrap()).await;
}
