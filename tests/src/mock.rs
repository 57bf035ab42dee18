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
        match Self::try_start(Path::new(&program), spec, arguments, environment) {
            Ok(mock) => mock,
            Err(why) => panic!("{}: {why}", spec.display()),
        }
    }

    /// Starts a program on a document, on a free port, with more arguments and variables.
    ///
    /// # Errors
    /// When it cannot be started or ends before it listens.
    pub fn try_start(
        program: &Path,
        spec: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Result<Self, String> {
        let mut command = Command::new(program);
        command
            .arg("mock")
            .arg(spec)
            .args(["--port", "0", "--log", "off", "--no-watch"]);
        let started = command
            .args(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let child = started.map_err(|error| format!("it cannot be started: {error}"))?;
        let mut mock = Self {
            child,
            address: String::new(),
        };
        let mut line = String::new();
        let out = mock.child.stdout.take().ok_or("it has no output")?;
        let read = BufReader::new(out).read_line(&mut line);
        let address = line.trim().strip_prefix("listening on http://");
        let address = address.ok_or_else(|| format!("no address in `{line}` ({read:?})"))?;
        address.clone_into(&mut mock.address);
        Ok(mock)
    }

    /// Whether it has not ended.
    #[must_use]
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// The most memory it had so far, in bytes, where the system tells.
    #[must_use]
    pub fn peak_memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        let n_kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
        Some(n_kilobytes * 1024)
    }
}

impl Mock {
    /// Resident memory in bytes; `None` where the system does not say.
    #[must_use]
    pub fn resident(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kilobytes * 1024)
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
