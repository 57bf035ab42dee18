//! Who may ask: whoever has the token, and no page of another site.

use std::{io::Read as _, io::Write as _, net::TcpStream};

use crate::support::{Mock, TOKEN, ask, folder};

const HEALTH: &str = "/__specwright/health";

#[test]
fn only_the_token_opens_and_no_page_of_another_site() {
    let folder = folder();
    let mock = Mock::start(folder.path(), &["--no-watch"]);
    let control = mock.control.as_str();
    let bearer = format!("Bearer {TOKEN}");
    let status = |headers: &[(&str, &str)]| ask(control, "GET", HEALTH, headers, "").status;
    let token = ("Authorization", bearer.as_str());
    assert_eq!(status(&[token]), 200);
    assert_eq!(status(&[]), 401);
    assert_eq!(status(&[("Authorization", "Bearer s3cre")]), 401);
    assert_eq!(status(&[("Authorization", "Bearer s3cret1")]), 401);
    assert_eq!(status(&[token, ("Host", "evil.example")]), 403);
    assert_eq!(
        status(&[token, ("Host", "localhost.evil.example:4011")]),
        403
    );
    assert_eq!(status(&[token, ("Host", "localhost:4011")]), 200);
    let own = format!("http://{control}");
    assert_eq!(status(&[token, ("Origin", &own)]), 200);
    for origin in [
        "http://evil.example",
        "null",
        "http://localhost:1",
        "https://127.0.0.1",
    ] {
        assert_eq!(status(&[token, ("Origin", origin)]), 403, "{origin}");
    }
    // Without the token not even a method or a path is told apart.
    assert_eq!(ask(control, "DELETE", "/nowhere", &[], "").status, 401);
    let preflight = [("Origin", "http://evil.example")];
    assert_eq!(ask(control, "OPTIONS", HEALTH, &preflight, "").status, 403);
}

#[test]
fn what_is_not_there_or_too_large_is_said_as_a_problem() {
    let folder = folder();
    let mock = Mock::start(folder.path(), &["--no-watch"]);
    for (method, path, status) in [
        ("GET", "/nothing", 404),
        ("POST", "/health", 405),
        ("GET", "/exchanges/what", 404),
        ("GET", "/exchanges?limit=many", 400),
        ("POST", "/state/seed", 400),
    ] {
        let answer = mock.control(method, path, "");
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        assert_eq!(
            answer.header("content-type"),
            Some("application/problem+json")
        );
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.json()["status"], status);
    }
    // Announced as larger than any state; nothing of it is read.
    let mut stream = TcpStream::connect(&mock.control).unwrap();
    write!(
        stream,
        "PUT /__specwright/state/snapshot HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\n",
        mock.control
    )
    .unwrap();
    let mut start = [0; 12];
    stream.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"HTTP/1.1 413");
    // The mock's own port knows nothing of it.
    assert_eq!(mock.ask("GET", HEALTH, "").status, 404);
}

#[test]
fn a_token_is_made_up_where_there_is_none() {
    let folder = folder();
    let one = Mock::start(folder.path(), &["--no-watch", "--validate", "off"]);
    assert!(one.said().contains(&format!("token {TOKEN}")));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_specwright"))
        .args([
            "mock",
            "pets.yaml",
            "--port",
            "0",
            "--record",
            "off",
            "--log",
            "off",
        ])
        .args(["--control", &one.control])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("the control listener cannot start: port"),
        "{said}"
    );
}
