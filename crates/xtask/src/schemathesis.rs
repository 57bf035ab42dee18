//! `cargo xtask schemathesis`: what a fuzzing client of other people's finds in a mock.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::corpus;
use crate::place::Place;
use crate::products;
use crate::say;
use crate::shell::{Failure, Shell, which};

/// The package of PyPI, pinned: another version makes other requests.
const PACKAGE: &str = "schemathesis==4.32.5";

/// A complete installation ends with writing this.
const COMPLETE: &str = "complete";

/// Ten documents are asked; `--only TEXT` asks those with the text in their name.
pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    let only = match options {
        [] => "",
        [one, text] if one == "--only" => text,
        _ => return Err(Failure::new("schemathesis takes `--only TEXT` or nothing")),
    };
    let tool = install(place)?;
    let program = products::build_command_line(place, true)?;
    let asked = ask(place, &tool, &program, &corpus::fetch_all(place)?, only).run();
    Ok(match asked {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    })
}

/// The program that asks, ready to be run.
pub(crate) fn ask(place: &Place, tool: &Path, program: &Path, corpus: &Path, only: &str) -> Shell {
    corpus::asking(place, "schemathesis", program)
        .args([only])
        .env("SPECWRIGHT_CORPUS", corpus)
        .env("SPECWRIGHT_SCHEMATHESIS", tool)
}

/// Whether there is a Python that it can be installed with.
fn python() -> Option<PathBuf> {
    ["python3", "python"].into_iter().find_map(which)
}

/// Installs it into a folder of its own, once, and says where the program is.
pub(crate) fn install(place: &Place) -> Result<PathBuf, Failure> {
    let python = python().ok_or_else(|| Failure::new("no Python was found; install python3"))?;
    let folder = place.cache.join(PACKAGE.replace("==", "-"));
    let programs = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let program = |name: &str| programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if folder.join(COMPLETE).is_file() {
        return Ok(program("st"));
    }
    say::note(&format!("fetching {PACKAGE} from PyPI (once)"));
    std::fs::create_dir_all(&folder)?;
    Shell::new(python, &place.root)
        .args(["-m", "venv", "--clear"])
        .args([&folder])
        .run()?;
    Shell::new(program("python"), &place.root)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            PACKAGE,
        ])
        .run()?;
    std::fs::write(folder.join(COMPLETE), "")?;
    Ok(program("st"))
}
