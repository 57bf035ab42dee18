//! System packages on Debian and Ubuntu; on other systems, what to look for.

use std::path::Path;

use super::Wanted;
use crate::place::Place;
use crate::say;
use crate::shell::{Failure, Shell, which};

const BUILD: [&str; 2] = ["build-essential", "pkg-config"];
const DESKTOP: [&str; 1] = ["libwebkit2gtk-4.1-dev"];
const TESTS: [&str; 5] = [
    "xvfb",
    "webkit2gtk-driver",
    "x11-utils",
    "python3-venv",
    "postgresql",
];

/// Finds out what is missing, says so, and installs it.
pub(super) fn install(place: &Place, wanted: Wanted) -> Result<(), Failure> {
    let names = names(wanted);
    if which("dpkg-query").is_none() || which("apt-get").is_none() {
        return elsewhere(place, wanted, &names);
    }
    let missing: Vec<&str> = names
        .into_iter()
        .filter(|name| !installed(place, name))
        .collect();
    if missing.is_empty() {
        say::note("all system packages are there");
        return Ok(());
    }
    say::line(&format!(
        "Installing system packages: {}",
        missing.join(" ")
    ));
    let told = apt(place, &["update"], None).and_then(|()| {
        // An image's own hook may empty the shared archive under our feet; a second try uses our own.
        get(place, &missing, None).or_else(|_| get(place, &missing, Some(&archive(place)?)))
    });
    told.map_err(|failure| {
        let all = missing.join(" ");
        Failure::new(format!(
            "{failure}. Install them yourself: sudo apt-get install {all}"
        ))
    })
}

fn names(wanted: Wanted) -> Vec<&'static str> {
    let mut names = BUILD.to_vec();
    if wanted >= Wanted::Desktop {
        names.extend(DESKTOP);
    }
    if wanted >= Wanted::Tests {
        names.extend(TESTS);
        // Ubuntu's package of this name is a stub that wants a snap; `browser` looks elsewhere there.
        if is_debian() && super::browser::in_path().is_none() {
            names.push("chromium");
        }
    }
    if wanted >= Wanted::Pictures {
        names.push("imagemagick");
    }
    names
}

fn is_debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line.trim() == "ID=debian")
}

fn installed(place: &Place, name: &str) -> bool {
    let asked = Shell::new("dpkg-query", &place.root)
        .args(["-W", "-f=${Status}", name])
        .read();
    asked.is_ok_and(|status| status.ends_with("ok installed"))
}

fn get(place: &Place, missing: &[&str], archive: Option<&Path>) -> Result<(), Failure> {
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(missing);
    apt(place, &words, archive)
}

fn apt(place: &Place, words: &[&str], archive: Option<&Path>) -> Result<(), Failure> {
    let mut all: Vec<String> = Vec::new();
    if !is_root(place) {
        if which("sudo").is_none() {
            return Err(Failure::new(
                "system packages are missing, and there is no sudo",
            ));
        }
        all.push("sudo".to_owned());
    }
    all.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"].map(str::to_owned));
    all.push("-oDPkg::Lock::Timeout=600".to_owned());
    all.extend(archive.map(|folder| format!("-oDir::Cache::archives={}", folder.display())));
    all.extend(words.iter().map(|&word| word.to_owned()));
    let (program, rest) = all
        .split_first()
        .ok_or_else(|| Failure::new("nothing to run"))?;
    Shell::new(program, &place.root).args(rest).run()
}

fn archive(place: &Place) -> Result<std::path::PathBuf, Failure> {
    let folder = place.cache.join("apt");
    std::fs::create_dir_all(folder.join("partial"))?;
    Ok(folder)
}

/// Whether this process may install without asking.
pub(super) fn is_root(place: &Place) -> bool {
    Shell::new("id", &place.root)
        .args(["-u"])
        .read()
        .is_ok_and(|told| told.trim() == "0")
}

/// Not Debian: nothing is installed, but what can be looked at is looked at.
fn elsewhere(place: &Place, wanted: Wanted, names: &[&str]) -> Result<(), Failure> {
    let compiler = which("cc").is_some() && which("pkg-config").is_some();
    let webkit = wanted < Wanted::Desktop || {
        let asked = Shell::new("pkg-config", &place.root).args(["--exists", "webkit2gtk-4.1"]);
        asked.run().is_ok()
    };
    if compiler && webkit {
        return Ok(());
    }
    Err(Failure::new(format!(
        "this system has no apt-get, so nothing was installed. Install a C compiler, pkg-config and \
         the development files of WebKitGTK 4.1 with its own package manager. \
         On Debian and Ubuntu the packages are: {}",
        names.join(" ")
    )))
}
