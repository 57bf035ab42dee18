//! The list of commands.

use std::process::ExitCode;

use crate::say;
use crate::shell::Failure;

const TEXT: &str = "\
Usage: cargo xtask COMMAND [OPTIONS]

  run           installs what is missing, builds, and opens the app on the sample project
                  --browser   serves the interface to a browser instead of opening a window
                  --release   builds with optimisation
  test          runs every check and test
                  --only STEP, --skip STEP (both may be repeated), --list
  setup         installs what is missing and nothing else (--test: for the tests as well)
  bindings      writes ui/src/host/generated.ts from the Rust types (--check: only compares)
  tidy          the rules of the repository that a machine can check
  dist          makes the .deb and the archive of the command line, under the cache
  screenshots   takes the pictures in docs/screenshots
  corpus        reads 2,639 real descriptions, asks each operation once, and prints every miss (fetches them once)
                  --only TEXT   those with the text in their name
                  --data MODE   as `specwright mock --data`
                  --optional    sends what need not be sent, too
                  --details FILE   writes each miss with its request and its answer
                  --fetch       fetches a few and says where they are
  coherence     compares lists, items and writes of real descriptions with each other
                  --only TEXT, or files
  infer         infers descriptions from traffic with mocks of GitHub, Stripe and Twilio, and compares
                  --only TEXT   those with the text in their name
  schemathesis  fuzzes mocks of ten descriptions with a client of other people's, from PyPI
                  --only TEXT   those with the text in their name
  bench         measures, and prints each number beside its budget
                  --only engine, --only mock

Built things go to $SPECWRIGHT_CACHE, or else $XDG_CACHE_HOME/specwright, or else ~/.cache/specwright.";

/// Prints the list.
pub(crate) fn print() -> Result<ExitCode, Failure> {
    say::line(TEXT);
    Ok(ExitCode::SUCCESS)
}
