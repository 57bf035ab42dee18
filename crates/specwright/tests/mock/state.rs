//! Entities are put, seen, saved and taken away through the control listener.

use serde_json::json;

use crate::support::{Mock, folder};

#[test]
fn what_is_seeded_is_served_and_a_snapshot_brings_it_back() {
    let folder = folder();
    let mock = Mock::start(folder.path(), &["--no-watch"]);
    let rex = json!({"id": 4242, "name": "Rex", "weight": 0.1 + 0.2});
    let seed = json!({"pets": [rex], "/pets/77": {"id": 77, "name": "Ann"}}).to_string();
    let seeded = mock.control("POST", "/state/seed", &seed);
    assert_eq!(
        (seeded.status, seeded.json()),
        (200, json!({"entities": 2}))
    );
    assert_eq!(mock.ask("GET", "/pets/4242", "").json(), rex);
    assert_eq!(mock.ask("GET", "/pets/77", "").json()["name"], "Ann");
    assert_eq!(mock.ask("DELETE", "/pets/77", "").status, 204);

    let listing = mock.control("GET", "/state", "").json();
    let pets =
        json!({"resource": "pets", "path": "/pets", "created": 1, "changed": 0, "deleted": 1});
    assert_eq!(listing, json!({"resources": [pets]}));
    let shown = mock
        .control("GET", "/state/entities?resource=pets&id=4242", "")
        .json();
    assert_eq!(shown["entities"][0]["value"], rex);
    assert_eq!(shown["entities"].as_array().unwrap().len(), 1);

    let snapshot = mock.control("GET", "/state/snapshot", "");
    assert_eq!(
        mock.control("DELETE", "/state", "").json(),
        json!({"entities": 2})
    );
    assert_ne!(mock.ask("GET", "/pets/4242", "").json(), rex);
    assert_eq!(mock.ask("GET", "/pets/77", "").status, 200);
    let restored = mock.control("PUT", "/state/snapshot", &snapshot.body);
    assert_eq!(restored.json()["entities"], 2, "{}", restored.body);
    assert_eq!(mock.ask("GET", "/pets/4242", "").json(), rex);
    assert_eq!(mock.ask("GET", "/pets/77", "").status, 404);
}

#[test]
fn a_seed_that_breaks_its_schema_is_refused_as_a_whole() {
    let folder = folder();
    let mock = Mock::start(folder.path(), &["--no-watch"]);
    let seed = json!({"pets": [{"id": 4242, "name": "Rex"}, {"id": 1, "name": 7}], "cats": []});
    let refused = mock.control("POST", "/state/seed", &seed.to_string());
    assert_eq!(refused.status, 422);
    let refused = refused.json();
    let pointers: Vec<_> = refused["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["pointer"])
        .collect();
    assert_eq!(pointers, ["/pets/1/name", "/cats"]);
    let listing = mock.control("GET", "/state", "").json();
    assert_eq!(listing["resources"][0]["created"], 0);
}

#[test]
fn a_seed_outlives_the_mock_where_it_has_a_state_file() {
    let folder = folder();
    let rex = json!({"id": 4242, "name": "Rex", "weight": 0.300_000_000_000_000_04_f64});
    {
        let mock = Mock::start(folder.path(), &["--no-watch", "--state", "pets.state"]);
        let seed = json!({"pets": [rex]}).to_string();
        assert_eq!(mock.control("POST", "/state/seed", &seed).status, 200);
    }
    let mock = Mock::start(folder.path(), &["--no-watch", "--state", "pets.state"]);
    assert_eq!(mock.ask("GET", "/pets/4242", "").json(), rex);
    let snapshot = mock.control("GET", "/state/snapshot", "").body;
    mock.control("DELETE", "/state", "");
    mock.control("PUT", "/state/snapshot", &snapshot);
    drop(mock);
    let mock = Mock::start(folder.path(), &["--no-watch", "--state", "pets.state"]);
    assert_eq!(mock.ask("GET", "/pets/4242", "").json(), rex);
}
