//! `cargo xtask bindings`: the TypeScript side of the studio's commands, from the Rust types.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::place::Place;
use crate::products::cargo;
use crate::say;
use crate::shell::Failure;

pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    match options {
        [] => {
            fs::write(file(place), made(place)?)?;
            say::line("ui/src/host/generated.ts is written.");
        }
        [only] if only == "--check" => check(place)?,
        _ => return Err(Failure::new("bindings takes `--check` or nothing")),
    }
    Ok(ExitCode::SUCCESS)
}

/// Fails when the committed file is not what the Rust types say.
pub(crate) fn check(place: &Place) -> Result<(), Failure> {
    let found = fs::read_to_string(file(place))?;
    if found.replace("\r\n", "\n") == made(place)? {
        return Ok(());
    }
    Err(Failure::new(
        "ui/src/host/generated.ts is stale; run `cargo xtask bindings` and commit it",
    ))
}

fn file(place: &Place) -> PathBuf {
    place.root.join("ui/src/host/generated.ts")
}

fn made(place: &Place) -> Result<String, Failure> {
    let words = [
        "run",
        "--quiet",
        "--package",
        "studio",
        "--example",
        "bindings",
    ];
    cargo(place).args(words).read()
}
