//! Files of other tools beside what is read from them, and requests beside what is written.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use mock_learn::{
    Completeness, Observed, ObservedSide,
    forms::{Form, FormError, Imported, bruno, curl, detect, postman, snippet},
};

use super::given::{full, request};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/forms")
        .join(name)
}

/// Every file of a folder but the expected ones, read and compared with its `.read`.
fn compare(name: &str, form: Form, read: impl Fn(&str) -> Result<Imported, FormError>) {
    let mut count = 0;
    for entry in std::fs::read_dir(folder(name)).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "read")
        {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        if !path.ends_with("collection.bru") {
            assert_eq!(detect(text.as_bytes()), Some(form), "{}", path.display());
        }
        let shown = match read(&text) {
            Ok(imported) => show(&imported),
            Err(error) => format!("error: {error}\n"),
        };
        expect_test::expect_file![path.with_extension("read")].assert_eq(&shown);
        count += 1;
    }
    assert!(count > 0);
}

fn show(imported: &Imported) -> String {
    let mut out = String::new();
    for one in &imported.exchanges {
        writeln!(out, "{} {}", one.method, one.url).unwrap();
        show_side(&mut out, &one.request);
        if one.status > 0 {
            writeln!(out, "-> {}", one.status).unwrap();
            show_side(&mut out, &one.response);
        }
        out.push_str("---\n");
    }
    for note in &imported.notes {
        writeln!(out, "note {:?} {note}", note.entry).unwrap();
    }
    out
}

fn show_side(out: &mut String, side: &ObservedSide) {
    for (name, value) in &side.headers {
        writeln!(out, "{name}: {value}").unwrap();
    }
    if side.completeness != Completeness::Whole {
        writeln!(out, "({:?})", side.completeness).unwrap();
    }
    if !side.body.is_empty() {
        let body = match std::str::from_utf8(&side.body) {
            Ok(text) => text.replace('\r', "\\r"),
            Err(_) => side.body.escape_ascii().to_string(),
        };
        writeln!(out, "\n{body}").unwrap();
    }
}

#[test]
fn curl_commands_are_read() {
    compare("curl", Form::Curl, curl::read);
}

#[test]
fn postman_collections_are_read() {
    compare("postman", Form::Postman, |text| {
        postman::read(text.as_bytes())
    });
}

#[test]
fn bruno_files_are_read() {
    let around = std::fs::read_to_string(folder("bruno/collection.bru")).unwrap();
    compare("bruno", Form::Bruno, |text| bruno::read(text, &[&around]));
}

#[test]
fn requests_are_written() {
    let mut all = full();
    all.push(request(
        "DELETE",
        "https://h.test/it's?a=[1]&b={{c}}",
        &[("X-A", "1"), ("x-a", "=2")],
        b"\x00\xFF",
    ));
    all.push(request(
        "HEAD",
        "https://h.test/",
        &[("Accept-Encoding", "gzip")],
        b"",
    ));
    type Write = fn(&Observed, &snippet::SnippetOptions) -> String;
    let forms: [(&str, Write); 5] = [
        ("curl.sh", snippet::curl),
        ("httpie.sh", snippet::httpie),
        ("fetch.mjs", snippet::fetch),
        ("python.py", snippet::python),
        ("requests.http", snippet::http_file),
    ];
    for (name, write) in forms {
        let texts = all
            .iter()
            .map(|one| write(one, &snippet::SnippetOptions::default()));
        let text = texts.collect::<Vec<_>>().join("\n");
        expect_test::expect_file![folder("snippets").join(name)].assert_eq(&text);
    }
}

#[test]
fn what_is_no_form_is_not_detected() {
    for text in [
        "",
        "{",
        "{\"openapi\":\"3.1.0\"}",
        "openapi: 3.1.0",
        "\u{0}\u{1}",
        "a curling stone",
    ] {
        assert_eq!(detect(text.as_bytes()), None, "{text:?}");
    }
    assert_eq!(detect(b"\xEF\xBB\xBF {\"log\": {"), Some(Form::Har));
    assert_eq!(
        detect(b"printf %s a | base64 -d | curl http://h"),
        Some(Form::Curl)
    );
}
