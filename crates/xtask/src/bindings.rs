//! `cargo xtask bindings`: the TypeScript side of the studio's commands, from the Rust types.
//!
//! A test of the studio compares the committed file with what it would write, or writes it.

use std::process::ExitCode;

use crate::place::Place;
use crate::products::cargo;
use crate::say;
use crate::shell::{Failure, Shell};

pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    match options {
        [] => {
            comparison(place).env("UPDATE_BINDINGS", "1").run()?;
            say::line("ui/src/host/generated.ts is up to date.");
        }
        [only] if only == "--check" => check(place)?,
        _ => return Err(Failure::new("bindings takes `--check` or nothing")),
    }
    Ok(ExitCode::SUCCESS)
}

/// Fails when the committed file is not what the Rust types say.
pub(crate) fn check(place: &Place) -> Result<(), Failure> {
    comparison(place).run()
}

/// The same packages as in the step `rust`, so that nothing is built twice.
fn comparison(place: &Place) -> Shell {
    let words = [
        "test",
        "--workspace",
        "--exclude",
        "specwright-desktop",
        "--test",
        "bindings",
    ];
    cargo(place).args(words)
}
