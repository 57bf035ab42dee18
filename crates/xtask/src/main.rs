//! Everything that a developer or a build server does with this repository.
//!
//! In:  one command and its options (`cargo xtask test --only clippy`).
//! Out: work done, progress on the terminal, and an exit code that tells the truth.
//! Never: writes built things into the clone, other than `node_modules` and `ui/dist`.

mod place; // where things are: the clone, the cache
mod say; // what the person reads
mod shell; // running other programs
mod steps; // named, timed pieces of work

mod corpus;
mod machine; // what has to be installed
mod npm; // packages and scripts of the interface
mod products; // what cargo builds // real descriptions

mod bench;
mod bindings;
mod dist;
mod help;
mod run;
mod schemathesis; // a fuzzing client of other people's
mod screenshots;
mod test;
mod tidy;

use std::process::ExitCode;

use crate::place::Place;
use crate::shell::Failure;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&given) {
        Ok(code) => code,
        Err(failure) => {
            say::error(&failure.to_string());
            ExitCode::from(2)
        }
    }
}

fn dispatch(given: &[String]) -> Result<ExitCode, Failure> {
    let (command, options) = match given.split_first() {
        Some((command, options)) => (command.as_str(), options),
        None => ("help", given),
    };
    if options
        .iter()
        .any(|option| option == "--help" || option == "-h")
    {
        return help::print();
    }
    let place = Place::find()?;
    match command {
        "run" => run::run(&place, options),
        "test" => test::run(&place, options),
        "setup" => machine::command(&place, options),
        "bindings" => bindings::run(&place, options),
        "tidy" => tidy::run(&place, options),
        "dist" => dist::run(&place, options),
        "screenshots" => screenshots::run(&place, options),
        "corpus" => corpus::run(&place, options),
        "coherence" => corpus::coherence::run(&place, options),
        "infer" => corpus::infer::run(&place, options),
        "schemathesis" => schemathesis::run(&place, options),
        "bench" => bench::run(&place, options),
        "help" | "--help" | "-h" => help::print(),
        other => Err(Failure::new(format!(
            "there is no command `{other}`; `cargo xtask help` lists them"
        ))),
    }
}
