//! HAR files that are not as they should be.

use mock_learn::{
    Completeness, Observed,
    forms::{FormError, Note, har},
};

type Outcome = (Result<har::Summary, FormError>, Vec<Observed>, Vec<Note>);

fn read(file: &[u8]) -> Outcome {
    let (mut all, mut said) = (Vec::new(), Vec::new());
    let summary = har::read(file, |one, notes| {
        all.push(one);
        said.extend(notes);
    });
    (summary, all, said)
}

fn entries(entries: &str) -> Outcome {
    read(format!(r#"{{"log":{{"entries":[{entries}]}}}}"#).as_bytes())
}

const SOUND: &str = r#"{"startedDateTime":"2026-01-01T00:00:00Z","time":5,
  "request":{"method":"GET","url":"http://h/a"},
  "response":{"status":200,"content":{"size":2,"mimeType":"text/plain","text":"ok"}},
  "timings":{"send":0,"wait":4,"receive":1}}"#;

#[test]
fn missing_parts_are_noted_and_the_rest_is_read() {
    let (summary, all, notes) = entries(r#"{"request":{"url":"http://h/a"}}, {}, null, 5, [1]"#);
    let summary = summary.unwrap();
    assert_eq!((summary.n_entries, summary.n_delivered), (5, 1));
    assert_eq!(
        (all[0].method.as_str(), all[0].status, all[0].at_us),
        ("GET", 0, 0)
    );
    let places: Vec<_> = notes.iter().map(|note| note.at.as_str()).collect();
    let expected = ["request/method", "response", "startedDateTime", "timings"];
    assert_eq!(
        places,
        expected.map(|name| format!("/log/entries/0/{name}"))
    );
    let left_out: Vec<_> = summary.notes.iter().map(|note| note.entry).collect();
    assert_eq!(left_out, [1, 2, 3, 4].map(Some));
}

#[test]
fn a_truncated_file_gives_what_came_before() {
    let whole = format!(r#"{{"log":{{"entries":[{SOUND},{SOUND}]}}}}"#);
    let mut n_most = 0;
    for end in 0..whole.len() {
        let (summary, all, _) = read(&whole.as_bytes()[..end]);
        n_most = n_most.max(all.len());
        match summary {
            Err(FormError::Truncated { delivered, .. }) => assert_eq!(delivered, all.len()),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(n_most, 2);
}

#[test]
fn a_broken_file_says_where() {
    let (summary, all, _) = entries(&format!("{SOUND}, {{\"a\" 1}}"));
    assert_eq!(all.len(), 1);
    let message = summary.unwrap_err().to_string();
    assert!(message.starts_with("line 4, column "), "{message}");
    assert!(
        message.ends_with("1 exchanges before that were read"),
        "{message}"
    );
}

#[test]
fn another_file_is_refused_with_a_reason() {
    for file in ["{}", "{\"log\":{}}", "{\"openapi\":\"3.1.0\"}"] {
        let message = read(file.as_bytes()).0.unwrap_err().to_string();
        assert!(message.contains("no HAR"), "{message}");
    }
    for file in [
        "[]",
        "<html>",
        "\u{0}",
        "{\"log\":[]}",
        "{\"log\":{\"entries\":{}}}",
    ] {
        assert!(
            matches!(read(file.as_bytes()).0, Err(FormError::Broken { .. })),
            "{file}"
        );
    }
}

#[test]
fn a_byte_order_mark_and_bad_bytes_are_mended() {
    let mut file = b"\xEF\xBB\xBF".to_vec();
    let text = format!(r#"{{"log":{{"entries":[{SOUND}]}}}}"#).replace("\"ok\"", "\"\\ud83d!\"");
    file.extend_from_slice(text.as_bytes());
    let place = file.windows(2).position(|pair| pair == b"/a").unwrap();
    file[place + 1] = 0xFF;
    let (summary, all, _) = read(&file);
    assert_eq!(all[0].url, "http://h/\u{FFFD}");
    assert_eq!(&all[0].response.body[..], "\u{FFFD}!".as_bytes());
    assert_eq!(
        summary.unwrap().notes[0].text,
        "2 places are no Unicode text; they became U+FFFD."
    );
}

#[test]
fn deep_members_that_are_not_read_do_no_harm() {
    let deep = format!("{}{}", "{\"parent\":".repeat(5_000), "1") + &"}".repeat(5_000);
    let entry = SOUND.replacen('{', &format!("{{\"_initiator\":{deep},"), 1);
    assert_eq!(entries(&entry).1.len(), 1);
}

#[test]
fn bodies_are_taken_as_they_are_labelled_where_that_is_true() {
    let with = |content: &str, coding: &str| {
        let headers = format!(
            r#""headers":[{{"name":"Content-Encoding","value":"{coding}"}}],"content":{content}"#
        );
        let content = r#""content":{"size":2,"mimeType":"text/plain","text":"ok"}"#;
        entries(&SOUND.replace(content, &headers))
            .1
            .remove(0)
            .response
    };
    // "hello" by gzip and by brotli.
    let gzip = r#"{"size":5,"encoding":"base64","text":"H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA=="}"#;
    assert_eq!(&with(gzip, "gzip").body[..], b"hello");
    assert_eq!(with(gzip, "br").body[..2], [0x1f, 0x8b]);
    assert_eq!(
        &with(
            r#"{"size":5,"encoding":"base64","text":"aGVsbG8="}"#,
            "gzip"
        )
        .body[..],
        b"hello"
    );
    assert_eq!(
        &with(
            r#"{"size":5,"encoding":"base64","text":"CwKAaGVsbG8D"}"#,
            "br"
        )
        .body[..],
        b"hello"
    );
    assert_eq!(
        &with(r#"{"size":5,"encoding":"base64","text":"no base64!"}"#, "").body[..],
        b"no base64!"
    );
    let missing = with(r#"{"size":70}"#, "");
    assert_eq!(
        (missing.body_len, missing.completeness),
        (70, Completeness::Missing)
    );
}

#[test]
fn what_browsers_write_is_understood() {
    let entry = r#"{"startedDateTime":"2026-01-01T01:00:00.5+01:00","time":3,"timings":{"blocked":-1,"send":1,"wait":1,"receive":1},
      "request":{"method":"POST","url":"https://h/a","httpVersion":"h2",
        "headers":[{"name":":authority","value":"h"},{"name":"a","value":"b"}],
        "queryString":[{"name":"q","value":"1 2"}],"cookies":[{"name":"c","value":"d"}],
        "postData":{"mimeType":"multipart/form-data; boundary=x","params":[{"name":"n","value":"v"},{"name":"f","fileName":"g.txt","contentType":"text/plain"}]}},
      "response":{"status":"204","headers":[{"name":"set-cookie","value":"a=1\nb=2"}],"content":{"size":0,"mimeType":"x-unknown"}}}"#;
    let one = entries(entry).1.remove(0);
    assert_eq!(
        (one.at_us, one.status, one.version.as_str()),
        (1_767_225_600_500_000, 204, "HTTP/2")
    );
    assert_eq!(one.url, "https://h/a?q=1+2");
    assert_eq!(one.request.header("cookie"), Some("c=d"));
    assert_eq!(one.request.header(":authority"), None);
    let body = "--x\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nv\r\n--x\r\nContent-Disposition: form-data; name=\"f\"; \
                filename=\"g.txt\"\r\nContent-Type: text/plain\r\n\r\n\r\n--x--\r\n";
    assert_eq!(one.request.body, body);
    assert_eq!(one.response.headers.len(), 2);
}
