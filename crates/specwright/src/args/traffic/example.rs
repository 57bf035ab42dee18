//! `traffic example`.

use std::path::PathBuf;

use clap::{Args, builder::NonEmptyStringValueParser};

use super::StoreArg;

/// `specwright traffic example`.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  specwright traffic example 019c4f2a7b800001 --name refused --spec openapi.yaml

The bodies and parameters of the exchange stand under `examples` where they are described, and the
lines are printed. A mock answers a request that equals the example with the answer of the same name.
Secrets are left out and named, by the masks of `specwright.yaml` beside the description too.
Exit codes: 0 done or nothing to do, 1 for a broken description, 2 where it could not be done.")]
pub(crate) struct ExampleArgs {
    /// The exchange, as `traffic list` shows its id.
    pub(crate) id: String,
    /// What the example is called.
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    pub(crate) name: String,
    /// The description.
    #[arg(long, value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// Write nothing; print the lines that would change.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) store: StoreArg,
}
