//! The record in PostgreSQL, which several mocks write to and every command reads.

use serde_json::Value;

use crate::support::{Mock, Said, folder, specwright};

#[path = "../../../../mock-store/tests/postgres/server.rs"]
#[expect(dead_code, reason = "the store's own tests stop it and run it again")]
mod server;

/// The address of a database in which nothing is.
fn empty() -> Option<String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let address = runtime.block_on(server::empty())?;
    Some(address.to_str().unwrap().to_owned())
}

#[test]
fn two_mocks_write_to_one_database_and_commands_read_it() {
    let Some(address) = empty() else { return };
    let folder = folder();
    let at = folder.path();
    let words = ["--no-watch", "--record", &address];
    let mocks = [Mock::start(at, &words), Mock::start(at, &words)];
    for (idx, mock) in mocks.iter().enumerate() {
        assert_eq!(mock.ask("GET", &format!("/pets/{idx}"), "").status, 200);
        assert_eq!(
            mock.ask("POST", "/pets", r#"{"name": "whale"}"#).status,
            201
        );
    }
    let traffic = |words: &[&str]| -> Said {
        specwright(at, &[&["traffic"], words, &["--store", &address]].concat())
    };
    let said = traffic(&[
        "expect",
        "count==4",
        "method:POST count==2",
        "--wait",
        "10s",
    ]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let own = mocks[0].control("POST", "/expect", r#"{"expect": "count==2"}"#);
    assert_eq!(
        own.status, 200,
        "each mock answers for itself: {}",
        own.body
    );

    let rows = traffic(&["list", "--format", "json", "--filter", "method:GET"]);
    let rows: Value = serde_json::from_str(&rows.out).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 2);
    let shown = traffic(&["show", rows[0]["id"].as_str().unwrap()]);
    assert!(shown.out.contains("GET /pets/1"), "{}", shown.out);
    let stats = traffic(&["stats", "--format", "json"]);
    let stats: Value = serde_json::from_str(&stats.out).unwrap();
    assert_eq!(stats["all"]["requests"], 4, "{stats}");
    let har = traffic(&["har", "-o", "all.har"]);
    assert_eq!(
        (har.code, har.err.trim()),
        (0, "4 requests written to all.har")
    );
    let replayed = traffic(&["replay", "--filter", "method:GET path:/pets/0"]);
    assert_eq!(replayed.code, 0, "{}{}", replayed.out, replayed.err);
    let pruned = traffic(&["prune", "--keep", "1"]);
    assert!(pruned.err.contains(", 1 left"), "{}", pruned.err);
}

#[test]
fn a_database_that_is_not_there_is_told_without_its_password() {
    let folder = folder();
    let at = folder.path();
    let address = "postgres://ann:geheim@127.0.0.1:1/none";
    let said = specwright(at, &["traffic", "list", "--store", address]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("127.0.0.1") && !said.err.contains("geheim"),
        "{}",
        said.err
    );
}
