//! `specwright traffic`.

mod curl; // `traffic curl`
mod drift; // `traffic drift`
mod example; // `traffic example`
mod expect; // `traffic expect`
mod har; // `traffic har` and `import`
mod infer; // `traffic infer`
mod list; // `traffic list`, `show`, `tail`
mod prune; // `traffic prune`
mod replay; // `traffic replay`
mod stats; // `traffic stats` and `search`

use clap::{Args, Subcommand, builder::NonEmptyStringValueParser};
use studio::headless::Feed;

pub(crate) use curl::CurlArgs;
pub(crate) use drift::DriftArgs;
pub(crate) use example::ExampleArgs;
pub(crate) use expect::ExpectArgs;
pub(crate) use har::{HarArgs, ImportArgs};
pub(crate) use infer::InferArgs;
pub(crate) use list::{ListArgs, ShowArgs, TailArgs};
pub(crate) use prune::PruneArgs;
pub(crate) use replay::ReplayArgs;
pub(crate) use stats::{SearchArgs, StatsArgs};

/// `specwright traffic`.
#[derive(Debug, Subcommand)]
pub(crate) enum TrafficCommand {
    /// List the newest requests.
    List(ListArgs),
    /// Show one request in full.
    Show(ShowArgs),
    /// Show requests while they come.
    Tail(TailArgs),
    /// Find words in paths, header fields and bodies.
    Search(SearchArgs),
    /// Show rates, times, statuses and sizes by operation.
    Stats(StatsArgs),
    /// Make a description of what was asked and answered.
    Infer(InferArgs),
    /// Hold what was asked and answered against a description.
    Drift(DriftArgs),
    /// Put a request and its answer into a description, as a named example.
    Example(ExampleArgs),
    /// Test what was asked.
    Expect(ExpectArgs),
    /// Write a request as a command or program that sends it again.
    Curl(CurlArgs),
    /// Write requests with their answers as a HAR file.
    Har(HarArgs),
    /// Add what other tools recorded.
    Import(ImportArgs),
    /// Send requests again, and compare the answers.
    Replay(Box<ReplayArgs>),
    /// Remove the oldest requests.
    Prune(PruneArgs),
}

/// `--store`.
#[derive(Debug, Args)]
pub(crate) struct StoreArg {
    /// The record: a file, or postgres://USER@HOST/DATABASE.
    #[arg(
        long,
        default_value = ".specwright/traffic.sqlite",
        value_name = "PLACE",
        value_parser = NonEmptyStringValueParser::new()
    )]
    pub(crate) store: String,
}

/// Which exchanges of a record.
#[derive(Debug, Args)]
pub(crate) struct ChosenArgs {
    /// The exchanges, as `traffic list` shows their ids; all that match the filter without one.
    #[arg(value_name = "ID", conflicts_with = "filter")]
    pub(crate) ids: Vec<String>,
    /// Which ones, in the language of `traffic list`.
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) filter: String,
    #[command(flatten)]
    pub(crate) store: StoreArg,
}

impl ChosenArgs {
    pub(crate) fn feed(self) -> Feed {
        Feed::Record {
            store: self.store.store,
            ids: self.ids,
            filter: self.filter,
        }
    }
}
