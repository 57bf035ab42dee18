//! What to open: `--sample`, a folder, or nothing.

use std::ffi::OsString;
use std::path::PathBuf;

use serde_json::{Value, json};

const USAGE: &str = "usage: specwright-desktop [--sample | FOLDER]";

/// What the first screen shows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// The welcome screen.
    Welcome,
    /// The sample project, with its mock running.
    Sample,
    /// A folder.
    Folder(PathBuf),
}

impl Open {
    /// The command of the studio that opens it.
    pub(crate) fn command(&self) -> Option<(&'static str, Value)> {
        match self {
            Self::Welcome => None,
            Self::Sample => Some(("workspace.openSample", json!({}))),
            Self::Folder(path) => {
                let path = path.to_string_lossy();
                Some(("workspace.open", json!({ "path": path })))
            }
        }
    }
}

/// Reads the arguments; the error is the usage line.
pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Open, &'static str> {
    let mut open = Open::Welcome;
    for word in words {
        // The Finder of macOS adds a word of its own.
        if word.to_string_lossy().starts_with("-psn_") {
            continue;
        }
        if open != Open::Welcome {
            return Err(USAGE);
        }
        open = if word == "--sample" {
            Open::Sample
        } else if word.to_string_lossy().starts_with('-') {
            return Err(USAGE);
        } else {
            Open::Folder(std::path::absolute(word).map_err(|_| USAGE)?)
        };
    }
    Ok(open)
}

#[cfg(test)]
mod tests {
    use super::{Open, parse};

    fn parsed(words: &[&str]) -> Result<Open, &'static str> {
        parse(words.iter().map(Into::into))
    }

    #[test]
    fn takes_one_thing_to_open() {
        assert_eq!(parsed(&[]), Ok(Open::Welcome));
        assert_eq!(parsed(&["--sample"]), Ok(Open::Sample));
        assert!(matches!(parsed(&["specs"]), Ok(Open::Folder(path)) if path.is_absolute()));
    }

    #[test]
    fn refuses_the_rest() {
        assert!(parsed(&["--simple"]).is_err());
        assert!(parsed(&["a", "b"]).is_err());
    }
}
