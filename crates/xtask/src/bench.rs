//! `cargo xtask bench`: measures the release build and prints each number beside its budget.

use std::process::ExitCode;

use crate::corpus;
use crate::place::Place;
use crate::products::{self, cargo};
use crate::say;
use crate::shell::{Failure, which};

pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    if which("wrk").is_none() {
        say::warning("wrk is missing (`apt-get install wrk`), so rates are not measured");
    }
    let program = products::build_command_line(place, true)?;
    let words = [
        "bench",
        "--package",
        "specwright-tests",
        "--features",
        "perf",
        "--bench",
        "perf",
    ];
    cargo(place)
        .args(words)
        .args(["--"])
        .args(options)
        .env("SPECWRIGHT_BIN", program)
        .env("SPECWRIGHT_CORPUS", corpus::fetch(place)?)
        .run()?;
    Ok(ExitCode::SUCCESS)
}
