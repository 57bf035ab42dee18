//! Which files there are.

use std::fs;
use std::path::{Path, PathBuf};

/// One description of the collection.
#[derive(Debug)]
pub(crate) struct Document {
    /// The path below the folder.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    n_bytes: u64,
}

/// All descriptions whose name has `only` in it, the largest first, so that no worker is left
/// with one of them at the end.
pub(crate) fn list(folder: &Path, only: &str) -> Result<Vec<Document>, String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(at) = open.pop() {
        let entries = fs::read_dir(&at).map_err(|error| format!("{}: {error}", at.display()))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if is_description(&path) {
                found.extend(document(folder, path));
            }
        }
    }
    found.retain(|one| one.name.contains(only));
    found.sort_by(|a, b| (b.n_bytes, &a.name).cmp(&(a.n_bytes, &b.name)));
    if found.is_empty() {
        return Err(format!(
            "no description of `{}` has `{only}` in its name",
            folder.display()
        ));
    }
    Ok(found)
}

fn is_description(path: &Path) -> bool {
    let extension = path.extension().and_then(|one| one.to_str());
    matches!(extension, Some("json" | "yaml" | "yml"))
}

fn document(folder: &Path, path: PathBuf) -> Option<Document> {
    let name = path.strip_prefix(folder).ok()?.to_str()?.to_owned();
    let n_bytes = fs::metadata(&path).ok()?.len();
    Some(Document {
        name,
        path,
        n_bytes,
    })
}
