//! What the control listener shows.

use crate::support::{Mock, folder};

#[test]
fn health_counters_and_the_reason_of_an_answer_are_shown() {
    let folder = folder();
    let mock = Mock::start(folder.path(), &["--no-watch", "--self-check"]);
    assert_eq!(mock.ask("GET", "/pets", "").status, 200);
    let wrong = mock.ask("POST", "/pets", r#"{"name": 7}"#);
    assert_eq!(wrong.status, 422);

    let health = mock.control("GET", "/health", "").json();
    assert_eq!(health["status"], "ok");
    assert_eq!(health["operations"], 4);
    let counters = mock.control("GET", "/counters", "").json();
    assert_eq!(counters["requests"], 2);
    assert_eq!(counters["byClass"]["2xx"], 1);
    assert_eq!(counters["byClass"]["4xx"], 1);
    assert_eq!(counters["selfCheck"]["broken"], 0);
    assert!(counters["selfCheck"]["checked"].as_u64().unwrap() >= 1);

    let id = wrong.header("specwright-trace").unwrap();
    let exchange = mock.control("GET", &format!("/exchanges/{id}"), "").json();
    assert_eq!(exchange["id"], id);
    assert_eq!(exchange["status"], 422);
    assert_eq!(exchange["operation"], "POST /pets");
    assert_eq!(exchange["violations"][0]["at"], "/name");
    assert!(
        exchange["steps"]
            .as_array()
            .unwrap()
            .iter()
            .any(|step| step["ok"] == false)
    );
    let all = mock.control("GET", "/exchanges?limit=1", "").json();
    let all = all["exchanges"].as_array().unwrap();
    assert_eq!(all.len(), 1, "the newest alone");
    assert_eq!(all[0]["id"], id);
}

#[test]
fn the_reload_status_names_the_fault_and_recovers() {
    let folder = folder();
    let file = folder.path().join("pets.yaml");
    let good = std::fs::read_to_string(&file).unwrap();
    let mock = Mock::start(folder.path(), &[]);
    let status = || mock.control("GET", "/reload", "").json();
    let before = status();
    assert_eq!(
        (&before["reloads"], &before["stale"]),
        (&0.into(), &false.into())
    );
    assert_eq!(before["following"], true);

    std::fs::write(&file, good.replace("info: {", "info: [")).unwrap();
    mock.wait_for(|said| said.contains("goes on serving").then_some(()));
    let broken = status();
    assert_eq!(broken["stale"], true);
    assert_eq!(broken["goodAtMs"], before["goodAtMs"]);
    let fault = &broken["faults"][0];
    assert_eq!(
        (&fault["file"], &fault["line"]),
        (&"pets.yaml".into(), &2.into()),
        "{fault}"
    );
    assert!(fault["column"].as_u64().unwrap() > 0);
    assert_eq!(mock.control("GET", "/health", "").json()["status"], "stale");
    assert_eq!(mock.ask("GET", "/pets", "").status, 200);

    std::fs::write(&file, &good).unwrap();
    mock.wait_for(|said| said.contains("reloaded pets.yaml").then_some(()));
    let mended = status();
    assert_eq!(mended["stale"], false);
    assert!(mended["faults"].as_array().unwrap().is_empty());
    assert!(mended["goodAtMs"].as_i64() > before["goodAtMs"].as_i64());
}
