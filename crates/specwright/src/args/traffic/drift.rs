//! `traffic drift`.

use std::path::PathBuf;

use clap::Args;
use studio::headless::{DriftQuery, Feed, Fix};

use super::StoreArg;
use crate::args::Format;

/// `specwright traffic drift`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic drift --spec openapi.yaml
  specwright traffic drift --spec openapi.yaml --filter 'source:proxy since:1d' --fix
  specwright traffic drift --spec openapi.yaml --har recorded.har --format json

Each exchange is judged against the description, requests and answers. Of a request that the server
refused, only the refusal is judged; masked values and missing bodies are left out.
--fix shows the smallest edits of the documents that put the findings right, and makes them;
with --dry-run it only shows them.
Exit codes: 0 for no findings, or all fixed; 1 for findings, or a broken description; 2 where it
could not be done.")]
pub(crate) struct DriftArgs {
    /// The description.
    #[arg(long, value_name = "SPEC")]
    spec: PathBuf,
    /// Which exchanges, in the language of `traffic list`.
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    filter: String,
    /// Judge HAR files of other tools in place of the record.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["filter", "store"])]
    har: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreArg,
    /// Put the documents right.
    #[arg(long)]
    fix: bool,
    /// Show what --fix would do.
    #[arg(long)]
    dry_run: bool,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

impl DriftArgs {
    pub(crate) fn query(self) -> DriftQuery {
        let record = Feed::Record {
            store: self.store.store,
            ids: Vec::new(),
            filter: self.filter,
        };
        DriftQuery {
            feeds: match self.har.is_empty() {
                true => vec![record],
                false => self.har.into_iter().map(Feed::File).collect(),
            },
            spec: self.spec,
            fix: match (self.fix, self.dry_run) {
                (_, true) => Fix::Show,
                (true, false) => Fix::Make,
                (false, false) => Fix::No,
            },
        }
    }
}
