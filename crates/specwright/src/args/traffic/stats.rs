//! `traffic stats` and `search`.

use std::time::Duration;

use clap::{Args, builder::NonEmptyStringValueParser};
use studio::headless::parse_time;

use super::StoreArg;
use crate::args::Format;

/// `specwright traffic stats`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic stats
  specwright traffic stats --since 1h --slots 60 --format json
  specwright traffic stats --filter 'source:proxy status>=500'")]
pub(crate) struct StatsArgs {
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// Which ones, in the language of `traffic list`.
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) filter: String,
    /// From so long ago until now: 30m, 12h, 7d; the whole record without it.
    #[arg(long, value_parser = parse_time, value_name = "TIME")]
    pub(crate) since: Option<Duration>,
    /// Equal parts of the window, as JSON.
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) slots: u32,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// `specwright traffic search`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic search whale
  specwright traffic search 'white whale' rex --filter 'status:2xx since:1h'

All words must be there, in path, query, header fields or bodies, whole and in any case; whal* finds
what begins so. What is masked is not found. Of each body the first 64 kB are in the index.")]
pub(crate) struct SearchArgs {
    /// The words.
    #[arg(required = true, value_name = "WORD", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// Among which, in the language of `traffic list`.
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(crate) filter: String,
    /// At most this many.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) limit: u32,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
