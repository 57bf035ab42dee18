//! What was typed, checked but without effects.

mod bundle; // `bundle`
mod clock; // `--clock`
mod control; // how a mock is controlled
mod limits; // how much a mock takes from a client
mod outline; // `outline`
mod resolve; // `resolve`
mod split; // `split`
mod state; // `state`
mod traffic; // `traffic`

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, builder::NonEmptyStringValueParser};
use clap_complete::Shell;

use studio::headless::{DelayMs, Locale, MockClock, RateLimit};

pub(crate) use bundle::{BundleArgs, Notation};
pub(crate) use control::ControlArgs;
pub(crate) use limits::LimitArgs;
pub(crate) use outline::OutlineArgs;
pub(crate) use resolve::ResolveArgs;
pub(crate) use split::SplitArgs;
pub(crate) use state::{ControlArg, StateCommand};
pub(crate) use traffic::{
    CurlArgs, DriftArgs, ExampleArgs, ExpectArgs, HarArgs, ImportArgs, InferArgs, ListArgs,
    PruneArgs, ReplayArgs, SearchArgs, ShowArgs, StatsArgs, TailArgs, TrafficCommand,
};

/// Design OpenAPI documents and run them before they exist.
#[derive(Debug, Parser)]
#[command(
    name = "specwright",
    version,
    about,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve descriptions as a mock.
    Mock(Box<MockArgs>),
    /// Open the studio in a browser.
    Studio(StudioArgs),
    /// Look at recorded requests, test them, send them again, make other things of them.
    Traffic {
        #[command(subcommand)]
        command: TrafficCommand,
    },
    /// Look at what requests have changed in a mock that runs, and change it.
    State {
        #[command(subcommand)]
        command: StateCommand,
    },
    /// Change one place of a document, and no other line.
    Edit(EditArgs),
    /// List what a description contains.
    Outline(OutlineArgs),
    /// Show what stands at a place, behind references.
    Resolve(ResolveArgs),
    /// Make one file of a description and the files it refers to.
    Bundle(BundleArgs),
    /// Make a folder of files of a description.
    Split(SplitArgs),
    /// Print a document as JSON.
    #[command(after_help = "Example:
  specwright to-json openapi.yaml > openapi.json

