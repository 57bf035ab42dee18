//! `traffic prune`.

use std::time::Duration;

use clap::Args;
use studio::headless::{parse_size, parse_time};

use super::StoreArg;
use crate::args::Format;

/// `specwright traffic prune`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic prune --older-than 7d
  specwright traffic prune --keep 10000 --max-size 500MB
  specwright traffic prune

Every limit that is given holds afterwards; without one, `traffic: keep:` of specwright.yaml. The oldest
go first, and their room is given back.")]
pub(crate) struct PruneArgs {
    /// Remove what is older: 30m, 12h, 7d, 2w.
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(crate) older_than: Option<Duration>,
    /// Keep so many of the newest at most.
    #[arg(long, value_name = "N")]
    pub(crate) keep: Option<u64>,
    /// Keep what fits: 800KB, 500MB, 2GB.
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub(crate) max_size: Option<u64>,
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
