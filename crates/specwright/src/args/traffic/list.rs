//! `traffic list`, `show` and `tail`.

use clap::Args;

use super::StoreArg;
use crate::args::Format;

/// `specwright traffic list`.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  specwright traffic list --filter 'status>=400 method:POST path:/pets* since:10m'")]
pub(crate) struct ListArgs {
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// Which ones: status>=400 method:POST path:/pets* op:createPet violations>0 since:10m
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub(crate) filter: String,
    /// At most this many.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) limit: u32,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// `specwright traffic show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The id, as `traffic list` and the header `Specwright-Trace` say it.
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// `specwright traffic tail`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic tail
  specwright traffic tail --filter 'status>=400' --lines 0 --format json | jq .path

It ends with Ctrl+C (exit code 130), or when nobody reads its output any more.")]
pub(crate) struct TailArgs {
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// Which ones, in the language of `traffic list`.
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub(crate) filter: String,
    /// How many of those that are there already are shown first.
    #[arg(long, short = 'n', default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=1000))]
    pub(crate) lines: u32,
    /// How it is printed; as JSON, one object a line.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
