//! `specwright resolve`.

use std::path::PathBuf;

use clap::Args;

use super::Format;

/// `specwright resolve`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright resolve openapi.yaml '#/components/schemas/Pet'
  specwright resolve openapi.yaml /paths/~1pets/get/responses/200 --depth 3
  specwright resolve openapi.yaml schemas/pet.yaml#/properties/name

First the places that the way leads through, then the value as JSON. References on the way are
followed, and in the value as many behind each other as --depth says; what is left stays a reference.
Exit codes: 0 found, 1 for broken files, 2 where nothing stands there.")]
pub(crate) struct ResolveArgs {
    /// The document, YAML or JSON.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// A pointer, or a reference as it would be written in the document.
    #[arg(value_name = "PLACE")]
    pub(crate) place: String,
    /// How many references behind each other are followed in the value.
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub(crate) depth: usize,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Fetch documents of other machines that references name, over http and https.
    #[arg(long)]
    pub(crate) allow_remote: bool,
}
