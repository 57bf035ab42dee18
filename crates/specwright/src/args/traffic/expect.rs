//! `traffic expect`.

use std::time::Duration;

use clap::Args;
use studio::headless::parse_time;

use super::StoreArg;
use crate::args::Format;

/// `specwright traffic expect`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic expect 'op:createPet count>=1'
  specwright traffic expect 'path:/pets* status>=500 never' 'op:listPets count<10'
  specwright traffic expect 'order: op:createPet -> op:getPet -> op:deletePet' --wait 5s

An expectation is a filter, in the language of `traffic list`, with count>=N, count==N, count<N …, or
never; without a count one match is enough. An order is met when its steps came one after the other,
whatever came between. Where one is not met, what was found instead is printed, and what came closest.
Exit codes: 0 all met, 1 one is not met, 2 for one that cannot be read, or a record that cannot.")]
pub(crate) struct ExpectArgs {
    /// What must have been asked.
    #[arg(required = true, value_name = "EXPECTATION")]
    pub(crate) expectations: Vec<String>,
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// Wait so long until all are met: 500ms, 5s, 1m.
    #[arg(long, default_value = "0s", value_parser = parse_time, value_name = "TIME", hide_default_value = true)]
    pub(crate) wait: Duration,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
