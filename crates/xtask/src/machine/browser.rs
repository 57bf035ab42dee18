//! A Chromium for the browser tests.

use std::path::PathBuf;

use crate::place::Place;
use crate::say;
use crate::shell::{Shell, which};

/// What the browser tests shall start.
#[derive(Debug)]
pub(crate) enum Browser {
    /// A program of the system.
    Program(PathBuf),
    /// The one that Playwright keeps in its own cache.
    Playwright,
    /// There is none, and this is what was tried.
    None(String),
}

/// `CHROME_PATH`, then the usual names in `PATH`.
pub(super) fn in_path() -> Option<PathBuf> {
    if let Some(set) = std::env::var_os("CHROME_PATH").map(PathBuf::from) {
        return set.is_file().then_some(set);
    }
    let names = [
        "chromium",
        "google-chrome",
        "google-chrome-stable",
        "chromium-browser",
    ];
    names
        .into_iter()
        .filter_map(which)
        .find(|path| !is_snap_stub(path))
}

/// Ubuntu's `chromium-browser` is a script that asks for a snap.
fn is_snap_stub(path: &std::path::Path) -> bool {
    let resolved = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let small = resolved
        .metadata()
        .is_ok_and(|about| about.len() < 64 * 1024);
    let text = if small {
        std::fs::read(&resolved).unwrap_or_default()
    } else {
        Vec::new()
    };
    resolved.starts_with("/snap")
        || String::from_utf8_lossy(&text).contains("snap install chromium")
}

/// Finds one, and lets Playwright fetch its own where the system has none.
pub(crate) fn find(place: &Place) -> Browser {
    if let Some(program) = in_path() {
        return Browser::Program(program);
    }
    say::note("no Chromium in PATH; asking Playwright for its own");
    let folder = place.root.join("tests/e2e");
    let words = [
        "playwright",
        "install",
        "--with-deps",
        "--only-shell",
        "chromium",
    ];
    match Shell::new("npx", &folder).args(words).run() {
        Ok(()) => Browser::Playwright,
        Err(failure) => Browser::None(format!(
            "no Chromium: not in CHROME_PATH, not in PATH, and Playwright could not fetch one ({failure})"
        )),
    }
}
