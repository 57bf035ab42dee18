//! `specwright traffic`.

mod expect; // `traffic expect`
mod list; // `traffic list`, `show`, `tail`
mod prune; // `traffic prune`
mod replay; // `traffic replay`

use clap::{Args, Subcommand, builder::NonEmptyStringValueParser};

pub(crate) use expect::ExpectArgs;
pub(crate) use list::{ListArgs, ShowArgs, TailArgs};
pub(crate) use prune::PruneArgs;
pub(crate) use replay::ReplayArgs;

/// `specwright traffic`.
#[derive(Debug, Subcommand)]
pub(crate) enum TrafficCommand {
    /// List the newest requests.
    List(ListArgs),
    /// Show one request in full.
    Show(ShowArgs),
    /// Show requests while they come.
    Tail(TailArgs),
    /// Test what was asked.
    Expect(ExpectArgs),
    /// Send requests again, and compare the answers.
    Replay(Box<ReplayArgs>),
    /// Remove the oldest requests.
    Prune(PruneArgs),
}

/// `--store`.
#[derive(Debug, Args)]
pub(crate) struct StoreArg {
    /// The record.
    #[arg(
        long,
        default_value = ".specwright/traffic.sqlite",
        value_name = "FILE",
        value_parser = NonEmptyStringValueParser::new()
    )]
    pub(crate) store: String,
}
