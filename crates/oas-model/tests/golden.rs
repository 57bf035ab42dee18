//! Golden pairs: `x.yaml` and the model that it lowers to, `x.model`.
//!
//! `UPDATE_EXPECT=1 cargo test -p oas-model --test golden` rewrites the models.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "render/render.rs"]
mod render;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{Api, SourceSet, resolve, wanted};

#[test]
fn golden_models_of_2_0() {
    check("v20");
}

#[test]
fn golden_models_of_3_0() {
    check("v30");
}

#[test]
fn golden_models_of_3_1() {
    check("v31");
}

#[test]
fn golden_models_of_3_2() {
    check("v32");
}

fn check(version: &str) {
    let inputs = inputs(version);
    assert!(!inputs.is_empty(), "no goldens in {version}");
    for input in inputs {
        let api = load(&input);
        expect_test::expect_file![input.with_extension("model")].assert_eq(&render::api(&api));
    }
}

fn inputs(version: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(version);
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut inputs: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|x| x == "yaml"))
        .collect();
    inputs.sort();
    inputs
}

/// Loads a document and what it asks for. Addresses are relative, so that goldens are the same everywhere.
fn load(input: &Path) -> Api {
    let folder = input.parent().unwrap();
    let parse = |uri: &str| {
        let text = std::fs::read_to_string(folder.join(uri)).ok()?;
        Some(Document::parse(&text, Syntax::of_path(uri)?))
    };
    let name = input.file_name().unwrap().to_str().unwrap();
    let mut sources = SourceSet::default();
    let entry = sources.add(name, parse(name).unwrap());
    loop {
        let missing = wanted(&sources);
        let found: Vec<_> = missing
            .iter()
            .filter_map(|one| Some((&one.uri, parse(&one.uri)?)))
            .collect();
        if found.is_empty() {
            return resolve(Arc::new(sources), entry).0;
        }
        for (uri, document) in found {
            sources.add(uri, document);
        }
    }
}
