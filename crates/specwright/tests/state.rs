//! What a mock was told outlives it, whenever it ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

const PETS: &str = "\
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

/// How often the program is killed.
const N_DEATHS: u64 = 6;

struct Mock {
    child: Child,
    address: String,
}

impl Mock {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_specwright"))
            .args(["mock", "pets.yaml", "--port", "0", "--record", "off"])
            .args(["--state", "pets.state", "--no-watch", "--log", "off"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = child.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap();
        Self {
            address: address.to_owned(),
            child,
        }
    }

    /// The head and the body of an answer; nothing where the connection broke.
    fn ask(&self, method: &str, path: &str, body: &str) -> Option<(String, String)> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        let n_bytes = body.len();
        let host = "Host: mock\r\nConnection: close\r\nContent-Type: application/json";
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\n{host}\r\nContent-Length: {n_bytes}\r\n\r\n{body}"
        )
        .ok()?;
        let mut text = String::new();
        stream.read_to_string(&mut text).ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        Some((head.to_owned(), body.to_owned()))
    }

    /// `kill -9`: nothing is tidied up.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn what_was_acknowledged_is_there_after_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pets.yaml"), PETS).unwrap();
    let mut acknowledged: Vec<(String, String)> = Vec::new();
    for death in 0..N_DEATHS {
        let mock = Mock::start(folder.path());
        let pid = mock.child.id().to_string();
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(40 + 35 * death));
            Command::new("kill").args(["-9", &pid]).status().unwrap();
        });
        for n in 0.. {
            let body = format!(r#"{{"name":"pet {death} {n}"}}"#);
            let Some((head, answer)) = mock.ask("POST", "/pets", &body) else {
                break;
            };
            assert!(head.starts_with("HTTP/1.1 201"), "{head}");
            let pet: serde_json::Value = serde_json::from_str(&answer).unwrap();
            acknowledged.push((format!("/pets/{}", pet["id"]), answer));
        }
        killer.join().unwrap();
        mock.kill();
    }
    assert!(acknowledged.len() > 5, "nothing was posted");
    let mock = Mock::start(folder.path());
    for (path, before) in &acknowledged {
        let (_, after) = mock.ask("GET", path, "").unwrap();
        assert_eq!(&after, before, "{path}");
    }
    let (path, _) = &acknowledged[0];
    mock.ask("DELETE", path, "").unwrap();
    mock.kill();
    let mock = Mock::start(folder.path());
    let (head, _) = mock.ask("GET", path, "").unwrap();
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
    mock.kill();
}
