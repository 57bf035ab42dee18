//! What a fuzzing client of other people's finds in a mock: `schemathesis`, a package of PyPI.
//!
//! In:  the programs that `SPECWRIGHT_BIN` and `SPECWRIGHT_SCHEMATHESIS` name, the folder of
//!      descriptions `SPECWRIGHT_CORPUS`, and texts that the names of documents have to hold.
//! Out: for each document how many checks were made and what they found; exit code 1 when
//!      something is found that `expected` does not explain.
//! Never: judges anything itself; the checks are schemathesis's.

#![expect(clippy::print_stdout, reason = "the summary is what it is for")]
#![expect(
    clippy::print_stderr,
    reason = "what keeps it from starting is told there"
)]

mod expected; // findings that are none, with the reason
mod report; // what schemathesis wrote -> findings
mod targets; // which documents, and how much of each

use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use specwright_tests::clone::root;
use specwright_tests::mock::Mock;
use specwright_tests::scratch::Scratch;

use crate::report::Report;
use crate::targets::{TARGETS, Target};

/// The same requests each time, as far as a time limit lets them.
const SEED: &str = "20260115";

fn main() -> ExitCode {
    let only: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |target: &&Target| {
        only.iter()
            .all(|text| target.document.contains(text.as_str()))
    };
    let mut is_clean = true;
    for target in TARGETS.iter().filter(wanted) {
        match ask(target) {
            Ok(report) => is_clean &= print(target, &report),
            Err(why) => {
                eprintln!("error: {}: {why}", target.document);
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::from(u8::from(!is_clean))
}

/// Runs schemathesis against a fresh mock of the document.
fn ask(target: &Target) -> Result<Report, String> {
    let document = match target.is_ours {
        true => root().join(target.document),
        false => PathBuf::from(variable("SPECWRIGHT_CORPUS")?).join(target.document),
    };
    let mock = Mock::start(&document, &["--record", "off", "--clock", "frozen"]);
    let folder = Scratch::new("schemathesis");
    let told = folder.path().join("report.ndjson");
    let status = Command::new(variable("SPECWRIGHT_SCHEMATHESIS")?)
        .current_dir(folder.path())
        .arg("run")
        .arg(&document)
        .args(["--url", &format!("http://{}", mock.address)])
        .args(target.words())
        .args(["--checks", "all", "--exclude-checks", targets::NOT_CHECKED])
        .args(["--seed", SEED, "--continue-on-failure", "--no-shrink"])
        .args(["--suppress-health-check", "all", "--warnings", "off"])
        .args([
            "--request-timeout",
            "10",
            "--no-color",
            "--report",
            "ndjson",
        ])
        .arg("--report-ndjson-path")
        .arg(&told)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("schemathesis cannot be started: {error}"))?;
    let text = std::fs::read_to_string(&told)
        .map_err(|error| format!("schemathesis wrote no report ({status}): {error}"))?;
    Ok(Report::read(&text))
}

/// What was found; whether all of it is explained.
fn print(target: &Target, report: &Report) -> bool {
    let (known, news): (Vec<_>, Vec<_>) = report
        .findings
        .iter()
        .map(|finding| (finding, expected::reason(target.document, finding)))
        .partition(|(_, reason)| reason.is_some());
    println!(
        "{}: {} requests, {} checks, {} findings, {} of them not explained",
        target.document,
        report.n_requests,
        report.n_checks,
        report.findings.len(),
        news.len()
    );
    let mut reasons: Vec<&str> = known.iter().filter_map(|(_, reason)| *reason).collect();
    reasons.sort_unstable();
    for same in reasons.chunk_by(|one, other| one == other) {
        println!("  {:>4} explained: {}", same.len(), same[0]);
    }
    for (finding, _) in &news {
        println!("  {finding}");
    }
    news.is_empty() && report.n_checks > 0
}

fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("`cargo xtask schemathesis` sets {name}"))
}
