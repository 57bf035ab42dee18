//! `traffic replay`.

use clap::{Args, ValueEnum};
use studio::headless::{Credential, Depth, Pace};

use super::StoreArg;
use crate::args::Format;

/// `specwright traffic replay`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright traffic replay 019c4f2a7b800001
  specwright traffic replay --filter 'op:listPets since:1h' --to http://127.0.0.1:4011
  specwright traffic replay --to https://staging.example.com/v2 --auth bearer:$TOKEN --pace recorded
  specwright traffic replay --to http://127.0.0.1:4011 --ignore '/items/*/createdAt' --format json

Without ids and a filter the whole record is sent again, oldest first. Only the address of --to is
asked; without it, where the requests went the first time, as long as that is this machine.
Secrets are masked in the record. A request is sent when each of them is filled in again, and listed
as not sent otherwise; what is filled in is put where the record has something, and nowhere else.
Exit codes: 0 for the same answers, 1 for others, for none, and for requests that were not sent,
2 where nothing could be done.")]
pub(crate) struct ReplayArgs {
    /// The exchanges, as `traffic list` shows their ids.
    #[arg(value_name = "ID", conflicts_with = "filter")]
    pub(crate) ids: Vec<String>,
    /// Which ones, in the language of `traffic list`.
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub(crate) filter: String,
    /// Where they go: scheme, host and perhaps a path before theirs.
    #[arg(long, value_name = "URL")]
    pub(crate) to: Option<String>,
    /// When each is sent: asap, recorded, or so many times as fast: 2x, 0.5x.
    #[arg(long, default_value = "asap", value_parser = pace)]
    pub(crate) pace: Pace,
    /// Requests at the same time. [default: 1; 64 where the pace is recorded]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) concurrency: Option<u16>,
    #[command(flatten)]
    pub(crate) refill: RefillArgs,
    /// How far answers are compared.
    #[arg(long, value_enum, default_value_t = CompareArg::Values)]
    pub(crate) compare: CompareArg,
    /// A place of JSON bodies that may differ, with all below: a pointer, `*` for any one name.
    #[arg(long, value_name = "POINTER")]
    pub(crate) ignore: Vec<String>,
    /// A header field that may differ; those that always do are ignored anyway.
    #[arg(long, value_name = "NAME")]
    pub(crate) ignore_header: Vec<String>,
    #[command(flatten)]
    pub(crate) store: StoreArg,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// What is put in place of masked values.
#[derive(Debug, Args)]
#[command(next_help_heading = "In place of masked values")]
pub(crate) struct RefillArgs {
    /// A header field, for requests that had it: 'X-Api-Key: …'
    #[arg(long, value_name = "FIELD", value_parser = field)]
    pub(crate) header: Vec<(String, String)>,
    /// A header field for every request.
    #[arg(long, value_name = "FIELD", value_parser = field)]
    pub(crate) add_header: Vec<(String, String)>,
    /// For requests that had `Authorization` with this scheme: bearer:TOKEN or basic:USER:PASSWORD.
    #[arg(long, value_name = "CREDENTIAL", value_parser = Credential::parse)]
    pub(crate) auth: Vec<Credential>,
    /// A query parameter, for requests that had it: token=…
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    pub(crate) query: Vec<(String, String)>,
    /// A member of JSON bodies, where it is masked: /password=…
    #[arg(long, value_name = "POINTER=VALUE", value_parser = pair)]
    pub(crate) body: Vec<(String, String)>,
}

/// `--compare`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CompareArg {
    /// Status, media type, header fields and every value of the body.
    Values,
    /// Status, media type, and which members of which types the body has.
    Shape,
    /// Status and media type.
    Status,
}

impl CompareArg {
    pub(crate) fn depth(self) -> Depth {
        match self {
            Self::Values => Depth::Values,
            Self::Shape => Depth::Shape,
            Self::Status => Depth::Status,
        }
    }
}

fn pace(text: &str) -> Result<Pace, String> {
    let speed = match text {
        "asap" => return Ok(Pace::Asap),
        "recorded" => Some(1.0),
        other => other
            .strip_suffix('x')
            .and_then(|number| number.parse().ok()),
    };
    speed
        .filter(|speed| (0.001..=100_000.0).contains(speed))
        .map(Pace::Recorded)
        .ok_or_else(|| "a pace is asap, recorded, or a factor such as 2x".to_owned())
}

fn field(text: &str) -> Result<(String, String), String> {
    let (name, value) = text
        .split_once(':')
        .ok_or("a field looks like 'Name: value'")?;
    let name = name.trim();
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err("a field looks like 'Name: value'".to_owned());
    }
    Ok((name.to_owned(), value.trim().to_owned()))
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_a_word_or_a_factor() {
        assert_eq!(pace("asap"), Ok(Pace::Asap));
        assert_eq!(pace("recorded"), Ok(Pace::Recorded(1.0)));
        assert_eq!(pace("0.5x"), Ok(Pace::Recorded(0.5)));
        for wrong in ["", "x", "0x", "-1x", "NaNx", "infx", "fast"] {
            assert!(pace(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_field_has_a_name() {
        assert_eq!(field("A: b:c"), Ok(("A".to_owned(), "b:c".to_owned())));
        assert!(field("Authorization Bearer").is_err());
        assert!(field(": x").is_err());
    }
}
