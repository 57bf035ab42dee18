//! Snippets run for real: what arrives is what was recorded.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    process::{Command, Stdio},
    thread,
};

use mock_learn::{
    Observed,
    forms::snippet::{self, SnippetOptions},
};

use super::given::request;

/// What arrived: request line, header fields, body.
#[derive(Debug)]
struct Arrived {
    line: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Answers one request.
fn listen(listener: TcpListener) -> Arrived {
    let (stream, _) = listener.accept().unwrap();
    let mut reader = BufReader::new(&stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut headers = Vec::new();
    loop {
        let mut field = String::new();
        reader.read_line(&mut field).unwrap();
        let Some((name, value)) = field.trim_end_matches("\r\n").split_once(':') else {
            break;
        };
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let length = headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let mut body = vec![0; length.map_or(0, |(_, value)| value.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
    (&stream).write_all(answer).unwrap();
    Arrived {
        line: line.trim_end().to_owned(),
        headers,
        body,
    }
}

fn is_there(program: &str) -> bool {
    let found = Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|run| run.status.success());
    if !found {
        eprintln!("SKIPPED: `{program}` is not installed, so its snippets were not run");
    }
    found
}

/// Writes the request by `write`, runs it by `run`, which reads it from its input, and gives what arrived.
fn sent(
    observed: &Observed,
    write: fn(&Observed, &SnippetOptions) -> String,
    run: &[&str],
) -> Arrived {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let options = SnippetOptions {
        base: Some(base),
        one_line: false,
    };
    let text = write(observed, &options);
    let server = thread::spawn(move || listen(listener));
    let mut child = Command::new(run[0])
        .args(&run[1..])
        .env_remove("http_proxy")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{text}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    server.join().unwrap()
}

fn requests() -> Vec<Observed> {
    let json = ("Content-Type", "application/json");
    let shell = "it's \"$HOME\" `id` \\ !x %41 \r\n\té€😀 @file";
    vec![
        request(
            "GET",
            "https://h.test/a?b=[1]&c={d}&e=%20'",
            &[("Accept", "*/*"), ("X-Twice", "1"), ("x-twice", "2")],
            b"",
        ),
        request(
            "POST",
            "https://h.test/a/../b",
            &[json, ("X-Empty", "")],
            shell.as_bytes(),
        ),
        request(
            "PATCH",
            "https://h.test/",
            &[("User-Agent", "it's")],
            b"@no-file",
        ),
        request(
            "PUT",
            "https://h.test/bytes",
            &[("Content-Type", "image/png")],
            &[0, 255, 10, 13, 39],
        ),
        request(
            "DELETE",
            "https://h.test/x",
            &[("Cookie", "a=b; c='d'"), ("Content-Length", "0")],
            b"",
        ),
        request(
            "POST",
            "https://h.test/large",
            &[json],
            "é'\n".repeat(60_000).as_bytes(),
        ),
    ]
}

/// Whether a field arrived, alone or joined with others of its name.
fn has(arrived: &Arrived, (name, value): &(String, String)) -> bool {
    let mut fields = arrived.headers.iter();
    fields.any(|(found, all)| {
        found.eq_ignore_ascii_case(name)
            && (all == value || all.split(", ").any(|one| one == value))
    })
}

/// Method, target, fields and body as recorded; `Host` and `Content-Length` follow from the rest.
fn assert_same(observed: &Observed, arrived: &Arrived, exact: bool) {
    let target = &observed.url["https://h.test".len()..];
    assert_eq!(
        arrived.line,
        format!("{} {target} HTTP/1.1", observed.method)
    );
    let counts =
        |name: &str| !["host", "content-length"].contains(&name.to_ascii_lowercase().as_str());
    let mut expected = observed
        .request
        .headers
        .iter()
        .filter(|(name, _)| counts(name));
    if exact {
        let found = arrived.headers.iter().filter(|(name, _)| counts(name));
        assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    } else {
        assert!(expected.all(|field| has(arrived, field)), "{arrived:?}");
    }
    assert!(
        arrived.body == observed.request.body,
        "the body differs: {arrived:?}"
    );
}

#[test]
fn curl_sends_what_was_recorded() {
    if !is_there("curl") {
        return;
    }
    for observed in requests() {
        assert_same(
            &observed,
            &sent(&observed, snippet::curl, &["sh", "-s"]),
            true,
        );
    }
}

#[test]
fn curl_sends_forms_field_by_field() {
    if !is_there("curl") {
        return;
    }
    let body = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n@x;\"y\\\r\n--b\r\nContent-Disposition: form-data; \
                name=\"f\"; filename=\"g.txt\"\r\nContent-Type: text/plain\r\n\r\nit's\n\r\n--b--\r\n";
    let kind = ("Content-Type", "multipart/form-data; boundary=b");
    let observed = request("POST", "https://h.test/", &[kind], body.as_bytes());
    let command = snippet::curl(&observed, &SnippetOptions::default());
    assert!(command.contains("-F "), "{command}");
    let arrived = sent(&observed, snippet::curl, &["sh", "-s"]);
    let (_, kind) = arrived
        .headers
        .iter()
        .find(|(name, _)| name == "Content-Type")
        .unwrap();
    let (_, boundary) = kind.split_once("boundary=").unwrap();
    assert_eq!(
        String::from_utf8(arrived.body).unwrap(),
        body.replace("--b", &format!("--{boundary}"))
    );
}

#[test]
fn python_sends_what_was_recorded() {
    if !is_there("python3") {
        return;
    }
    for observed in &requests() {
        assert_same(
            observed,
            &sent(observed, snippet::python, &["python3", "-"]),
            true,
        );
    }
}

#[test]
fn fetch_sends_what_was_recorded() {
    if !is_there("node") {
        return;
    }
    let sendable = |one: &&Observed| one.request.body.len() < 100_000 && !one.url.contains("/../");
    for observed in requests().iter().filter(sendable) {
        let mut observed = observed.clone();
        observed.url = observed.url.replace('\'', "%27");
        assert_same(
            &observed,
            &sent(
                &observed,
                snippet::fetch,
                &["node", "--input-type=module", "-"],
            ),
            false,
        );
    }
}
