//! The tool library that Specwright ships as its sample.

use serde_json::{Value, json};

use crate::support::World;

const FILES: &[&str] = &[
    "openapi.yaml",
    "parameters.yaml",
    "responses.yaml",
    "paths/tools.yaml",
    "paths/members.yaml",
    "paths/loans.yaml",
    "paths/holds.yaml",
    "schemas/tool.yaml",
    "schemas/member.yaml",
    "schemas/loan.yaml",
    "schemas/hold.yaml",
    "schemas/page.yaml",
    "schemas/problem.yaml",
];

fn library() -> World {
    World::of_files("specs/sample", FILES)
}

fn rows(world: &mut World, target: &str) -> Vec<Value> {
    let page = world.get(target).json();
    page["items"].as_array().unwrap().clone()
}

#[test]
fn a_row_is_the_thing_at_its_own_path() {
    let mut world = library();
    for collection in ["tools", "loans", "members"] {
        let rows = rows(&mut world, &format!("/{collection}"));
        assert!(!rows.is_empty(), "{collection}");
        for row in rows {
            let id = row["id"].as_str().unwrap();
            let item = world.get(&format!("/{collection}/{id}"));
            assert_eq!((item.status, item.json()), (200, row));
        }
    }
}

#[test]
fn examples_of_the_document_are_the_first_inhabitants() {
    let mut world = library();
    let ids: Vec<Value> = rows(&mut world, "/tools")
        .iter()
        .map(|row| row["id"].clone())
        .collect();
    assert_eq!(ids, [json!("T-0107"), json!("T-0042")]);
    assert!(
        world
            .get("/tools/T-0042")
            .says("is an example of the document")
    );
}

#[test]
fn what_was_made_is_there_until_it_is_deleted() {
    let mut world = library();
    let hold = world.send(
        "POST",
        "/holds",
        &json!({"toolId": "T-0107", "note": "At noon"}),
    );
    assert_eq!(hold.status, 201, "{hold:?}");
    let hold = hold.json();
    assert_eq!(hold["toolId"], "T-0107");
    assert_eq!(hold["note"], "At noon");
    let address = format!("/holds/{}", hold["id"]);
    assert_eq!(world.get(&address).json(), hold);
    assert!(
        world
            .get("/holds")
            .json()
            .as_array()
            .unwrap()
            .contains(&hold)
    );

    assert_eq!(world.ask("DELETE", &address, &[], "").status, 204);
    assert_eq!(world.get(&address).status, 404);
    assert_eq!(world.ask("DELETE", &address, &[], "").status, 404);
    assert!(
        !world
            .get("/holds")
            .json()
            .as_array()
            .unwrap()
            .contains(&hold)
    );
}

#[test]
fn an_inhabitant_of_the_base_world_can_be_changed_and_deleted() {
    let mut world = library();
    let before = rows(&mut world, "/loans?limit=1").remove(0);
    let address = format!("/loans/{}", before["id"].as_str().unwrap());
    let changed = world.send("PATCH", &address, &json!({"dueOn": "2026-05-16"}));
    assert_eq!(changed.status, 200, "{changed:?}");
    let mut expected = before.clone();
    expected["dueOn"] = json!("2026-05-16");
    assert_eq!(changed.json(), expected);
    assert_eq!(world.get(&address).json(), expected);
    assert_eq!(rows(&mut world, "/loans?limit=1"), [expected]);
}

#[test]
fn a_created_loan_says_where_it_is() {
    let mut world = library();
    let body = json!({"toolId": "T-0107", "dueOn": "2026-05-09"});
    let loan = world.send("POST", "/v1/loans", &body);
    let address = loan.header("location").unwrap().to_owned();
    assert_eq!(
        address,
        format!("/v1/loans/{}", loan.json()["id"].as_str().unwrap())
    );
    assert_eq!(world.get(&address).json(), loan.json());
}

#[test]
fn pages_show_each_row_once_and_the_total_is_true() {
    let mut world = library();
    world.send(
        "POST",
        "/loans",
        &json!({"toolId": "T-0107", "dueOn": "2026-05-09"}),
    );
    let first = world.get("/loans?limit=1").json();
    let total = first["total"].as_u64().unwrap() as usize;
    let mut seen = Vec::new();
    for offset in (0..total + 4).step_by(4) {
        let page = world.get(&format!("/loans?limit=4&offset={offset}")).json();
        let items = page["items"].as_array().unwrap();
        seen.extend(items.iter().map(|row| row["id"].to_string()));
        assert_eq!(page["offset"], offset);
    }
    assert_eq!(seen.len(), total);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), total);
}

#[test]
fn filters_hold_for_every_row() {
    let mut world = library();
    let all = rows(&mut world, "/loans?limit=50");
    let out = rows(&mut world, "/loans?limit=50&status=out");
    let expected: Vec<Value> = all
        .into_iter()
        .filter(|row| row["status"] == "out")
        .collect();
    assert_eq!(out, expected);
}

#[test]
fn two_worlds_of_one_seed_are_one_world() {
    let (mut one, mut other) = (library(), library());
    let loans = rows(&mut one, "/loans?limit=50");
    let last = loans.last().unwrap();
    // The other world is asked about the last one first.
    let item = other.get(&format!("/loans/{}", last["id"].as_str().unwrap()));
    assert_eq!(&item.json(), last);
    assert_ne!(rows(&mut library().seeded(8), "/loans?limit=50"), loans);
}

#[test]
fn references_lead_to_something() {
    let mut world = library();
    // A page shows at most eight.
    let page = |offset| format!("/members?limit=8&offset={offset}");
    let members = (0..40)
        .step_by(8)
        .flat_map(|offset| rows(&mut world, &page(offset)));
    let members: Vec<Value> = members.collect();
    let ids: Vec<&Value> = members.iter().map(|row| &row["id"]).collect();
    for loan in rows(&mut world, "/loans?limit=50") {
        assert!(ids.contains(&&loan["memberId"]), "{loan}");
    }
}
