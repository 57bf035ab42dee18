//! `specwright state` against a mock that runs.

use crate::support::{Mock, folder, run};

#[test]
fn entities_are_seeded_shown_saved_and_brought_back() {
    let folder = folder();
    let at = folder.path();
    let mock = Mock::start(at, &["--no-watch"]);
    let seed = "pets:\n  - {id: 4242, name: Rex, weight: 0.1}\n/pets/77: {id: 77, name: Ann}\n";
    std::fs::write(at.join("seed.yaml"), seed).unwrap();
    let seeded = mock.state(at, &["seed", "seed.yaml"]);
    assert_eq!((seeded.code, seeded.err.as_str()), (0, "2 entities put\n"));
    assert_eq!(mock.ask("GET", "/pets/4242", "").json()["name"], "Rex");
    assert_eq!(mock.ask("DELETE", "/pets/77", "").status, 204);

    let listed = mock.state(at, &["list"]);
    let table =
        "resource  created  changed  deleted  path\npets      1        0        1        /pets\n";
    assert_eq!((listed.code, listed.out.as_str()), (0, table));
    let shown = mock.state(at, &["show", "pets", "4242"]);
    assert!(
        shown
            .out
            .contains("created  {\"id\":4242,\"name\":\"Rex\",\"weight\":0.1}"),
        "{}",
        shown.out
    );
    let json = mock.state(at, &["show", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json[1]["id"], "77");
    assert!(json[1].get("value").is_none(), "it was deleted");

    assert_eq!(mock.state(at, &["snapshot", "-o", "all.json"]).code, 0);
    let printed = mock.state(at, &["snapshot"]).out;
    assert_eq!(
        printed.trim_end(),
        std::fs::read_to_string(at.join("all.json")).unwrap()
    );
    assert_eq!(mock.state(at, &["reset"]).err, "2 entities forgotten\n");
    assert_ne!(mock.ask("GET", "/pets/4242", "").json()["name"], "Rex");
    assert_eq!(
        mock.state(at, &["restore", "all.json"]).err,
        "2 entities restored\n"
    );
    assert_eq!(mock.ask("GET", "/pets/4242", "").json()["name"], "Rex");
    assert_eq!(mock.ask("GET", "/pets/77", "").status, 404);
}

#[test]
fn a_file_that_is_wrong_is_told_with_its_line_and_changes_nothing() {
    let folder = folder();
    let at = folder.path();
    let mock = Mock::start(at, &["--no-watch"]);
    let tell = |words: &[&str], text: &str| {
        std::fs::write(at.join("file.yaml"), text).unwrap();
        let said = mock.state(at, &[words, &["file.yaml"]].concat());
        (said.code, said.err)
    };
    let (code, said) = tell(
        &["seed"],
        "pets:\n  - id: 1\n    name: Rex\n  - id: 2\n    name: 7\n",
    );
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("file.yaml:5:11"), "{said}");
    let (code, said) = tell(&["seed"], "cats: []\n");
    assert!(
        code == 1 && said.contains("no resource `cats`") && said.contains("file.yaml:1:"),
        "{said}"
    );
    let (code, said) = tell(&["seed"], "pets: [\n");
    assert!(code == 1 && said.contains("file.yaml:"), "{said}");
    for other in ["entities: 7\n", "{}\n", "openapi: 3.1.0\n", "[]\n"] {
        let (code, said) = tell(&["restore"], other);
        assert!(code == 1 && said.contains("file.yaml"), "{said}");
    }
    let said = mock.state(at, &["restore", "none.json"]);
    assert!(
        said.code == 2 && said.err.contains("none.json is not there"),
        "{}",
        said.err
    );
    let listing = mock.control("GET", "/state", "").json();
    assert_eq!(listing["resources"][0]["created"], 0);
}

#[test]
fn a_wrong_token_or_address_says_what_to_do() {
    let folder = folder();
    let at = folder.path();
    let mock = Mock::start(at, &["--no-watch"]);
    let control = format!("http://{}", mock.control);
    let own = format!("http://{}", mock.address);
    for (words, text) in [
        (
            vec!["list", "--url", &control, "--token", "wrong"],
            "missing or wrong",
        ),
        (vec!["list", "--url", &control], "missing or wrong"),
        (
            vec!["list", "--url", &own, "--token", "s3cret"],
            "is not the control listener",
        ),
        (
            vec!["list", "--url", "http://127.0.0.1:1"],
            "cannot be asked",
        ),
        (vec!["list", "--url", "https://x/y"], "is no address"),
        (vec!["list"], "--url"),
    ] {
        let said = run(at, &words);
        assert_eq!(said.code, 2, "{words:?}: {}", said.err);
        assert!(said.err.contains(text), "{words:?}: {}", said.err);
    }
    let bare = run(at, &["list", "--url", &mock.control, "--token", "s3cret"]);
    assert_eq!(bare.code, 0, "{}", bare.err);
}
