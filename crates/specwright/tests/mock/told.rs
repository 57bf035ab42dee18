//! What is told at the start, though the mock serves all the same.

use std::fs;

use crate::support::{Mock, PETS, folder};

#[test]
fn two_documents_with_the_same_operation_are_told() {
    let folder = folder();
    let other = PETS.replace("Pets", "Other");
    fs::write(folder.path().join("zoo.yaml"), other).unwrap();
    let mock = Mock::start(folder.path(), &["zoo.yaml", "--no-watch"]);
    let told = "`GET /pets` is described by `pets.yaml` too";
    let said = mock.wait_for(|said| {
        said.contains("DELETE /pets/{petId}")
            .then(|| said.to_owned())
    });
    assert!(
        said.contains(told) && said.contains("zoo.yaml:14:5"),
        "{said}"
    );
}

#[test]
fn a_correction_that_says_nothing_is_told_with_its_line() {
    let folder = folder();
    let wrong = PETS.replace(
        "  /pets:\n",
        "  /pets:\n    x-specwright-resource: {identiti: id}\n",
    );
    fs::write(folder.path().join("pets.yaml"), wrong).unwrap();
    let mock = Mock::start(folder.path(), &["--no-watch"]);
    let said = mock.wait_for(|said| {
        said.contains("`identiti` says nothing")
            .then(|| said.to_owned())
    });
    assert!(said.contains("pets.yaml:14:"), "{said}");
    assert_eq!(mock.ask("GET", "/pets", "").status, 200);
}

#[test]
fn the_workspace_file_corrects_the_document_while_the_mock_runs() {
    let folder = folder();
    let mock = Mock::start(folder.path(), &[]);
    let before = fs::read_to_string(folder.path().join("pets.yaml")).unwrap();
    assert_eq!(mock.ask("DELETE", "/pets/1", "").status, 204);
    assert_eq!(mock.ask("GET", "/pets/1", "").status, 404);
    let words = "resources:\n  /pets/{petId}: false\n  /pats: {name: pats}\n";
    fs::write(folder.path().join("specwright.yaml"), words).unwrap();
    let said = mock.wait_for(|said| {
        said.contains("`/pats` is in no path")
            .then(|| said.to_owned())
    });
    assert!(said.contains("specwright.yaml:3:"), "{said}");
    // The world has no say any more: everybody gets what the document says.
    assert_eq!(mock.ask("GET", "/pets/1", "").status, 200);
    let after = fs::read_to_string(folder.path().join("pets.yaml")).unwrap();
    assert_eq!(after, before);
}
