//! What inference makes of recorded traffic, held against the description that the traffic is of.
//!
//! In:  as arguments a description, and a file of exchanges as `specwright-tests` records them.
//! Out: how many templates were found, which operations were taken for one, how many exchanges
//!      the result admits, how alike both descriptions are; every miss.

#![expect(clippy::print_stdout, reason = "the numbers are what it is for")]
#![expect(
    clippy::print_stderr,
    reason = "what keeps it from starting is told there"
)]

#[path = "../../tests/infer/accepts.rs"]
mod accepts; // whether a document admits an exchange
mod likeness; // two operations side by side
mod recorded; // exchanges from a file
mod score; // two descriptions side by side

use std::io::{BufRead, BufReader};
use std::process::ExitCode;
use std::time::Instant;

use mock_learn::{InferOptions, Inference};
use oas_model::Version;

use accepts::Accepts;
use score::Score;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [spec, traffic, rest @ ..] = arguments.as_slice() else {
        eprintln!("error: arguments: SPEC TRAFFIC [OUT]");
        return ExitCode::from(2);
    };
    match run(spec, traffic, rest.first().map(String::as_str)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::from(2)
        }
    }
}

fn run(spec: &str, traffic: &str, out: Option<&str>) -> std::io::Result<bool> {
    let begin = Instant::now();
    let mut inference = Inference::new(InferOptions::default());
    for line in BufReader::new(std::fs::File::open(traffic)?).lines() {
        inference.observe(&recorded::read(&line?)?.1);
    }
    let observed = begin.elapsed();
    let learnt_megabytes = peak_megabytes().unwrap_or_default();
    let text = inference.document(Version::V31);
    println!(
        "{} exchanges in {observed:.1?} and {learnt_megabytes} MB, document of {} bytes in {:.1?}, {} MB at most",
        inference.counts().learnt,
        text.len(),
        begin.elapsed() - observed,
        peak_megabytes().unwrap_or_default()
    );
    if let Some(out) = out {
        std::fs::write(out, &text)?;
    }
    let accepts = Accepts::new(&text);
    let mut score = Score::new(&std::fs::read_to_string(spec)?, &text);
    for line in BufReader::new(std::fs::File::open(traffic)?).lines() {
        let (template, seen) = recorded::read(&line?)?;
        score.count(&template, &seen, &accepts);
    }
    Ok(score.print())
}

/// The most memory that this process had, where the system tells.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes / 1024)
}
