//! `specwright bundle`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `specwright bundle`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright bundle api/openapi.yaml -o openapi.yaml
  specwright bundle api/openapi.yaml --format json > openapi.json
  specwright bundle api/openapi.yaml --dereference

What other files hold moves into the components of the entry, whose comments, order and quotes stay.
Without -o the bundle is printed. It is read again before it is written, and has to mean the same.
Exit codes: 0 done, 1 for broken files and references that lead nowhere, 2 where it cannot be done.")]
pub(crate) struct BundleArgs {
    /// The document to start from.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// The file to write; its ending chooses the notation.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// YAML or JSON. [default: as the file to write, else as the document]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Notation>,
    /// Put what it leads to in the place of every reference; circles stay references.
    #[arg(long)]
    pub(crate) dereference: bool,
    /// Write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Fetch documents of other machines that references name, over http and https.
    #[arg(long)]
    pub(crate) allow_remote: bool,
}

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Notation {
    /// Block YAML.
    Yaml,
    /// JSON over several lines.
    Json,
}
