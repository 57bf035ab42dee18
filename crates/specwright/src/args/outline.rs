//! `specwright outline`.

use std::path::PathBuf;

use clap::Args;

use super::Format;

/// `specwright outline`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright outline openapi.yaml
  specwright outline openapi.yaml --resources
  specwright outline openapi.yaml --format json | jq '.operations[].operationId'

A document with errors is outlined as far as it can be read, and the exit code is 1.")]
pub(crate) struct OutlineArgs {
    /// The document, YAML or JSON.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// What the paths and schemas are about: collections, their items, and how they are listed.
    #[arg(long)]
    pub(crate) resources: bool,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Fetch documents of other machines that references name, over http and https.
    #[arg(long)]
    pub(crate) allow_remote: bool,
}
