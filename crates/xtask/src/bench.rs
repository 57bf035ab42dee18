//! `cargo xtask bench`: measures the release build and prints each number beside its budget.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::corpus;
use crate::npm;
use crate::place::Place;
use crate::products::{self, cargo};
use crate::say;
use crate::shell::{Failure, Shell, which};

/// `--only engine` or `--only mock` measures the one or the other.
pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    let only = match options {
        [] => "",
        [one, part] if one == "--only" && ["engine", "mock"].contains(&part.as_str()) => part,
        _ => {
            return Err(Failure::new(
                "`cargo xtask bench` takes --only engine or --only mock",
            ));
        }
    };
    let program = products::build_command_line(place, true)?;
    if only != "mock" {
        engine(place, &program)?;
    }
    if only != "engine" {
        mock(place, &program)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Documents and models, on GitHub's description as JSON and as YAML.
fn engine(place: &Place, program: &Path) -> Result<(), Failure> {
    say::heading("documents and models");
    let rivals = place.root.join("tests/rivals");
    let json = large_json(&rivals)?;
    let yaml = as_yaml(place, program, &json)?;
    let bench = |package: &str, name: &str| {
        let words = ["bench", "--package", package, "--bench", name, "--"];
        cargo(place).args(words)
    };
    bench("oas-doc", "documents").args([&json, &yaml]).run()?;
    bench("oas-model", "model")
        .env("SPECWRIGHT_BENCH_JSON", &json)
        .env("SPECWRIGHT_BENCH_YAML", &yaml)
        .env("SPECWRIGHT_BENCH_RIVALS", rivals.join("measure.mjs"))
        .run()
}

/// GitHub's description, 13 MB, with the packages that it comes with.
fn large_json(rivals: &Path) -> Result<PathBuf, Failure> {
    npm::install(rivals)?;
    Ok(rivals.join("node_modules/@octokit/openapi/generated/api.github.com.json"))
}

fn as_yaml(place: &Place, program: &Path, json: &Path) -> Result<PathBuf, Failure> {
    let yaml = place.own("bench")?.join("api.github.com.yaml");
    let text = Shell::new(program, &place.root).args(["to-yaml".as_ref(), json.as_os_str()]);
    std::fs::write(&yaml, text.read()?)?;
    Ok(yaml)
}

/// Rates, starts and memory of mocks: ours, other people's, and bare handlers.
fn mock(place: &Place, program: &Path) -> Result<(), Failure> {
    say::heading("one decision");
    let words = ["bench", "--package", "mock-core", "--bench", "decide"];
    cargo(place).args(words).run()?;
    say::heading("mocks");
    if which("wrk").is_none() {
        say::warning("wrk is missing (`apt-get install wrk`), so rates are not measured");
    }
    let rivals = place.root.join("tests/rivals");
    let mocks = rivals.join("mocks");
    npm::install(&mocks)?;
    let words = ["--features", "perf", "--bench", "mock"];
    cargo(place)
        .args(["bench", "--package", "specwright-tests"])
        .args(words)
        .env("SPECWRIGHT_BIN", program)
        .env("SPECWRIGHT_CORPUS", corpus::fetch(place)?)
        .env("SPECWRIGHT_BENCH_JSON", large_json(&rivals)?)
        .env("SPECWRIGHT_RIVALS", mocks)
        .run()
}
