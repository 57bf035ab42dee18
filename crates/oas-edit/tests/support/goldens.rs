//! The inputs of golden pairs.

use std::path::{Path, PathBuf};

use oas_doc::{Document, Syntax};

/// The files below `tests/golden/{folder}` whose names end in `.in.yaml` or `.in.json`, sorted.
pub(crate) fn inputs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(folder);
    let files = std::fs::read_dir(folder).unwrap();
    let mut inputs: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    inputs.retain(|path| name(path).contains(".in."));
    inputs.sort();
    assert!(!inputs.is_empty(), "there are goldens");
    inputs
}

/// The file beside an input that holds what is expected of it.
pub(crate) fn beside(input: &Path, ending: &str) -> PathBuf {
    let (stem, _) = name(input).split_once(".in.").unwrap();
    input.with_file_name(format!("{stem}{ending}"))
}

/// An input as a document.
pub(crate) fn read(input: &Path) -> Document {
    let text = std::fs::read_to_string(input).unwrap();
    Document::parse(&text, Syntax::of_path(name(input)).unwrap())
}

/// The name of a file.
pub(crate) fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}
