//! Verbs that change a thing, and things of which there is one.

use serde_json::{Value, json};

use crate::support::World;

fn rows(world: &mut World) -> Vec<Value> {
    world
        .get("/subscriptions")
        .json()
        .as_array()
        .unwrap()
        .clone()
}

/// An address whose thing is not yet in the state that a verb leads to.
fn other_than(world: &mut World, status: &str) -> String {
    let rows = rows(world);
    let row = rows.iter().find(|row| row["status"] != status).unwrap();
    format!("/subscriptions/{}", row["id"].as_str().unwrap())
}

#[test]
fn a_verb_leads_to_its_state_and_nobody_else_is_changed() {
    let verbs = [
        ("cancel", "cancelled"),
        ("pause", "paused"),
        ("resume", "active"),
        ("ship", "shipped"),
    ];
    for (verb, status) in verbs {
        let mut world = World::of_shape("actions.yaml");
        let address = other_than(&mut world, status);
        let (before, all) = (world.get(&address).json(), rows(&mut world));
        let told = world.ask("POST", &format!("{address}/{verb}"), &[], "");
        assert_eq!(
            (told.status, &told.json()["status"]),
            (200, &json!(status)),
            "{verb}"
        );
        let mut expected = before.clone();
        expected["status"] = json!(status);
        assert_eq!(world.get(&address).json(), expected, "{verb}");
        let expected: Vec<Value> = all
            .into_iter()
            .map(|row| if row == before { expected.clone() } else { row })
            .collect();
        assert_eq!(rows(&mut world), expected, "{verb}");
    }
}

#[test]
fn a_verb_and_its_contrary() {
    let mut world = World::of_shape("actions.yaml");
    let id = rows(&mut world)[0]["id"].as_str().unwrap().to_owned();
    let address = format!("/subscriptions/{id}");
    for (verb, archived) in [("archive", true), ("unarchive", false), ("archive", true)] {
        world.ask("POST", &format!("{address}/{verb}"), &[], "");
        assert_eq!(world.get(&address).json()["archived"], archived, "{verb}");
    }
}

#[test]
fn a_verb_behind_a_colon() {
    let mut world = World::of_shape("page-token.yaml");
    let files = world.get("/drive/v3/files").json();
    let address = format!(
        "/drive/v3/files/{}",
        files["files"][0]["id"].as_str().unwrap()
    );
    assert_eq!(
        world
            .ask("POST", &format!("{address}:archive"), &[], "")
            .status,
        200
    );
    assert_eq!(world.get(&address).json()["archived"], true);
}

#[test]
fn a_verb_on_something_deleted_finds_nothing() {
    let mut world = World::of_shape("page-token.yaml");
    let files = world.get("/drive/v3/files").json();
    let address = format!(
        "/drive/v3/files/{}",
        files["files"][0]["id"].as_str().unwrap()
    );
    assert_eq!(world.ask("DELETE", &address, &[], "").status, 204);
    assert_eq!(
        world
            .ask("POST", &format!("{address}:archive"), &[], "")
            .status,
        404
    );
}

#[test]
fn a_single_thing_remembers_what_was_changed() {
    let mut world = World::of_shape("single-things.yaml");
    let before = world.get("/account").json();
    assert_eq!(world.get("/account").json(), before);
    let changed = world.send("PATCH", "/account", &json!({"name": "Ada of Ghent"}));
    let mut expected = before;
    expected["name"] = json!("Ada of Ghent");
    assert_eq!((changed.status, &changed.json()), (200, &expected));
    assert_eq!(world.get("/account").json(), expected);
}

#[test]
fn a_put_makes_what_was_not_there_and_replaces_what_was() {
    let mut world = World::of_shape("single-things.yaml");
    for value in ["dark", "light"] {
        let put = world.send("PUT", "/settings/theme", &json!({ "value": value }));
        let expected = json!({"key": "theme", "value": value});
        assert_eq!((put.status, &put.json()), (200, &expected));
        assert_eq!(world.get("/settings/theme").json(), expected);
    }
    assert_eq!(world.get("/settings/size").json()["key"], "size");
}
