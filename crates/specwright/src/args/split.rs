//! `specwright split`.

use std::path::PathBuf;

use clap::Args;

/// `specwright split`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright split openapi.yaml -o api
  specwright split openapi.yaml -o api --dry-run

The folder gets openapi.yaml (or .json), and a file for each path item, webhook and component:
paths/pets_{id}.yaml, components/schemas/Pet.yaml. Comments, order and quotes stay, and
`specwright bundle` makes the same text of it again.
Exit codes: 0 done, 1 for broken files and references that lead nowhere, 2 where it cannot be done.")]
pub(crate) struct SplitArgs {
    /// The document; what it refers to in other files is brought in first.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// The folder to write.
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// Write over files that are there.
    #[arg(long)]
    pub(crate) force: bool,
    /// Write nothing; list the files.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Fetch documents of other machines that references name, over http and https.
    #[arg(long)]
    pub(crate) allow_remote: bool,
}
