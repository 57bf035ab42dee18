//! Bundles: folders under `golden/bundle`, `in` with the files and `bundle` with what comes out.
//! `UPDATE_EXPECT=1` writes the expected files anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "folder/folder.rs"]
mod folder;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use folder::{dereferenced, expect, load_with};
use oas_edit::{BundleError, bundle};
use oas_model::{DocumentId, ModelFinding, SourceSet};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/bundle");
    let entries = std::fs::read_dir(root).unwrap();
    let mut cases: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 10);
    cases
}

fn load(folder: &Path) -> (Arc<SourceSet>, DocumentId) {
    let names = ["openapi.yaml", "openapi.json"];
    let entry = names
        .iter()
        .find(|name| folder.join(name).is_file())
        .unwrap();
    load_with(entry, |name| {
        std::fs::read_to_string(folder.join(name)).ok()
    })
}

fn told(sources: &SourceSet, findings: &[ModelFinding]) -> String {
    let mut out = String::new();
    for one in findings {
        let file = sources.uri(one.origin.document);
        let line = sources.position(one.origin).line;
        writeln!(out, "{file}:{line}: {}: {}", one.code, one.message).unwrap();
    }
    out
}

#[test]
fn folders_become_files() {
    for case in cases() {
        let (sources, entry) = load(&case.join("in"));
        let uri = sources.uri(entry).to_owned();
        let ending = uri.rsplit_once('.').unwrap().1;
        let (text, notes) = match bundle(&sources, entry, &uri) {
            Ok(made) => (made.document.text().to_owned(), made.notes),
            Err(BundleError::Dangling(findings)) => (String::new(), findings),
            Err(error) => panic!("{}: {error:?}", case.display()),
        };
        expect(&case.join(format!("bundle.{ending}")), &text);
        let notes = told(&sources, &notes);
        if !notes.is_empty() {
            expect(&case.join("notes"), &notes);
        }
    }
}

/// Judged by the reader of references in `folder.rs`, which shares nothing with the product's.
#[test]
fn bundles_mean_what_the_folders_mean() {
    // These are about words that a plain reader does not follow.
    let other = [
        "circle",
        "swagger",
        "dangling",
        "id",
        "places",
        "path_items_30",
        "path_items_31",
    ];
    for case in cases() {
        if other.iter().any(|name| case.ends_with(name)) {
            continue;
        }
        let (sources, entry) = load(&case.join("in"));
        let uri = sources.uri(entry).to_owned();
        let made = bundle(&sources, entry, &uri).unwrap();
        let mut one = SourceSet::default();
        let at = one.add(&uri, made.document);
        let (before, after) = (dereferenced(&sources, entry), dereferenced(&one, at));
        assert_eq!(before, after, "{}", case.display());
    }
}

#[test]
fn a_bundle_of_a_bundle_is_that_bundle() {
    for case in cases() {
        let (sources, entry) = load(&case.join("in"));
        let uri = sources.uri(entry).to_owned();
        let Ok(made) = bundle(&sources, entry, &uri) else {
            continue;
        };
        let mut one = SourceSet::default();
        let at = one.add(&uri, made.document.clone());
        let again = bundle(&std::sync::Arc::new(one), at, &uri).unwrap();
        assert_eq!(again.document.text(), made.document.text());
    }
}
