//! The clone: its tracked files and what cargo says about it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The folder of the root `Cargo.toml`.
///
/// # Panics
/// When this crate does not lie one folder below it.
#[must_use]
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent()
        .map(Path::to_path_buf)
        .unwrap_or_else(|| panic!("{} has no parent", own.display()))
}

/// Paths of all tracked files, with `/` and relative to [`root`].
///
/// # Panics
/// When git cannot list them.
#[must_use]
pub fn tracked_files() -> Vec<String> {
    let listed = told("git", &["ls-files", "-z"]);
    let files: Vec<String> = listed
        .split('\0')
        .filter(|path| !path.is_empty())
        .map(str::to_owned)
        .collect();
    assert!(files.len() > 20, "git lists only {} files", files.len());
    // A file that was removed but not yet committed is still listed.
    files
        .into_iter()
        .filter(|path| root().join(path).is_file())
        .collect()
}

/// `cargo metadata` without dependencies.
///
/// # Panics
/// When cargo fails.
#[must_use]
pub fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let text = told(
        &cargo,
        &[
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ],
    );
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("cargo metadata: {error}"))
}

fn told(program: &str, words: &[&str]) -> String {
    let output = Command::new(program)
        .args(words)
        .current_dir(root())
        .output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {words:?}: {complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
