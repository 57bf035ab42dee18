//! `upgrade`: goldens, and what must hold for each of them.
//!
//! `x.to-3.1.in.yaml` becomes `x.to-3.1.yaml` with `x.to-3.1.notes`;
//! `UPDATE_EXPECT=1 cargo test -p oas-edit --test upgrade` rewrites both.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/goldens.rs"]
mod goldens;
#[path = "support/neutral.rs"]
mod neutral;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_edit::{Note, UpgradeError, upgrade};
use oas_model::{DocumentId, SourceSet, Version, resolve, structure};

#[test]
fn golden_documents() {
    for input in goldens::inputs("upgrade") {
        let (sources, entry) = single(&goldens::read(&input));
        let to = version(goldens::name(&input));
        let upgraded = upgrade(&sources, entry, to).unwrap();
        let text = upgraded.sources.document(entry).text();
        let ending = input.extension().unwrap().to_str().unwrap();
        expect_test::expect_file![goldens::beside(&input, &format!(".{ending}"))].assert_eq(text);
        expect_test::expect_file![goldens::beside(&input, ".notes")]
            .assert_eq(&notes(&upgraded.notes));
        assert_still_valid(&input, &sources, &upgraded.sources, entry);
        assert_same_meaning(&input, &sources, &upgraded.sources, entry);
        let again = upgrade(&upgraded.sources, entry, to).unwrap();
        assert_eq!((again.changed, again.notes), (vec![], vec![]), "{input:?}");
    }
}

fn single(document: &Document) -> (SourceSet, DocumentId) {
    let mut sources = SourceSet::default();
    let entry = sources.add("api.yaml", document.clone());
    (sources, entry)
}

fn version(name: &str) -> Version {
    let (_, rest) = name.split_once(".to-").unwrap();
    match &rest[..3] {
        "3.0" => Version::V30,
        "3.1" => Version::V31,
        "3.2" => Version::V32,
        other => panic!("{other}"),
    }
}

fn notes(all: &[Note]) -> String {
    let mut out = String::new();
    for note in all {
        let kind = note.kind.word();
        writeln!(
            out,
            "{kind} {} {}\n  {}",
            note.code, note.pointer, note.message
        )
        .unwrap();
    }
    out
}

fn assert_still_valid(input: &Path, old: &SourceSet, new: &SourceSet, entry: DocumentId) {
    for sources in [old, new] {
        let findings = structure(sources, entry);
        let text = sources.document(entry).text();
        assert!(findings.is_empty(), "{input:?}\n{text}\n{findings:#?}");
    }
}

fn assert_same_meaning(input: &Path, old: &SourceSet, new: &SourceSet, entry: DocumentId) {
    let lines = |sources: &SourceSet| neutral::lines(&resolve(Arc::new(sources.clone()), entry).0);
    let (old, new) = (lines(old), lines(new));
    for (old, new) in old.iter().zip(&new) {
        assert_eq!(old, new, "{input:?}");
    }
    assert_eq!(old.len(), new.len(), "{input:?}");
}

#[test]
fn an_older_version_is_refused() {
    let document = Document::parse("openapi: 3.1.0\n", Syntax::Yaml);
    let (sources, entry) = single(&document);
    let error = upgrade(&sources, entry, Version::V30).unwrap_err();
    assert_eq!(error, UpgradeError::Newer { from: Version::V31 });
}

#[test]
fn a_document_without_a_version_is_refused() {
    let (sources, entry) = single(&Document::parse("a: 1\n", Syntax::Yaml));
    let error = upgrade(&sources, entry, Version::V32).unwrap_err();
    assert_eq!(error, UpgradeError::NoVersion);
}

#[test]
fn files_behind_references_change_too() {
    let entry = "openapi: 3.0.0\ninfo: {title: a, version: '1'}\npaths: {}\n\
                 components: {schemas: {Pet: {$ref: 'pet.yaml#/Pet'}}}\n";
    let part = "# A part.\nPet:\n  type: string\n  nullable: true\n";
    let mut sources = SourceSet::default();
    let id = sources.add("api.yaml", Document::parse(entry, Syntax::Yaml));
    let pet = sources.add("pet.yaml", Document::parse(part, Syntax::Yaml));
    let upgraded = upgrade(&sources, id, Version::V31).unwrap();
    assert_eq!(upgraded.changed, [id, pet]);
    let text = upgraded.sources.document(pet).text();
    assert_eq!(text, "# A part.\nPet:\n  type: [string, \"null\"]\n");
}
