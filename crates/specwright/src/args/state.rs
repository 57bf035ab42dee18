//! `specwright state`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Format;

/// `specwright state`.
#[derive(Debug, Subcommand)]
pub(crate) enum StateCommand {
    /// List the resources, and how many entities of each were created, changed and deleted.
    List {
        #[command(flatten)]
        control: ControlArg,
        /// How it is printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Show the entities that requests or seeds have changed.
    #[command(after_help = "Examples:
  specwright state show pets --url http://127.0.0.1:4011 --token T
  specwright state show repos.issues 7 --parent octo --parent hello --format json --url …")]
    Show {
        /// Only of this resource.
        resource: Option<String>,
        /// Only this one.
        id: Option<String>,
        /// Only below this parent; once for each parameter of the collection's path.
        #[arg(long, value_name = "VALUE")]
        parent: Vec<String>,
        #[command(flatten)]
        control: ControlArg,
        /// How it is printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Put the entities of a file, all of them or none.
    #[command(after_help = "A file is YAML or JSON:
  pets:
    - {id: 7, name: Rex}
  /repos/octo/hello/issues:
    - {number: 1, title: It works}
  /account: {name: Ann}

Keys are resources, as `state list` names them, or paths. Each entity is held against the schema of
its resource. Exit codes: 0 done, 1 for entities that break it, 2 where it could not be done.")]
    Seed {
        /// The entities.
        file: PathBuf,
        #[command(flatten)]
        control: ControlArg,
    },
    /// Print all of the state as JSON, for `restore`.
    Snapshot {
        /// Write it there.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        control: ControlArg,
    },
    /// Make the state what a snapshot says.
    Restore {
        /// The snapshot.
        file: PathBuf,
        #[command(flatten)]
        control: ControlArg,
    },
    /// Make everything as in the beginning.
    Reset {
        #[command(flatten)]
        control: ControlArg,
    },
}

/// Which mock.
#[derive(Debug, Args)]
pub(crate) struct ControlArg {
    /// Its control listener, as the mock prints it at its start: `control on http://…`.
    #[arg(long, value_name = "CONTROL")]
    pub(crate) url: String,
    /// Its token, as the mock prints it.
    #[arg(long, value_name = "T")]
    pub(crate) token: Option<String>,
}