Numbers keep their digits. Exit code 1 for a document with errors, or with .inf or .nan.")]
    ToJson {
        /// The document, YAML or JSON.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Print a document as YAML.
    #[command(after_help = "Example:
  specwright to-yaml openapi.json > openapi.yaml

Two spaces a level, the same order, numbers with their digits. Text that a reader of YAML 1.1 or 1.2
would take for something else is quoted; text of several lines is a literal block. Exit code 1 for a
document with errors.")]
    ToYaml {
        /// The document, JSON or YAML.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Judge the structure of documents by the official schemas of OpenAPI.
    #[command(after_help = "Examples:
  specwright validate openapi.yaml
  specwright validate api/*.yaml --format json

2.0, 3.0, 3.1 and 3.2 are understood. Each document is judged alone: references are not followed.
Exit codes: 0 for valid documents, 1 for findings, 2 for a file that cannot be read.")]
    Validate {
        /// OpenAPI documents, YAML or JSON.
        #[arg(required = true, value_name = "SPEC")]
        specs: Vec<PathBuf>,
        /// How it is printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Lay documents out in one way; comments and values stay.
    Fmt(FmtArgs),
    /// Bring a description to a newer version of OpenAPI.
    Upgrade(UpgradeArgs),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// `specwright mock`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright mock openapi.yaml
  specwright mock stripe.json --port 0 --seed 7 --data generated
  specwright mock a.yaml b.yaml --delay 80ms..200ms --record off

When it serves, and not before, it prints `listening on http://127.0.0.1:4010` on standard output.
Exit codes: 0 after Ctrl+C, 1 for an invalid document, 2 for anything that keeps it from starting.")]
pub(crate) struct MockArgs {
    /// OpenAPI documents, YAML or JSON. Several share the port by their base paths.
    #[arg(required = true, value_name = "SPEC")]
    pub(crate) specs: Vec<PathBuf>,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 4010)]
    pub(crate) port: u16,
    /// The address to listen on; 0.0.0.0 lets the network in.
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: String,
    /// The seed of generated values: the same seed gives the same answers.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub(crate) seed: u64,
    /// Where generated people, places and companies are from: en, en-GB, de, fr, es, it, pt-BR, nl, pl, sv, tr, ja, zh-CN, ko.
    #[arg(long, default_value = "en", value_parser = Locale::parse, value_name = "TAG")]
    pub(crate) locale: Locale,
    /// Where answers come from.
    #[arg(long, value_enum, default_value_t = Data::Auto)]
    pub(crate) data: Data,
    /// What a request gets that breaks the description.
    #[arg(long, value_enum, default_value_t = Validate::Reject)]
    pub(crate) validate: Validate,
    /// Whether credentials that the description asks for must be there and well formed.
    #[arg(long, value_enum, default_value_t = Auth::Lenient)]
    pub(crate) auth: Auth,
    /// Which origins may read answers: '*', off, or a list with commas.
    #[arg(long, default_value = "*", value_name = "ORIGINS")]
    pub(crate) cors: String,
    /// Whether paths are served with the servers' base path, without it, or both.
    #[arg(long, value_enum, default_value_t = BasePath::Both)]
    pub(crate) base_path: BasePath,
    /// Whether operations of one resource show one coherent world, or each answers for itself.
    #[arg(long, value_enum, default_value_t = World::On)]
    pub(crate) world: World,
    /// What an id gets that nobody has seen: an entity, or 404.
    #[arg(long, value_enum, default_value_t = UnknownIds::Answer)]
    pub(crate) unknown_ids: UnknownIds,
    /// Which time it is: real, frozen (2026-01-15T12:00:00Z), or a time of RFC 3339.
    #[arg(long, default_value = "real", value_parser = clock::read, value_name = "TIME")]
    pub(crate) clock: MockClock,
    /// Validate each body that is made up before it leaves, and say in the log what is wrong with it.
    #[arg(long)]
    pub(crate) self_check: bool,
    /// Latency before each answer: 120ms, 1.5s, or a range such as 80ms..200ms.
    #[arg(long, value_parser = delay, value_name = "TIME")]
    pub(crate) delay: Option<(DelayMs, DelayMs)>,
    /// How often one client may ask, by its credential or address: 100/1m, 5/s.
    #[arg(long, value_name = "N/TIME")]
    pub(crate) rate_limit: Option<RateLimit>,
    /// Where requests are recorded: a file, postgres://USER@HOST/DATABASE, or off. [default: .specwright/traffic.sqlite beside the document]
    #[arg(long, value_name = "PLACE", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) record: Option<String>,
    /// Where what requests change is kept: a file, which outlives the mock, or memory.
    #[arg(long, value_name = "FILE", default_value = "memory", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) state: String,
    /// What is printed about each request, on standard error.
    #[arg(long, value_enum, default_value_t = Log::Text)]
    pub(crate) log: Log,
    /// Do not follow changes of the files.
    #[arg(long)]
    pub(crate) no_watch: bool,
    /// Fetch documents of other machines that references name, over http and https.
    #[arg(long)]
    pub(crate) allow_remote: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
    #[command(flatten)]
    pub(crate) control: ControlArgs,
}

/// `--data`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Data {
    /// A documented example that is valid, else generated.
    Auto,
    /// Always generated.
    Generated,
    /// Only documented examples; 501 where there is none.
    Examples,
}

/// `--validate`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Validate {
    /// An error answer that says what is wrong.
    Reject,
    /// The ordinary answer; what is wrong is recorded.
    Warn,
    /// Nothing is looked at.
    Off,
}

/// `--auth`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Auth {
    /// Any well-formed credential passes; a missing one is answered with 401.
    Lenient,
    /// Credentials are not looked at.
    Off,
}

/// `--base-path`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum BasePath {
    /// `/v1/pets` and `/pets`.
    Both,
    /// Only `/v1/pets`.
    With,
    /// Only `/pets`.
    Without,
}

/// `--world`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum World {
    /// What one operation writes, the others show.
    On,
    /// Each operation answers for itself.
    Off,
}

/// `--unknown-ids`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum UnknownIds {
    /// An entity, as if it had always been there.
    Answer,
    /// 404.
    #[value(name = "404")]
    NotFound,
}

/// `--log`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Log {
    /// One readable line a request.
    Text,
    /// One JSON object a line.
    Json,
    /// Nothing.
    Off,
}

/// `specwright studio`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright studio
  specwright studio ~/api --port 0 --no-open
  specwright studio ~/api --record postgres://specwright@localhost/traffic

It prints its address with a token on standard output; only who has the token may use it.")]
pub(crate) struct StudioArgs {
    /// The folder to open; without one the welcome screen is shown.
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 4000)]
    pub(crate) port: u16,
    /// Do not open the browser.
    #[arg(long)]
    pub(crate) no_open: bool,
    /// Where traffic is recorded and read: a file, or a PostgreSQL database that mocks elsewhere
    /// record into as well. Without it, the folder's .specwright/traffic.sqlite.
    #[arg(long, value_name = "FILE|postgres://…")]
    pub(crate) record: Option<String>,
    /// Open a copy of the sample project, with its mock running.
    #[arg(long, conflicts_with = "folder")]
    pub(crate) sample: bool,
}

/// `specwright edit`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright edit openapi.yaml set /paths/~1pets/get/summary '\"List pets\"'
  specwright edit openapi.yaml append /tags '{\"name\": \"pets\"}' --diff
  specwright edit openapi.yaml rename /components/schemas/Pet Animal --dry-run --diff
  specwright edit openapi.json move /paths/~1a/get /paths/~1b/get
  specwright edit openapi.yaml set /x-copy/limit 20 --shared here

Values are JSON, pointers RFC 6901: `/` inside a name is `~1`, `~` is `~0`.
Comments, quoting, order and line ends stay. The file is read again before it is written; a change
that would reach further is refused.
Exit codes: 0 done or nothing to do, 1 for a document with errors, 2 for a change that cannot be made.")]
pub(crate) struct EditArgs {
    /// The document, YAML or JSON; it is changed in place.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What changes.
    #[command(subcommand)]
    pub(crate) change: EditCommand,
    /// Print the lines that change.
    #[arg(long, global = true)]
    pub(crate) diff: bool,
    /// Do not write the file.
    #[arg(long, global = true)]
    pub(crate) dry_run: bool,
    /// What changes where a value has an anchor, is an alias or comes through `<<`.
    #[arg(long, global = true, value_name = "WHAT")]
    pub(crate) shared: Option<SharedArg>,
}

/// Which places of a shared value change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SharedArg {
    /// Every place: the text is changed where it is written.
    All,
    /// The place asked for alone: it gets a value of its own first.
    Here,
}

/// What `specwright edit` changes.
#[derive(Debug, Subcommand)]
pub(crate) enum EditCommand {
    /// Give a place a value; its last name may be new, and `-` is the end of a list.
    Set {
        /// The place.
        pointer: String,
        /// JSON.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Put a new member, or a new item before the one with that index.
    Insert {
        /// The new member, or the index.
        pointer: String,
        /// JSON.
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// A member's position among the others; at their end without it.
        #[arg(long, value_name = "N")]
        position: Option<usize>,
    },
    /// Put a new item at the end of a list.
    Append {
        /// The list.
        pointer: String,
        /// JSON.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Give a place that exists another value.
    Replace {
        /// The place.
        pointer: String,
        /// JSON.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Take a member or an item away, with its comments.
    Remove {
        /// The place.
        pointer: String,
    },
    /// Give a member another name.
    Rename {
        /// The member.
        pointer: String,
        /// Its new name, as plain text.
        #[arg(allow_hyphen_values = true, value_name = "NEW")]
        name: String,
    },
    /// Move a value to another place, with its comments.
    Move {
        /// What moves.
        pointer: String,
        /// Where to, in the document without it.
        #[arg(value_name = "NEW")]
        to: String,
    },
    /// Give a member or an item another position among its siblings.
    Reorder {
        /// What moves.
        pointer: String,
        /// Its new position, from 0.
        index: usize,
    },
}

/// `specwright fmt`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright fmt openapi.yaml
  specwright fmt --check --diff specs/*.yaml

Two spaces a level; lists below a key as most of the file has them; one blank behind a dash and a
colon; at most one blank line; the line end and the quotes that most of the file has. Block scalars,
brackets, the order and every comment stay. Laying out twice changes nothing more.
Exit codes: 0 done, 1 with --check for a file that is not laid out, or a document with errors, 2 for
a file that cannot be read.")]
pub(crate) struct FmtArgs {
    /// Documents, YAML or JSON; they are changed in place.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Also put the members that OpenAPI names into one order; paths, schemas and everything
    /// else that people name stay.
    #[arg(long)]
    pub(crate) sort: bool,
    /// Write nothing; name the files that would change.
    #[arg(long)]
    pub(crate) check: bool,
    /// Print the lines that change.
    #[arg(long)]
    pub(crate) diff: bool,
}

/// `specwright upgrade`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  specwright upgrade openapi.yaml --to 3.1 --diff --dry-run
  specwright upgrade swagger.json --to 3.2 -o openapi.json

2.0 becomes 3.0, 3.0 becomes 3.1, 3.1 becomes 3.2, one step after the other. Only what must change
changes: comments, order, quoting and line ends stay. Files behind references change too.
Every decision, every loss and everything left to do by hand is a note on standard error.
Exit codes: 0 done or nothing to do, 1 for a document with errors, 2 where it cannot be done.")]
pub(crate) struct UpgradeArgs {
    /// The description, YAML or JSON; it is changed in place.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// The version that it is to have.
    #[arg(long, value_enum, value_name = "VERSION")]
    pub(crate) to: OpenApiVersion,
    /// Write the new text there, and leave the file as it is.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Print the lines that change.
    #[arg(long)]
    pub(crate) diff: bool,
    /// Do not write anything.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// How notes are printed; JSON goes to standard output.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// `--to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OpenApiVersion {
    /// OpenAPI 3.0.
    #[value(name = "3.0")]
    V30,
    /// OpenAPI 3.1.
    #[value(name = "3.1")]
    V31,
    /// OpenAPI 3.2.
    #[value(name = "3.2")]
    V32,
}

/// `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `120ms`, `1.5s`, or two of them with `..` between.
fn delay(text: &str) -> Result<(DelayMs, DelayMs), String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to) = (one_delay(from)?, one_delay(to)?);
    if to < from {
        return Err("the second time is shorter than the first".to_owned());
    }
    Ok((from, to))
}

fn one_delay(text: &str) -> Result<DelayMs, String> {
    let text = text.trim();
    let (number, unit) = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => (number, 1.0),
        (None, Some(number)) => (number, 1_000.0),
        (None, None) => return Err("name the unit, as in 120ms or 1.5s".to_owned()),
    };
    let value: f64 = number
        .trim()
        .parse()
        .map_err(|_| format!("`{number}` is no number"))?;
    let ms = value * unit;
    if !(0.0..=f64::from(DelayMs::MAX.as_millis())).contains(&ms) {
        return Err("a delay is between 0ms and ten minutes".to_owned());
    }
    // In range and not negative, so that nothing is cut but a fraction of a millisecond.
    DelayMs::new(ms.round() as u32).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn delays_are_times_or_ranges_of_times() {
        let ms = |text: &str| delay(text).map(|(a, b)| (a.as_millis(), b.as_millis()));
        assert_eq!(ms("120ms"), Ok((120, 120)));
        assert_eq!(ms("1.5s"), Ok((1500, 1500)));
        assert_eq!(ms("80ms..0.2s"), Ok((80, 200)));
        for wrong in ["120", "-5ms", "11m", "200ms..80ms", "3600s", "NaNs"] {
            assert!(ms(wrong).is_err(), "{wrong}");
        }
    }
}
