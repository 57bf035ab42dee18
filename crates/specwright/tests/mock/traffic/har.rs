//! HAR files out and in.

use std::fs;

use serde_json::Value;

use super::{recording, traffic};
use crate::support::{ask, folder, specwright};

#[test]
fn a_record_goes_out_as_har_and_comes_in_again() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    mock.ask("POST", "/pets", r#"{"name": "Rex"}"#);
    let secret = [("Authorization", "Bearer geheim")];
    ask(&mock.address, "GET", "/pets/7?limit=2", &secret, "");
    assert_eq!(traffic(at, &["expect", "count==2", "--wait", "5s"]).code, 0);
    drop(mock);
    let said = traffic(at, &["har", "-o", "all.har"]);
    assert_eq!(
        (said.code, said.err.trim()),
        (0, "2 requests written to all.har")
    );
    let text = fs::read_to_string(at.join("all.har")).unwrap();
    assert!(!text.contains("geheim"));
    let har: Value = serde_json::from_str(&text).unwrap();
    let entries = har["log"]["entries"].as_array().unwrap();
    assert_eq!(
        entries[0]["request"]["postData"]["text"],
        r#"{"name": "Rex"}"#
    );
    assert_eq!(entries[1]["request"]["queryString"][0]["name"], "limit");
    let printed = traffic(at, &["har", "--filter", "method:POST"]);
    let printed: Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(printed["log"]["entries"].as_array().unwrap().len(), 1);

    let other = ["--store", "other.sqlite"];
    let imported = specwright(
        at,
        &[&["traffic", "import", "all.har"], &other[..]].concat(),
    );
    assert_eq!(
        (imported.code, imported.err.lines().last()),
        (0, Some("2 requests added"))
    );
    let paths = |store: &[&str]| {
        let said = specwright(
            at,
            &[&["traffic", "list", "--format", "json"], store].concat(),
        );
        let rows: Value = serde_json::from_str(&said.out).unwrap();
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| {
            (
                row["method"].clone(),
                row["path"].clone(),
                row["status"].clone(),
            )
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(paths(&other), paths(&["--store", super::STORE]));
}

#[test]
fn a_file_that_is_cut_off_gives_what_it_has_and_says_so() {
    let folder = folder();
    let at = folder.path();
    let mock = recording(at);
    for n in 0..5 {
        mock.ask("GET", &format!("/pets/{n}"), "");
    }
    assert_eq!(traffic(at, &["expect", "count==5", "--wait", "5s"]).code, 0);
    drop(mock);
    assert_eq!(traffic(at, &["har", "-o", "all.har"]).code, 0);
    let text = fs::read_to_string(at.join("all.har")).unwrap();
    let third = text.match_indices("\"startedDateTime\"").nth(3).unwrap().0;
    fs::write(at.join("cut.har"), &text[..third + 100]).unwrap();
    fs::write(at.join("other.json"), "{\"openapi\": \"3.1.0\"}").unwrap();
    let import = |file: &str| specwright(at, &["traffic", "import", file, "--store", "new.sqlite"]);
    let cut = import("cut.har");
    assert_eq!(cut.code, 2, "{}", cut.err);
    assert!(
        cut.err.contains("cut.har: the file ends at line"),
        "{}",
        cut.err
    );
    let listed = specwright(at, &["traffic", "list", "--store", "new.sqlite"]);
    assert_eq!(listed.out.lines().count(), 3, "{}", listed.out);
    let other = import("other.json");
    assert!(
        other.code == 2 && other.err.contains("no HAR"),
        "{}",
        other.err
    );
    let none = import("none.har");
    assert!(
        none.code == 2 && none.err.contains("none.har cannot be read"),
        "{}",
        none.err
    );
    let unwritable = traffic(at, &["har", "-o", "no/such/folder.har"]);
    assert!(
        unwritable.code == 2 && unwritable.err.contains("cannot be written"),
        "{}",
        unwritable.err
    );
}

#[test]
fn collections_of_other_tools_come_in_as_requests() {
    let folder = folder();
    let at = folder.path();
    let postman = r#"{"info": {"_postman_id": "x", "name": "Pets",
        "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [{"name": "all", "request": {"method": "GET", "url": "http://127.0.0.1:4010/pets"}}]}"#;
    fs::write(at.join("pets.json"), postman).unwrap();
    let bruno = at.join("bruno");
    fs::create_dir_all(bruno.join("deep")).unwrap();
    fs::write(bruno.join("bruno.json"), "{}").unwrap();
    fs::write(
        bruno.join("collection.bru"),
        "headers {\n  X-Env: test\n}\n",
    )
    .unwrap();
    let request =
        "meta {\n  name: one\n  type: http\n}\n\nget {\n  url: http://127.0.0.1:4010/pets/1\n}\n";
    fs::write(bruno.join("deep/one.bru"), request).unwrap();
    let new = ["--store", "new.sqlite"];
    let import = |file: &str| specwright(at, &[&["traffic", "import", file], &new[..]].concat());
    for file in ["pets.json", "bruno", "bruno/deep/one.bru"] {
        let said = import(file);
        assert_eq!(
            (said.code, said.err.lines().last()),
            (0, Some("1 request added")),
            "{file}"
        );
    }
    let rows = specwright(at, &[&["traffic", "list"], &new[..]].concat()).out;
    assert_eq!(rows.matches("/pets/1").count(), 2, "{rows}");
    let found = specwright(
        at,
        &[
            &["traffic", "list", "--filter", "header:x-env~test"],
            &new[..],
        ]
        .concat(),
    );
    assert_eq!(found.out.lines().count(), 2, "{}{}", found.out, found.err);
    fs::create_dir(at.join("empty")).unwrap();
    let empty = import("empty");
    assert!(
        empty.code == 2 && empty.err.contains("no `.bru` files"),
        "{}",
        empty.err
    );
}
