//! `outline`, `resolve`, `bundle` and `split` as a script meets them: files, output, exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const SPEC: &str = "\
openapi: 3.0.3  # the version
info: {title: Pets, version: '1'}
tags: [{name: pets}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      summary: One pet
      tags: [pets]
      deprecated: true
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    # A pet.
    Pet:
      type: object
      properties: {n: {type: number, maximum: 1.50}}
";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.yaml"), SPEC).unwrap();
    folder
}

/// Exit code, standard output and standard error.
fn run(folder: &Path, words: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright"));
    let output = command
        .args(words)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn read(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn a_description_goes_into_a_folder_and_back() {
    let folder = folder();
    let (code, out, said) = run(folder.path(), &["split", "api.yaml", "-o", "parts/api"]);
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "parts/api/openapi.yaml\n"),
        "{said}"
    );
    assert!(read(&folder, "parts/api/paths/pets_{id}.yaml").starts_with("get:\n"));
    let names = std::fs::read_dir(folder.path().join("parts")).unwrap();
    assert_eq!(names.count(), 1, "nothing else is left");
    let (code, out, said) = run(folder.path(), &["bundle", "parts/api/openapi.yaml"]);
    assert_eq!((code, out.as_str(), said.as_str()), (Some(0), SPEC, ""));
    let words = ["bundle", "parts/api/openapi.yaml", "-o", "one.json"];
    assert_eq!(
        run(folder.path(), &words),
        (Some(0), String::new(), String::new())
    );
    assert!(read(&folder, "one.json").contains("\"maximum\": 1.50"));
}

#[test]
fn files_that_are_there_are_safe() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("out")).unwrap();
    std::fs::write(folder.path().join("out/openapi.yaml"), "mine").unwrap();
    std::fs::write(folder.path().join("out/other"), "mine too").unwrap();
    let (code, _, said) = run(folder.path(), &["split", "api.yaml", "-o", "out"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("out/openapi.yaml is there already"), "{said}");
    assert_eq!(read(&folder, "out/openapi.yaml"), "mine");
    assert!(!folder.path().join("out/paths").exists());
    let dry = run(
        folder.path(),
        &["split", "api.yaml", "-o", "out", "--dry-run"],
    );
    let files = "out/openapi.yaml\nout/paths/pets_{id}.yaml\nout/components/schemas/Pet.yaml\n";
    assert_eq!(dry, (Some(0), files.to_owned(), String::new()));
    let (code, ..) = run(
        folder.path(),
        &["split", "api.yaml", "-o", "out", "--force"],
    );
    assert_eq!(code, Some(0));
    assert!(read(&folder, "out/openapi.yaml").starts_with("openapi: 3.0.3"));
    assert_eq!(read(&folder, "out/other"), "mine too");
}

#[test]
fn what_leads_nowhere_is_told_with_its_place() {
    let folder = folder();
    let broken = SPEC.replace("'#/components/schemas/Pet'", "gone.yaml#/Pet");
    std::fs::write(folder.path().join("api.yaml"), broken).unwrap();
    for words in [
        &["bundle", "api.yaml", "-o", "x.yaml"][..],
        &["split", "api.yaml", "-o", "x"],
    ] {
        let (code, _, said) = run(folder.path(), words);
        assert_eq!(code, Some(1));
        assert!(said.contains("api.yaml:14:"), "{said}");
        assert!(!folder.path().join(words[3]).exists());
    }
    assert_eq!(run(folder.path(), &["bundle", "none.yaml"]).0, Some(2));
}

#[test]
fn an_outline_lists_what_there_is() {
    let folder = folder();
    let (code, out, _) = run(folder.path(), &["outline", "api.yaml"]);
    let expected = "\
Pets 1  (OpenAPI 3.0.3)
  /

pets
  GET  /pets/{id}  getPet  (deprecated) One pet

components
  1 schemas
";
    assert_eq!((code, out.as_str()), (Some(0), expected));
    let (_, out, _) = run(folder.path(), &["outline", "api.yaml", "--format", "json"]);
    let outline: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        outline["operations"][0]["pointer"],
        "/paths/~1pets~1{id}/get"
    );
    assert_eq!(outline["operations"][0]["line"], 6);
    assert_eq!(outline["components"]["schemas"], 1);
}

#[test]
fn a_place_is_found_behind_references() {
    let folder = folder();
    run(folder.path(), &["split", "api.yaml", "-o", "out"]);
    let place = "/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema";
    let (code, out, said) = run(folder.path(), &["resolve", "out/openapi.yaml", place]);
    assert_eq!(code, Some(0), "{said}");
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines[0], "out/openapi.yaml:5:3  #/paths/~1pets~1{id}");
    assert_eq!(lines[3], "  -> ../components/schemas/Pet.yaml");
    assert_eq!(lines[4], "out/components/schemas/Pet.yaml:1:1  #");
    assert!(out.contains("\"maximum\": 1.50"), "{out}");
    let words = ["resolve", "api.yaml", place, "--format", "json"];
    let (_, out, _) = run(folder.path(), &words);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["chain"][0]["reference"], "#/components/schemas/Pet");
    assert_eq!(found["value"]["type"], "object");
    let (code, _, said) = run(folder.path(), &["resolve", "api.yaml", "#/paths/nothing"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("there is no `nothing` at `api.yaml#/paths`"),
        "{said}"
    );
}

#[test]
fn a_place_on_another_machine_says_how_to_get_there() {
    let folder = folder();
    let spec = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths:\n  /a: {$ref: 'http://localhost:1/a.yaml'}\n";
    std::fs::write(folder.path().join("far.yaml"), spec).unwrap();
    for place in ["/paths/~1a/get", "http://localhost:1/b.yaml#/x"] {
        let (code, _, said) = run(folder.path(), &["resolve", "far.yaml", place]);
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains("is on another machine, which is not asked"),
            "{said}"
        );
        assert!(said.contains("--allow-remote"), "{said}");
    }
}

#[test]
fn a_bundle_says_why_a_document_of_another_machine_is_missing() {
    let folder = folder();
    let spec = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {$ref: 'http://127.0.0.1:1/a.yaml'}}}\n";
    std::fs::write(folder.path().join("far.yaml"), spec).unwrap();
    let (_, _, said) = run(folder.path(), &["bundle", "far.yaml"]);
    assert!(said.contains("--allow-remote"), "{said}");
    let (_, _, said) = run(folder.path(), &["bundle", "far.yaml", "--allow-remote"]);
    assert!(said.contains("cannot be read: "), "{said}");
    assert!(!said.contains("--allow-remote"), "{said}");
}
