//! What the product says of a document.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::operations::Operations;

/// A command that takes longer hangs, as far as anybody can tell.
const LIMIT: Duration = Duration::from_secs(60);

/// The program.
#[derive(Debug)]
pub(crate) struct Product(PathBuf);

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// `None` after a signal.
    pub(crate) code: Option<i32>,
    pub(crate) printed: String,
    pub(crate) took: Duration,
}

impl Product {
    pub(crate) fn new(program: PathBuf) -> Self {
        Self(program)
    }

    pub(crate) fn program(&self) -> &Path {
        &self.0
    }

    /// The operations of `outline`, or why there are none.
    pub(crate) fn operations(&self, document: &Path) -> Result<(Operations, Duration), String> {
        let ended = self.run(&["outline", "--format", "json"], document)?;
        if ended.code != Some(0) {
            return Err(format!("`outline` ended with {:?}", ended.code));
        }
        let told: Value =
            serde_json::from_str(&ended.printed).map_err(|error| error.to_string())?;
        let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
        let listed = told["operations"]
            .as_array()
            .ok_or("`outline` lists no operations")?;
        let found = listed
            .iter()
            .map(|one| (text(one, "method"), text(one, "path")));
        Ok((found.collect(), ended.took))
    }

    /// Whether `validate` finds nothing wrong.
    pub(crate) fn is_valid(&self, document: &Path) -> Result<(bool, Duration), String> {
        let ended = self.run(&["validate", "--format", "json"], document)?;
        match ended.code {
            Some(0) => Ok((true, ended.took)),
            Some(1) => Ok((false, ended.took)),
            other => Err(format!("`validate` ended with {other:?}")),
        }
    }

    fn run(&self, words: &[&str], document: &Path) -> Result<Ended, String> {
        let start = Instant::now();
        let mut command = Command::new(&self.0);
        command.args(words).arg(document);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let mut pipe = child.stdout.take().ok_or("no output")?;
        let reader = thread::spawn(move || {
            let mut printed = String::new();
            pipe.read_to_string(&mut printed).map(|_| printed)
        });
        let code = ended(&mut child, start)?;
        let printed = reader.join().map_err(|_| "the reader ended early")?;
        Ok(Ended {
            code,
            printed: printed.map_err(|error| error.to_string())?,
            took: start.elapsed(),
        })
    }
}

/// Waits for the end, but not for ever.
fn ended(child: &mut Child, start: Instant) -> Result<Option<i32>, String> {
    loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return Ok(status.code());
        }
        if start.elapsed() > LIMIT {
            let _ = child.kill().and_then(|()| child.wait().map(drop));
            return Err(format!("not done after {} s", LIMIT.as_secs()));
        }
        thread::sleep(Duration::from_millis(2));
    }
}
