//! `traffic infer`.

use std::path::PathBuf;

use clap::{Args, ValueEnum, builder::NonEmptyStringValueParser};
use studio::headless::{Feed, InferQuery, Version};

use super::StoreArg;

/// `specwright traffic infer`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic infer -o openapi.yaml
  specwright traffic infer --filter 'host:api.example.com since:1d' --title Pets > openapi.yaml
  specwright traffic infer --into openapi.yaml --dry-run
  specwright traffic infer --har recorded.har --har other.har -o openapi.yaml

Path templates, parameters, schemas, security and examples without secrets; every exchange it was made
from is valid against it. The same exchanges give the same document. --into adds what a document lacks,
changes nothing that is written, and prints the lines.")]
pub(crate) struct InferArgs {
    /// Write it there; standard output without it.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Add what this document lacks, and write it there, or where -o says.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["title", "openapi"])]
    into: Option<PathBuf>,
    /// Write nothing; print what would be written.
    #[arg(long)]
    dry_run: bool,
    /// Learn from HAR files of other tools in place of the record.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["filter", "store"])]
    har: Vec<PathBuf>,
    #[command(flatten)]
    store: StoreArg,
    /// Which exchanges, in the language of `traffic list`.
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    filter: String,
    /// The description's title; the host without it.
    #[arg(long, default_value = "", hide_default_value = true)]
    title: String,
    /// Only requests to this scheme and host: https://api.example.com
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    base: Option<String>,
    /// The version of OpenAPI.
    #[arg(long, value_enum, default_value_t = OpenApiArg::V31)]
    openapi: OpenApiArg,
}

/// `--openapi`.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum OpenApiArg {
    /// OpenAPI 3.0.
    #[value(name = "3.0")]
    V30,
    /// OpenAPI 3.1.
    #[value(name = "3.1")]
    V31,
}

impl InferArgs {
    pub(crate) fn query(self) -> InferQuery {
        let record = Feed::Record {
            store: self.store.store,
            ids: Vec::new(),
            filter: self.filter,
        };
        InferQuery {
            feeds: match self.har.is_empty() {
                true => vec![record],
                false => self.har.into_iter().map(Feed::File).collect(),
            },
            title: self.title,
            base: self.base,
            version: match self.openapi {
                OpenApiArg::V30 => Version::V30,
                OpenApiArg::V31 => Version::V31,
            },
            output: self.output,
            into: self.into,
            dry_run: self.dry_run,
        }
    }
}
