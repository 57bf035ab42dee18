//! Whether a mock is one coherent world: lists, items and writes of real descriptions.
//!
//! In:  the program that `SPECWRIGHT_BIN` names, and descriptions as arguments.
//! Out: for each document the share of path pairs that the product has understood, and how many of
//!      its resources behave as one thing; every miss; exit code 1 when a share is too small.
//! Never: asks the product whether it is right. It says where a list has its rows and an entity its
//!        identity; requests, pairs and judgment are made here.

#![expect(clippy::print_stdout, reason = "the summary is what it is for")]
#![expect(
    clippy::print_stderr,
    reason = "what keeps it from starting is told there"
)]

mod checks; // one resource, asked as a client would
mod compare; // two answers about one thing
mod document; // one description, all its resources
mod inferred; // what the product has understood
mod pairs; // what a reader would call a list and its item
mod summary; // the numbers at the end
mod template; // paths and their parameters
mod walk; // all pages of a list

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(program) = std::env::var_os("SPECWRIGHT_BIN").map(PathBuf::from) else {
        eprintln!("error: `cargo xtask coherence` sets SPECWRIGHT_BIN");
        return ExitCode::from(2);
    };
    let mut looks = Vec::new();
    for path in std::env::args().skip(1).map(PathBuf::from) {
        match document::look(&program, &path) {
            Ok(look) => {
                summary::print_one(&look);
                looks.push(look);
            }
            Err(why) => {
                eprintln!("error: {}: {why}", path.display());
                return ExitCode::from(2);
            }
        }
    }
    match summary::print(&looks) {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(1),
    }
}
