//! Packages and scripts of the interface and of the browser tests.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::say;
use crate::shell::{Failure, Shell};

/// `npm ci`, unless the lock file is the one that was installed last.
pub(crate) fn install(folder: &Path) -> Result<(), Failure> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let mut hasher = DefaultHasher::new();
    lock.hash(&mut hasher);
    let wanted = format!("{:016x}", hasher.finish());
    let stamp = folder.join("node_modules/.specwright-lock");
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        say::note("packages are up to date");
        return Ok(());
    }
    npm(folder, &["ci", "--no-audit", "--no-fund"])?;
    fs::create_dir_all(folder.join("node_modules"))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// `npm run SCRIPT`.
pub(crate) fn script(folder: &Path, name: &str) -> Result<(), Failure> {
    npm(folder, &["run", name])
}

fn npm(folder: &Path, words: &[&str]) -> Result<(), Failure> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Shell::new(program, folder).args(words).run()
}
