//! The command line as a stranger meets it: what it prints, and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Mutex},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use tempfile::TempDir;

const GOOD: &str = "\
openapi: 3.1.0
info: { title: Good, version: '1' }
paths:
  /a:
    get:
      parameters:
        - { name: n, in: query, schema: { type: integer } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: object }, example: { a: 1 } } } }
";

fn specwright(folder: &TempDir, words: &[&str]) -> Output {
    command(folder, words).output().unwrap()
}

fn command(folder: &TempDir, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    command
        .args(words)
        .current_dir(folder.path())
        .env("NO_COLOR", "1");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// Fails unless the program ends with `code` and says all of `texts` on standard error.
fn refuses(folder: &TempDir, words: &[&str], code: i32, texts: &[&str]) {
    let output = specwright(folder, words);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
    for text in texts {
        assert!(
            said.contains(text),
            "{words:?} does not say `{text}`: {said}"
        );
    }
    assert!(
        output.stdout.is_empty(),
        "{words:?} printed something on standard output"
    );
}

/// A mock that listens. Killed with its owner, should a test fail.
struct Mock {
    child: Child,
    address: String,
    /// What it wrote on standard error so far.
    said: Arc<Mutex<String>>,
    listening: Option<JoinHandle<()>>,
}

impl Mock {
    fn start(folder: &TempDir, words: &[&str]) -> Self {
        let mut child = command(folder, words).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .map(str::to_owned);
        let address = address.unwrap_or_else(|| panic!("no address in `{line}`"));
        let said = Arc::new(Mutex::new(String::new()));
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let shared = Arc::clone(&said);
        let listening = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                shared.lock().unwrap().push_str(&(line + "\n"));
            }
        });
        Self {
            child,
            address,
            said,
            listening: Some(listening),
        }
    }

    fn get(&self, target: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n",
            self.address
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Looks again and again until `what` comes true, for twenty seconds at most.
    fn wait_until(&self, what: &str, comes_true: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !comes_true(self) {
            assert!(
                began.elapsed().as_secs() < 20,
                "{what}: {}",
                self.said.lock().unwrap()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn wait_for_answer(&self, text: &str) {
        self.wait_until(text, |mock| mock.get("/a", "").contains(text));
    }

    fn wait_for_words(&self, text: &str) {
        self.wait_until(text, |mock| mock.said.lock().unwrap().contains(text));
    }

    /// Asks it to stop, as a service manager would, and returns what it said.
    #[cfg(unix)]
    fn stop(mut self) -> (Option<i32>, String) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(asked.success());
        let code = self.child.wait().unwrap().code();
        self.listening.take().unwrap().join().unwrap();
        let said = self.said.lock().unwrap().clone();
        (code, said)
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn files_that_cannot_be_used_are_named_with_place_and_remedy() {
    let half = r#"{"openapi": "3.0.0", "info": {"title": "x", "vers"#;
    let files: &[(&str, &[u8])] = &[
        ("binary.yaml", b"\x00\x01\xff\xfe\x80garbage"),
        ("empty.yaml", b""),
        ("tab.yaml", b"openapi: 3.0.0\ninfo:\n\ttitle: x\n"),
        ("half.json", half.as_bytes()),
        ("other.json", br#"{"a": 1}"#),
        ("swagger.txt", b"hello: [world"),
        ("prose.txt", b"hello world"),
        ("list.json", b"[1, 2]"),
    ];
    let folder = folder(files);
    std::fs::create_dir(folder.path().join("api")).unwrap();
    refuses(
        &folder,
        &["mock", "missing.yaml"],
        2,
        &["missing.yaml is not there", "help:"],
    );
    refuses(
        &folder,
        &["mock", "api"],
        2,
        &["api is a folder", "specwright studio"],
    );
    refuses(&folder, &["mock", "binary.yaml"], 1, &["binary file"]);
    refuses(
        &folder,
        &["mock", "empty.yaml"],
        1,
        &["empty", "openapi: 3.1.0"],
    );
    refuses(
        &folder,
        &["mock", "tab.yaml"],
        1,
        &["tab.yaml:3:1", "Indent with spaces"],
    );
    refuses(
        &folder,
        &["mock", "half.json"],
        1,
        &["half.json:1:", "cut off"],
    );
    refuses(&folder, &["mock", "other.json"], 1, &["version of OpenAPI"]);
    refuses(&folder, &["mock", "swagger.txt"], 1, &["swagger.txt:1:"]);
    for name in ["prose.txt", "list.json"] {
        refuses(&folder, &["mock", name], 1, &["no OpenAPI document", name]);
    }
    refuses(
        &folder,
        &["mock", "other.json", "--record", ""],
        2,
        &["--record"],
    );
    assert!(
        !folder.path().join(".specwright").exists(),
        "a refused start leaves nothing behind"
    );
}

#[test]
fn a_port_in_use_and_a_store_that_is_none_are_explained() {
    let folder = folder(&[
        ("good.yaml", GOOD.as_bytes()),
        ("notes.sqlite", b"these are notes"),
    ]);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    refuses(
        &folder,
        &["mock", "good.yaml", "--port", &port],
        2,
        &["in use", "free"],
    );
    refuses(
        &folder,
        &[
            "mock",
            "good.yaml",
            "--port",
            "0",
            "--record",
            "notes.sqlite",
        ],
        2,
        &["no SQLite database"],
    );
    assert_eq!(
        std::fs::read(folder.path().join("notes.sqlite")).unwrap(),
        b"these are notes"
    );
    refuses(
        &folder,
        &["traffic", "list", "--store", "notes.sqlite"],
        2,
        &["no SQLite database"],
    );
    refuses(
        &folder,
        &["traffic", "list", "--store", "nowhere.sqlite"],
        2,
        &["nowhere.sqlite"],
    );
    refuses(
        &folder,
        &["mock", "good.yaml", "--delay", "soon"],
        2,
        &["--delay"],
    );
    refuses(
        &folder,
        &["mock", "good.yaml", "--host", "192.0.2.1", "--port", "0"],
        2,
        &["not an address of this machine"],
    );
}

#[cfg(unix)]
#[test]
fn generated_people_live_where_the_locale_says() {
    let schema = "schema: { type: object, required: [city, country], properties: { city: { type: string }, country: { type: string } } }";
    let text = GOOD.replace("schema: { type: object }", schema);
    assert_ne!(text, GOOD);
    let folder = folder(&[("spec.yaml", text.as_bytes())]);
    let words = ["mock", "spec.yaml", "--port", "0", "--locale", "ja-JP"];
    let mock = Mock::start(&folder, &words);
    let answer = mock.get("/a", "");
    assert!(answer.contains(r#""country":"JP""#), "{answer}");
    mock.stop();
    let unknown = ["mock", "spec.yaml", "--locale", "tlh"];
    let told = ["--locale", "no locale `tlh`", "en, en-GB, de, fr"];
    refuses(&folder, &unknown, 2, &told);
}

#[cfg(unix)]
#[test]
fn a_reference_that_leads_nowhere_is_named_and_the_rest_is_served() {
    let text = GOOD.replace(
        "schema: { type: object }",
        "schema: { $ref: '#/components/schemas/Nope' }",
    );
    let folder = folder(&[("spec.yaml", text.as_bytes())]);
    let mock = Mock::start(&folder, &["mock", "spec.yaml", "--port", "0"]);
    assert!(mock.get("/a", "").starts_with("HTTP/1.1 200"));
    // The documents are looked through while it serves.
    std::thread::sleep(std::time::Duration::from_millis(500));
    let (code, said) = mock.stop();
    assert_eq!(code, Some(0));
    assert!(
        said.contains("#/components/schemas/Nope") && said.contains("spec.yaml:9:"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn what_a_mock_answers_is_recorded_masked_and_shown() {
    let folder = folder(&[("good.yaml", GOOD.as_bytes())]);
    let mock = Mock::start(
        &folder,
        &["mock", "good.yaml", "--port", "0", "--seed", "7"],
    );
    assert!(
        mock.get("/a", "Authorization: Bearer s3cr3t\r\n")
            .contains(r#"{"a":1}"#)
    );
    assert!(mock.get("/a?n=x", "").starts_with("HTTP/1.1 422"));
    let (code, said) = mock.stop();
    assert_eq!(code, Some(0));
    assert!(
        said.contains("200 GET /a") && said.contains("422 GET /a"),
        "{said}"
    );
    assert!(Path::new(&folder.path().join(".specwright/.gitignore")).exists());

    let listed = specwright(&folder, &["traffic", "list", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 2);
    let id = rows[1]["id"].as_str().unwrap();
    let shown = specwright(&folder, &["traffic", "show", id]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(
        shown.contains("Bearer ***") && !shown.contains("s3cr3t"),
        "{shown}"
    );
    let only = specwright(&folder, &["traffic", "list", "--filter", "status>=400"]);
    assert_eq!(String::from_utf8_lossy(&only.stdout).lines().count(), 1);
    for file in std::fs::read_dir(folder.path().join(".specwright")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(
            !bytes.windows(6).any(|part| part == b"s3cr3t"),
            "a secret reached the disk"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_saved_file_is_served_and_a_broken_one_is_not() {
    let folder = folder(&[("good.yaml", GOOD.as_bytes())]);
    let file = folder.path().join("good.yaml");
    let mock = Mock::start(
        &folder,
        &["mock", "good.yaml", "--port", "0", "--record", "off"],
    );
    std::fs::write(&file, GOOD.replace("a: 1", "a: 2")).unwrap();
    mock.wait_for_answer(r#"{"a":2}"#);
    std::fs::write(&file, GOOD.replace("paths:", "paths: [")).unwrap();
    mock.wait_for_words("the last good state goes on serving");
    assert!(mock.get("/a", "").contains(r#"{"a":2}"#));
    std::fs::write(&file, "half a word").unwrap();
    mock.wait_for_words("no OpenAPI document");
    std::fs::write(&file, "info: {title: the version is gone}").unwrap();
    mock.wait_for_words("which version of OpenAPI");
    assert!(mock.get("/a", "").contains(r#"{"a":2}"#));
    std::fs::write(&file, GOOD.replace("a: 1", "a: 3")).unwrap();
    mock.wait_for_answer(r#"{"a":3}"#);
    assert_eq!(mock.stop().0, Some(0));
}

#[test]
fn completions_are_printed_for_each_shell() {
    let folder = folder(&[]);
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = specwright(&folder, &["completions", shell]);
        assert!(
            output.status.success() && output.stdout.len() > 500,
            "{shell}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_place_that_may_not_be_written_is_served_without_a_record() {
    let folder = folder(&[("good.yaml", GOOD.as_bytes())]);
    // A file where the folder for the record would be: nobody can make it, not even root.
    std::fs::write(folder.path().join(".specwright"), b"in the way").unwrap();
    let mock = Mock::start(&folder, &["mock", "good.yaml", "--port", "0"]);
    assert!(mock.get("/a", "").starts_with("HTTP/1.1 200"));
    mock.wait_for_words("requests are not recorded");
    assert_eq!(mock.stop().0, Some(0));
    refuses(
        &folder,
        &[
            "mock",
            "good.yaml",
            "--port",
            "0",
            "--record",
            ".specwright/t.sqlite",
        ],
        2,
        &[".specwright"],
    );
}
