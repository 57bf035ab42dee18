//! Running other programs.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a piece of work could not be done, in a sentence for the person who asked for it.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// A program with arguments, started in a folder.
#[derive(Debug)]
pub(crate) struct Shell(Command);

impl Shell {
    pub(crate) fn new(program: impl AsRef<OsStr>, folder: &Path) -> Self {
        let mut command = Command::new(program);
        command.current_dir(folder);
        // `cargo xtask` sets these for itself; what it starts shall not take them for its own.
        for (name, _) in std::env::vars_os() {
            let inherited = name.to_str().is_some_and(|name| {
                name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
            });
            if inherited {
                command.env_remove(name);
            }
        }
        Self(command)
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.0.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Runs it; what it prints goes to the terminal.
    pub(crate) fn run(mut self) -> Result<(), Failure> {
        let name = self.name();
        let status = self.0.stdin(Stdio::null()).status();
        let status = status.map_err(|error| cannot_start(&name, &error))?;
        if status.success() {
            return Ok(());
        }
        Err(Failure(format!("`{name}` failed ({status})")))
    }

    /// Runs it and returns what it printed on standard output.
    pub(crate) fn read(mut self) -> Result<String, Failure> {
        let name = self.name();
        let output = self.0.stdin(Stdio::null()).stderr(Stdio::piped()).output();
        let output = output.map_err(|error| cannot_start(&name, &error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let told = String::from_utf8_lossy(&output.stderr);
        Err(Failure(format!(
            "`{name}` failed ({}): {}",
            output.status,
            told.trim()
        )))
    }

    fn name(&self) -> String {
        let program = Path::new(self.0.get_program());
        let program = program.file_name().unwrap_or(program.as_os_str());
        let words = std::iter::once(program).chain(self.0.get_args());
        let words: Vec<_> = words.take(4).map(|word| word.to_string_lossy()).collect();
        words.join(" ")
    }
}

fn cannot_start(name: &str, error: &std::io::Error) -> Failure {
    Failure(format!("`{name}` could not be started: {error}"))
}

/// The program of this name in `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let suffixes: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    std::env::split_paths(&folders)
        .flat_map(|folder| {
            suffixes
                .iter()
                .map(move |end| folder.join(format!("{program}{end}")))
        })
        .find(|path| path.is_file())
}
