//! A running mock of the built product; it ends with its owner.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The program that serves, and where.
#[derive(Debug)]
pub struct Mock {
    child: Child,
    /// `127.0.0.1:4010`.
    pub address: String,
}

impl Mock {
    /// Starts the program that `SPECWRIGHT_BIN` names on a document, with more arguments.
    ///
    /// # Panics
    /// When it cannot be started or ends before it listens.
    #[must_use]
    pub fn start(spec: &Path, arguments: &[&str]) -> Self {
        Self::start_with(spec, arguments, &[])
    }

    /// The same with variables of the environment.
    ///
    /// # Panics
    /// As [`Mock::start`].
    #[must_use]
    pub fn start_with(spec: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let program = std::env::var_os("SPECWRIGHT_BIN");
        let program = program.unwrap_or_else(|| panic!("`cargo xtask` sets SPECWRIGHT_BIN"));
        let mut command = Command::new(program);
        command
            .arg("mock")
            .arg(spec)
            .args(["--port", "0", "--log", "off", "--no-watch"]);
        let started = command
            .args(arguments)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child =
            started.unwrap_or_else(|error| panic!("the mock cannot be started: {error}"));
        let mut line = String::new();
        let read = child
            .stdout
            .take()
            .map(|out| BufReader::new(out).read_line(&mut line));
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .map(str::to_owned);
        let address = address
            .unwrap_or_else(|| panic!("{}: no address in `{line}` ({read:?})", spec.display()));
        Self { child, address }
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
