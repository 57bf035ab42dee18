//! The command line: thin doors to the library `studio`.
//!
//! In:  arguments, signals.
//! Out: answers on standard output, everything else on standard error, and the
//!      exit codes of `docs/cli.md`: 0 fine, 1 findings, 2 could not do it.
//! Never: parses a document or answers a request itself.

mod args; // what was typed
mod commands; // what it does
mod exit; // exit codes and how failures look
mod interrupt; // Ctrl+C while a command works
mod progress; // a line while a command takes its time
mod render; // diagnostics and tables for a terminal

use std::process::ExitCode;

use clap::Parser;

use crate::{
    args::{Arguments, Command},
    exit::Failure,
};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match listen(&arguments.command).and_then(|()| run(arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) if studio::is_writing_stopped() => ExitCode::from(interrupt::EXIT_CODE),
        Err(failure) => failure.report(),
    }
}

/// Services end their own way; every other command ends at once.
fn listen(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Mock(_) | Command::Studio(_) => Ok(()),
        _ => interrupt::watch(),
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Bundle(bundle) => commands::bundle::run(bundle),
        Command::Completions { shell } => commands::completions::run(shell),
        Command::Edit(edit) => commands::edit::run(edit),
        Command::Fmt(fmt) => commands::fmt::run(&fmt),
        Command::Mock(mock) => block_on(commands::mock::run(*mock)),
        Command::Outline(outline) => commands::outline::run(outline),
        Command::Resolve(resolve) => commands::resolve::run(resolve),
        Command::Split(split) => commands::split::run(split),
        Command::State { command } => commands::state::run(command),
        Command::Studio(studio) => block_on(commands::studio::run(studio)),
        Command::ToJson { file } => commands::to_json::run(&file),
        Command::ToYaml { file } => commands::to_yaml::run(&file),
        Command::Traffic { command } => commands::traffic::run(command),
        Command::Upgrade(upgrade) => commands::upgrade::run(&upgrade),
        Command::Validate { specs, format } => commands::validate::run(&specs, format),
    }
}

fn block_on(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let outcome = runtime.block_on(work);
    // A thread that is still reading a file must not keep the program open.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    outcome
}
