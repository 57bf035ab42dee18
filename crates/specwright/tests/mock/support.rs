//! A mock of the built program, and a client that shares no code with it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::Value;

pub(crate) const PETS: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string}
        weight: {type: number}
paths:
  /pets:
    get:
      responses:
        '200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '201': {description: New, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get:
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
    delete:
      responses:
        '204': {description: Gone}
";

pub(crate) const TOKEN: &str = "s3cret";

/// A mock of `pets.yaml`; gone with its value, as by `kill -9`.
pub(crate) struct Mock {
    child: Child,
    pub(crate) address: String,
    pub(crate) control: String,
    said: Arc<Mutex<String>>,
}

impl Mock {
    /// Controlled on a free port, without a log.
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Self {
        let control = ["--control", "127.0.0.1:0", "--control-token", TOKEN];
        let quiet = ["--log", "off"];
        let mut mock = Self::spawn(folder, &[&quiet, &control[..], arguments].concat());
        mock.control = mock.wait_for(|said| {
            let (_, rest) = said.split_once("control on http://")?;
            Some(rest.split_once(", token ")?.0.to_owned())
        });
        mock
    }

    /// With these arguments alone.
    pub(crate) fn spawn(folder: &Path, arguments: &[&str]) -> Self {
        let is_recorded = arguments.contains(&"--record");
        let unrecorded: &[&str] = if is_recorded {
            &[]
        } else {
            &["--record", "off"]
        };
        let mut child = Command::new(env!("CARGO_BIN_EXE_specwright"))
            .args(["mock", "pets.yaml", "--port", "0"])
            .args(arguments)
            .args(unrecorded)
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = child.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap();
        let said = Arc::<Mutex<String>>::default();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        let hears = Arc::clone(&said);
        std::thread::spawn(move || {
            let mut line = String::new();
            while errors.read_line(&mut line).unwrap() > 0 {
                hears.lock().unwrap().push_str(&line);
                line.clear();
            }
        });
        Self {
            address: address.to_owned(),
            control: String::new(),
            child,
            said,
        }
    }

    pub(crate) fn process_id(&self) -> u32 {
        self.child.id()
    }

    /// All of standard error so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until standard error says something.
    pub(crate) fn wait_for<T>(&self, found: impl Fn(&str) -> Option<T>) -> T {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let said = self.said();
            if let Some(found) = found(&said) {
                return found;
            }
            assert!(Instant::now() < end, "it never came:\n{said}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub(crate) fn ask(&self, method: &str, path: &str, body: &str) -> Answer {
        let headers = [("Content-Type", "application/json")];
        ask(&self.address, method, path, &headers, body)
    }

    /// Asks the control listener as it should be.
    pub(crate) fn control(&self, method: &str, path: &str, body: &str) -> Answer {
        let bearer = format!("Bearer {TOKEN}");
        let path = format!("/__specwright{path}");
        ask(
            &self.control,
            method,
            &path,
            &[("Authorization", &bearer)],
            body,
        )
    }

    /// Runs `specwright state …` against it.
    pub(crate) fn state(&self, folder: &Path, words: &[&str]) -> Said {
        let url = format!("http://{}", self.control);
        let all = [words, &["--url", &url, "--token", TOKEN]].concat();
        run(folder, &all)
    }
}

/// What a command printed, and how it ended.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `specwright state …`.
pub(crate) fn run(folder: &Path, words: &[&str]) -> Said {
    specwright(folder, &[&["state"], words].concat())
}

/// Runs `specwright …`.
pub(crate) fn specwright(folder: &Path, words: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_specwright"))
        .args(words)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields
            .find(|(field, _)| field.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

/// One request on a connection of its own.
pub(crate) fn ask(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    try_ask(address, method, path, headers, body).unwrap()
}

/// The same; nothing where the connection broke.
pub(crate) fn try_ask(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).ok()?;
    let has_host = headers.iter().any(|(name, _)| *name == "Host");
    let host = format!("Host: {address}\r\n");
    let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    head.push_str(if has_host { "" } else { &host });
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).ok()?;
    let mut text = String::new();
    stream.read_to_string(&mut text).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    Some(Answer {
        status: head.split(' ').nth(1)?.parse().ok()?,
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

/// A folder with `pets.yaml`.
pub(crate) fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pets.yaml"), PETS).unwrap();
    folder
}
