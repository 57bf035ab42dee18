//! `cargo xtask tidy`: the rules of the repository that a machine can check.
//!
//! The rules themselves are tests (`tests/tests/tidy.rs` and `edges.rs`), so that `test` has them too.

use std::process::ExitCode;

use crate::place::Place;
use crate::products::cargo;
use crate::shell::Failure;

pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    if !options.is_empty() {
        return Err(Failure::new("tidy takes no options"));
    }
    let words = [
        "test",
        "--package",
        "specwright-tests",
        "--test",
        "tidy",
        "--test",
        "edges",
    ];
    cargo(place).args(words).run()?;
    Ok(ExitCode::SUCCESS)
}
