//! `traffic curl`.

use clap::{Args, ValueEnum, builder::NonEmptyStringValueParser};
use studio::headless::SnippetKind;

use super::StoreArg;

/// `specwright traffic curl`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic curl 019c4f2a7b800001
  specwright traffic curl 019c4f2a7b800001 --as python --base https://staging.example.com

Masked values stay masked, and a remark says where to fill them in.")]
pub(crate) struct CurlArgs {
    /// The exchange, as `traffic list` shows its id.
    pub(crate) id: String,
    /// What is written.
    #[arg(long = "as", value_enum, default_value_t = SnippetArg::Curl, value_name = "FORM")]
    pub(crate) form: SnippetArg,
    /// Scheme and host to send to, in place of the recorded ones.
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) base: Option<String>,
    #[command(flatten)]
    pub(crate) store: StoreArg,
}

/// `--as`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SnippetArg {
    /// curl, for POSIX shells.
    Curl,
    /// `fetch` of JavaScript.
    Fetch,
    /// HTTPie, for POSIX shells.
    Httpie,
    /// The standard library of Python 3.
    Python,
    /// A `.http` file of editors.
    Http,
}

impl SnippetArg {
    pub(crate) fn kind(self) -> SnippetKind {
        match self {
            Self::Curl => SnippetKind::Curl,
            Self::Fetch => SnippetKind::Fetch,
            Self::Httpie => SnippetKind::Httpie,
            Self::Python => SnippetKind::Python,
            Self::Http => SnippetKind::Http,
        }
    }
}
