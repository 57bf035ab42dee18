//! The main job: open, start, call, see it recorded, edit, see the mock change.

use serde_json::{Value, json};
use studio::{EventStream, wire::Event};

use crate::support::{Bench, PETS, event, http};

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_answered_and_recorded() {
    let bench = Bench::opened().await;
    let address = bench.start_mock().await;
    let (status, body) = http("GET", &format!("{address}/pets/7"), &[], "").await;
    assert_eq!((status, body.as_str()), (200, r#"{"id":7,"name":"Rex"}"#));
    let request = json!({ "method": "GET", "target": "/pets/abc", "headers": [], "body": null });
    let answer = bench.call("try.send", request).await.unwrap();
    assert_eq!(answer["status"], 422);
    assert_eq!(answer["violations"][0]["at"], "petId");
    let page = bench
        .call(
            "traffic.page",
            json!({ "filter": "", "before": null, "limit": 10 }),
        )
        .await
        .unwrap();
    assert_eq!(
        (&page["total"], &page["totalIsMore"]),
        (&2.into(), &false.into())
    );
    assert_eq!(page["rows"][0]["status"], 422);
    assert_eq!(page["rows"][1]["operation"], "getPet");
    let shown = bench
        .call("traffic.show", json!({ "id": page["rows"][1]["id"] }))
        .await
        .unwrap();
    assert_eq!(
        shown["response"]["body"]["text"],
        r#"{"id":7,"name":"Rex"}"#
    );
    assert!(!shown["trace"].as_array().unwrap().is_empty());
    bench.session.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_in_the_studio_changes_the_mock_and_one_line_of_the_file() {
    let bench = Bench::opened().await;
    let mut events = bench.session.events();
    let address = bench.start_mock().await;
    let at = "/paths/~1pets~1{petId}/get/responses/200/content/application~1json/example/name";
    let set = json!({ "document": "pets.yaml", "baseVersion": 1, "pointer": at, "value": "Bella" });
    assert_eq!(
        bench.call("document.set", set.clone()).await.unwrap()["version"],
        2
    );
    event(
        &mut events,
        |event| matches!(event, Event::MockChanged { mock } if !mock.reloads.is_empty()),
    )
    .await;
    let (_, body) = http("GET", &format!("{address}/pets/7"), &[], "").await;
    assert_eq!(body, r#"{"id":7,"name":"Bella"}"#);
    let stale = bench.call("document.set", set).await.unwrap_err();
    assert_eq!(serde_json::to_value(stale.code).unwrap(), "stale_version");
    let saved = bench
        .call("document.save", json!({ "document": "pets.yaml" }))
        .await
        .unwrap();
    assert_eq!(saved["dirty"], false);
    let text = std::fs::read_to_string(bench.path().join("pets.yaml")).unwrap();
    assert_eq!(text, PETS.replace("\"Rex\"", "\"Bella\""));
    bench.session.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_saved_elsewhere_reloads_and_a_broken_one_does_not_stop_the_mock() {
    let bench = Bench::opened().await;
    let mut events = bench.session.events();
    let address = bench.start_mock().await;
    let file = bench.path().join("pets.yaml");
    let reloaded = |ok: bool| move |event: &Event| matches!(event, Event::MockChanged { mock } if mock.reloads.first().is_some_and(|one| one.ok == ok));

    // As editors do it: a new file renamed over the old one.
    let beside = bench.path().join("pets.yaml.new");
    std::fs::write(&beside, PETS.replace("Rex", "Tom")).unwrap();
    std::fs::rename(&beside, &file).unwrap();
    event(&mut events, reloaded(true)).await;
    assert!(
        http("GET", &format!("{address}/pets/7"), &[], "")
            .await
            .1
            .contains("Tom")
    );

    std::fs::write(
        &file,
        PETS.replace("      operationId", "\t    operationId"),
    )
    .unwrap();
    let Event::MockChanged { mock } = event(&mut events, reloaded(false)).await else {
        unreachable!()
    };
    assert!(mock.stale);
    assert!(
        mock.error.as_deref().unwrap().contains("pets.yaml:6:"),
        "{:?}",
        mock.error
    );
    assert!(
        http("GET", &format!("{address}/pets/7"), &[], "")
            .await
            .1
            .contains("Tom")
    );

    std::fs::write(&file, PETS.replace("Rex", "Mia")).unwrap();
    event(&mut events, reloaded(true)).await;
    assert!(
        http("GET", &format!("{address}/pets/7"), &[], "")
            .await
            .1
            .contains("Mia")
    );
    bench.session.close().await;
}

/// Prism loses or ends on all three (prism#2009 and prism#1503).
#[tokio::test(flavor = "multi_thread")]
async fn a_referenced_file_is_followed_deleted_and_restored() {
    let bench = Bench::opened().await;
    let mut events = bench.session.events();
    let address = bench.start_mock().await;
    let request = json!({ "document": "pets.yaml", "pointer": "/paths/~1pets~1{petId}/get" });
    let file = bench.path().join("schemas.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    event(
        &mut events,
        |event| matches!(event, Event::MockChanged { mock } if !mock.reloads.is_empty()),
    )
    .await;
    assert_eq!(
        http("GET", &format!("{address}/pets/7"), &[], "").await.0,
        200
    );
    std::fs::write(
        &file,
        text.replace(
            "name: { type: string }",
            "name: { type: string, minLength: 2 }",
        ),
    )
    .unwrap();
    let rules = loop {
        event(&mut events, |event| {
            matches!(event, Event::MockChanged { .. })
        })
        .await;
        let view = bench.call("operation.get", request.clone()).await.unwrap();
        let rows = view["responses"][0]["content"][0]["schema"].clone();
        let rows = rows.as_array().unwrap();
        // While the file is away the reference leads nowhere and has no properties to show.
        if let Some(name) = rows
            .iter()
            .find(|row| row["name"] == "name" && row["rules"] != "")
        {
            break name["rules"].clone();
        }
    };
    assert_eq!(rules, "at least 2 characters");
    bench.session.close().await;
}

/// Waits for the text that has the title of here and the summary of the file.
async fn both_changes_are_there(bench: &Bench, events: &mut EventStream) {
    event(events, |event| {
        matches!(event, Event::TextEdited { version: 3, .. })
    })
    .await;
    let asked = json!({ "document": "pets.yaml", "version": 3 });
    let text = bench.call("document.text", asked).await.unwrap();
    assert!(text.as_str().unwrap().contains("Cats") && text.as_str().unwrap().contains("A pet"));
}

/// Waits for the conflict; the list of documents then.
async fn in_conflict(bench: &Bench, events: &mut EventStream) -> Value {
    loop {
        event(events, |event| matches!(event, Event::DocumentsChanged)).await;
        let listed = bench.call("document.list", Value::Null).await.unwrap();
        if listed["documents"][0]["conflict"] == true {
            return listed;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn unsaved_edits_and_a_change_on_disk_are_merged_or_kept_apart() {
    let bench = Bench::opened().await;
    let mut events = bench.session.events();
    let edit = |at: &str, value: &str, version: u32| json!({ "document": "pets.yaml", "baseVersion": version, "pointer": at, "value": value });
    let title = "/info/title";
    bench
        .call("document.set", edit(title, "Cats", 1))
        .await
        .unwrap();
    let file = bench.path().join("pets.yaml");
    std::fs::write(&file, PETS.replace("One pet", "A pet")).unwrap();
    both_changes_are_there(&bench, &mut events).await;

    std::fs::write(&file, PETS.replace("title: Pets", "title: Dogs")).unwrap();
    let listed = in_conflict(&bench, &mut events).await;
    assert_eq!(listed["documents"][0]["dirty"], true);
    let refused = bench
        .call("document.save", json!({ "document": "pets.yaml" }))
        .await
        .unwrap_err();
    assert!(refused.hint.unwrap().contains("Reload"));
    assert!(std::fs::read_to_string(&file).unwrap().contains("Dogs"));
    bench.session.close().await;
}

/// Many editors empty a file before they write it, and the watcher may look in between.
#[tokio::test]
async fn a_file_that_is_only_half_written_loses_nothing() {
    let bench = Bench::opened().await;
    let mut events = bench.session.events();
    let edit = json!({ "document": "pets.yaml", "baseVersion": 1, "pointer": "/info/title", "value": "Cats" });
    bench.call("document.set", edit).await.unwrap();
    let file = bench.path().join("pets.yaml");
    std::fs::write(&file, "").unwrap();
    in_conflict(&bench, &mut events).await;
    std::fs::write(&file, PETS.replace("One pet", "A pet")).unwrap();
    both_changes_are_there(&bench, &mut events).await;
    bench.session.close().await;
}

#[tokio::test]
async fn a_folder_that_is_not_one_is_explained() {
    let bench = Bench::new();
    let missing = bench.path().join("nowhere");
    let error = bench
        .call("workspace.open", json!({ "path": missing }))
        .await
        .unwrap_err();
    assert!(error.message.contains("nowhere"), "{}", error.message);
    let file = bench.path().join("pets.yaml");
    let error = bench
        .call("workspace.open", json!({ "path": file }))
        .await
        .unwrap_err();
    assert!(error.message.contains("is a file"), "{}", error.message);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_goes_and_comes_back_is_followed_again() {
    let bench = Bench::new();
    let folder = bench.path().join("api");
    std::fs::create_dir(&folder).unwrap();
    std::fs::rename(bench.path().join("pets.yaml"), folder.join("pets.yaml")).unwrap();
    std::fs::rename(
        bench.path().join("schemas.yaml"),
        folder.join("schemas.yaml"),
    )
    .unwrap();
    bench
        .call("workspace.open", json!({ "path": bench.path() }))
        .await
        .unwrap();
    let mut events = bench.session.events();
    let address = bench.start_mock().await;
    // As a checkout of another branch and back does it.
    let away = bench.path().join(".away");
    std::fs::rename(&folder, &away).unwrap();
    event(
        &mut events,
        |event| matches!(event, Event::MockChanged { mock } if !mock.reloads.is_empty()),
    )
    .await;
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy(away.join("pets.yaml"), folder.join("pets.yaml")).unwrap();
    std::fs::copy(away.join("schemas.yaml"), folder.join("schemas.yaml")).unwrap();
    event(&mut events, |event| {
        matches!(event, Event::DocumentsChanged)
    })
    .await;
    std::fs::write(folder.join("pets.yaml"), PETS.replace("Rex", "Ada")).unwrap();
    let patience = std::time::Instant::now();
    while !http("GET", &format!("{address}/pets/7"), &[], "")
        .await
        .1
        .contains("Ada")
    {
        assert!(
            patience.elapsed().as_secs() < 10,
            "the change is not served"
        );
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    bench.session.close().await;
}
