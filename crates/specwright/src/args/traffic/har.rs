//! `traffic har` and `import`.

use std::path::PathBuf;

use clap::Args;

use super::{ChosenArgs, StoreArg};
use crate::args::Format;

/// `specwright traffic har`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic har -o all.har
  specwright traffic har --filter 'status>=500 since:1h' > errors.har

HAR 1.2, oldest first, for the network panel of a browser and other tools. Secrets are masked.")]
pub(crate) struct HarArgs {
    #[command(flatten)]
    pub(crate) chosen: ChosenArgs,
    /// Write it there; standard output without it.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// `specwright traffic import`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic import recorded.har
  specwright traffic import commands.sh collection.postman.json
  specwright traffic import bruno/

The record is made where there is none. Secrets are masked before anything is written, those that
specwright.yaml names as well; its `keep` holds too. What had to be guessed, mended or left out is told.
Exit codes: 0 done, 2 for a file that cannot be read to its end; what came before is in the record.")]
pub(crate) struct ImportArgs {
    /// HAR files, command lines of curl, collections of Postman, requests or folders of Bruno.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
