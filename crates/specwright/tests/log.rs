//! One line a request, which says why the answer is no success.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    io::{BufRead, BufReader, Lines, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStderr, Command, Stdio},
};

use serde_json::Value;

const PETS: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
components:
  securitySchemes: {key: {type: apiKey, in: query, name: api_key}}
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties: {id: {type: integer, readOnly: true}, name: {type: string}}
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 9}}]
      responses:
        '200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      operationId: addPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '201': {description: New, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getPet
      responses:
        '200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '404': {description: None}
    delete: {operationId: dropPet, responses: {'204': {description: Gone}}}
  /secret: {get: {operationId: tell, security: [{key: []}], responses: {'200': {description: ok}}}}
  /never:
    get:
      operationId: never
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: integer, minimum: 2, maximum: 1}}}}
";

struct Mock {
    child: Child,
    address: String,
    lines: Lines<BufReader<ChildStderr>>,
}

impl Mock {
    fn start(folder: &Path, more: &[&str]) -> Self {
        std::fs::write(folder.join("pets.yaml"), PETS).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_specwright"))
            .args(["mock", "pets.yaml", "--port", "0", "--record", "off"])
            .args(["--no-watch", "--clock", "frozen"])
            .args(more)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        Self {
            address: address.to_owned(),
            child,
            lines,
        }
    }

    /// Sends a request, and reads on until the log speaks of it.
    fn logged(&mut self, method: &str, target: &str, fields: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let n_bytes = body.len();
        let head = format!("{method} {target} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\n");
        write!(
            stream,
            "{head}{fields}Content-Length: {n_bytes}\r\n\r\n{body}"
        )
        .unwrap();
        stream.read_to_string(&mut String::new()).unwrap();
        let path = target.split('?').next().unwrap();
        let of_it =
            |line: &String| line.contains(&format!("{method} {path}")) || line.starts_with('{');
        self.lines.by_ref().map(Result::unwrap).find(of_it).unwrap()
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const JSON: &str = "Content-Type: application/json\r\n";

#[test]
fn each_line_names_the_operation_and_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mut mock = Mock::start(folder.path(), &[]);
    #[rustfmt::skip]
    let cases = [
        ("GET", "/pets?limit=2", "", "", "200 GET /pets?limit=2 ", " ms listPets"),
        ("GET", "/pest", "", "", "404 GET /pest ", "  no path matches `/pest`; nearest: GET /pets, POST /pets, "),
        ("GET", "/pets/", "", "", "404 GET /pets/ ", "but `/pets` is: the trailing slash matters"),
        ("PUT", "/pets", "", "", "405 PUT /pets ", "  `/pets` knows GET, POST, HEAD, OPTIONS, not PUT"),
        ("GET", "/secret", "", "", "401 GET /secret ", " tell  security `key`: "),
        ("GET", "/secret?api_key=s3cret", "", "", "200 GET /secret?api_key=*** ", " ms tell"),
        ("GET", "/pets?limit=10", "", "", "422 GET /pets?limit=10 ", " listPets  query `limit`: must be at most 9 [pets.yaml#/paths/~1pets/get/parameters/0/schema/maximum]"),
        ("GET", "/pets/x", "", "", "422 GET /pets/x ", " getPet  path `petId`: must be a whole number, but is a string [pets.yaml#/paths/~1pets~1{petId}/parameters/0/schema/type]"),
        ("POST", "/pets", JSON, "{\"name\": 1}", "422 POST /pets ", " addPet  body `/name`: must be a string, but is a number [pets.yaml#/components/schemas/Pet/properties/name/type]"),
        ("POST", "/pets", JSON, "{", "400 POST /pets ", " addPet  body: is not JSON: "),
        ("POST", "/pets", "Content-Type: text/plain\r\n", "x", "415 POST /pets ", " addPet  body: must be one of: application/json ["),
        ("GET", "/pets", "Accept: image/png\r\n", "", "406 GET /pets ", " listPets  "),
        ("GET", "/pets/5", "Prefer: code=404\r\n", "", "404 GET /pets/5 ", " getPet  404: "),
        ("GET", "/pets/5", "Prefer: code=418\r\n", "", "400 GET /pets/5 ", " getPet  418 is not documented"),
        ("DELETE", "/pets/5", "If-Match: \"no\"\r\n", "", "412 DELETE /pets/5 ", " dropPet  the world (delete): `If-Match` does not name "),
        ("DELETE", "/pets/5", "", "", "204 DELETE /pets/5 ", " ms dropPet"),
        ("GET", "/pets/5", "", "", "404 GET /pets/5 ", " getPet  "),
        ("GET", "/never", "", "", "200 GET /never ", " never  warning: "),
    ];
    for (method, target, fields, body, start, says) in cases {
        let line = mock.logged(method, target, fields, body);
        assert!(line.starts_with(start), "{line}");
        assert!(line.contains(says), "{line}\n  lacks {says}");
    }
}

#[test]
fn what_is_let_through_is_a_warning_and_who_asks_too_often_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let more = ["--validate", "warn", "--rate-limit", "1/1h"];
    let mut mock = Mock::start(folder.path(), &more);
    let line = mock.logged("GET", "/pets?limit=10", "", "");
    let warning = " listPets  warning: query `limit`: must be at most 9";
    assert!(line.starts_with("200 ") && line.contains(warning), "{line}");
    let line = mock.logged("GET", "/pets", "", "");
    assert!(line.starts_with("429 GET /pets "), "{line}");
    assert!(line.contains(" listPets  route: "), "{line}");
}

#[test]
fn programs_get_the_same_facts() {
    let folder = tempfile::tempdir().unwrap();
    let mut mock = Mock::start(folder.path(), &["--log", "json"]);
    let line = mock.logged("GET", "/secret?api_key=s3cret&a=%0A", "", "");
    assert!(!line.contains("s3cret"), "{line}");
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["target"], "/secret?api_key=***&a=%0A");
    assert_eq!(line["reason"], Value::Null);
    let line = mock.logged("GET", "/pets?limit=10", "", "");
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["status"], 422);
    assert_eq!(line["operationId"], "listPets");
    assert_eq!(line["violations"][0]["rule"], "maximum");
    let said = "query `limit`: must be at most 9 ";
    assert!(line["reason"].as_str().unwrap().starts_with(said), "{line}");
    let line = mock.logged("GET", "/never", "", "");
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["warnings"].as_array().unwrap().len(), 1, "{line}");
}
