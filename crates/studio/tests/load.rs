//! A description with everything it refers to, on this machine and, where allowed, on others.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "load/server.rs"]
mod server;

use std::{fs, path::Path};

use server::{Answer, Server};
use studio::headless::{
    Limits, LoadOptions, Loaded, MockClock, MockConfig, MockOptions, Record, load, mock,
};

const ENTRY: &str = "openapi: 3.1.0
info: { title: t, version: v }
paths:
  /a:
    get:
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: 'WHERE' } } } }
";

fn write(folder: &Path, reference: &str) -> std::path::PathBuf {
    let path = folder.join("api.yaml");
    fs::write(&path, ENTRY.replace("WHERE", reference)).unwrap();
    path
}

fn remotely(path: &Path, cache: &Path) -> Loaded {
    let options = LoadOptions {
        allow_remote: true,
        cache_folder: Some(cache.to_path_buf()),
    };
    load(path, &options).unwrap()
}

/// Every message that loading leads to.
fn messages(loaded: &Loaded) -> Vec<String> {
    loaded
        .api()
        .1
        .iter()
        .map(studio::Diagnostic::one_line)
        .collect()
}

#[test]
fn files_behind_references_are_loaded_and_missing_ones_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "parts/pet.yaml#/Pet");
    fs::create_dir(folder.path().join("parts")).unwrap();
    fs::write(
        folder.path().join("parts/pet.yaml"),
        "Pet: { $ref: 'gone.yaml' }",
    )
    .unwrap();
    let loaded = load(&path, &LoadOptions::default()).unwrap();
    assert_eq!(loaded.sources.ids().count(), 2);
    let messages = messages(&loaded);
    assert!(
        messages.len() == 1 && messages[0].contains("parts/gone.yaml"),
        "{messages:?}"
    );
}

#[test]
fn a_file_that_is_not_there_is_no_description() {
    let folder = tempfile::tempdir().unwrap();
    let failed = load(&folder.path().join("no.yaml"), &LoadOptions::default()).unwrap_err();
    assert!(failed.message.ends_with("no.yaml is not there"), "{failed}");
}

#[test]
fn other_machines_are_not_asked_unless_it_is_allowed() {
    let server = Server::start(|_| Answer::text("Pet: { type: string }"));
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        &format!("{}/pet.yaml#/Pet", server.address()),
    );
    let messages = messages(&load(&path, &LoadOptions::default()).unwrap());
    assert!(server.requests().is_empty());
    assert!(
        messages.len() == 1 && messages[0].contains("is on another machine"),
        "{messages:?}"
    );
}

#[test]
fn references_of_a_fetched_document_are_relative_to_where_it_was_in_the_end() {
    let server = Server::start(|path| match path {
        "/pet" => Answer::redirect("v2/pet.json"),
        "/v2/pet.json" => Answer::text(r#"{"Pet": {"$ref": "../owner.yaml#/Owner"}}"#),
        "/owner.yaml" => Answer::text("Owner: { type: string }"),
        _ => Answer::status(404),
    });
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &format!("{}/pet#/Pet", server.address()));
    let loaded = remotely(&path, folder.path());
    assert_eq!(messages(&loaded), [""; 0]);
    let asked: Vec<_> = server.requests().into_iter().map(|one| one.path).collect();
    assert_eq!(asked, ["/pet", "/v2/pet.json", "/owner.yaml"]);
}

#[test]
fn a_copy_is_asked_about_and_used_while_it_is_good() {
    let server = Server::start(|_| Answer::text("type: string").etag("\"1\""));
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &format!("{}/pet.yaml", server.address()));
    for _ in 0..2 {
        let loaded = remotely(&path, &folder.path().join("cache"));
        assert_eq!(messages(&loaded), [""; 0]);
        assert_eq!(loaded.sources.ids().count(), 2);
    }
    let marks: Vec<_> = server
        .requests()
        .into_iter()
        .map(|one| one.if_none_match)
        .collect();
    assert_eq!(marks, [None, Some("\"1\"".to_owned())]);
}

#[test]
fn a_copy_serves_where_nobody_answers() {
    let server = Server::start(|_| Answer::text("type: string"));
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &format!("{}/pet.yaml", server.address()));
    let cache = folder.path().join("cache");
    remotely(&path, &cache);
    server.stop();
    assert_eq!(messages(&remotely(&path, &cache)), [""; 0]);
    let without = messages(&remotely(&path, &folder.path().join("other")));
    assert!(
        without.len() == 1 && without[0].contains("cannot be read"),
        "{without:?}"
    );
}

#[test]
fn what_a_server_refuses_is_named_with_its_reason() {
    let server = Server::start(|path| match path {
        "/page" => Answer::text("<html>").media_type("text/html"),
        "/circle" => Answer::redirect("/circle"),
        "/away" => Answer::redirect("ftp://example.com/x"),
        _ => Answer::status(404),
    });
    let folder = tempfile::tempdir().unwrap();
    for (path, reason) in [
        ("page", "a page for a browser"),
        ("circle", "more than 5 times"),
        ("away", "only http and https"),
        ("gone", "404 Not Found"),
    ] {
        let file = write(folder.path(), &format!("{}/{path}", server.address()));
        let messages = messages(&remotely(&file, folder.path()));
        assert!(
            messages.len() == 1 && messages[0].contains(reason),
            "{messages:?}"
        );
    }
}

#[test]
fn a_fetched_document_with_errors_is_named_by_its_address() {
    let server = Server::start(|_| Answer::text("Pet: { type: string\nother: ]"));
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        &format!("{}/pet.yaml#/Pet", server.address()),
    );
    let loaded = remotely(&path, folder.path());
    let file = format!("{}/pet.yaml", server.address());
    let is_there = |one: &studio::Diagnostic| one.code == "syntax" && one.file == file;
    assert!(
        loaded.diagnostics.iter().any(is_there),
        "{:?}",
        messages(&loaded)
    );
}

#[test]
fn a_mock_serves_what_was_fetched() {
    let server = Server::start(|_| Answer::text("Pet: { type: string, const: Rex }"));
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        &format!("{}/pet.yaml#/Pet", server.address()),
    );
    let options = MockOptions {
        specs: vec![path],
        host: "127.0.0.1".to_owned(),
        port: 0,
        config: MockConfig::default(),
        clock: MockClock::Real,
        limits: Limits::default(),
        record: Record::Off,
        state: None,
        watch: false,
        log: None,
        load: LoadOptions {
            allow_remote: true,
            cache_folder: Some(folder.path().join("cache")),
        },
        control: None,
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut mock = mock(options).await.unwrap();
        assert_eq!((&mut mock.diagnostics).await.unwrap(), []);
        let address = mock.address();
        let answer = tokio::task::spawn_blocking(move || get(address, "/a"))
            .await
            .unwrap();
        assert!(answer.ends_with("\"Rex\""), "{answer}");
        mock.stop().await;
    });
}

/// The whole answer to one request.
fn get(address: std::net::SocketAddr, path: &str) -> String {
    use std::io::{Read as _, Write as _};
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
