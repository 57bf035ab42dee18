//! Files in one layout.

use std::path::{Path, PathBuf};

use oas_edit::FmtError;

use super::edit::{EditFailure, cannot, file_failure, read, refuse_broken, unified};
use crate::folder::Folder;

/// What was found about one file.
#[derive(Debug, Clone)]
pub struct Formatted {
    /// The file as it was named.
    pub file: String,
    /// The lines that differ, as a unified diff; empty where the layout is right already.
    pub diff: String,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FmtOptions {
    /// Nothing is written.
    pub check: bool,
    /// The members that the standard names get one order.
    pub sort: bool,
}

/// Lays files out. Nothing is written with `check`; and nothing either where one of the files
/// cannot be read or laid out.
///
/// # Errors
/// [`EditFailure`] about the first file that cannot be laid out.
pub fn fmt(files: &[PathBuf], options: FmtOptions) -> Result<Vec<Formatted>, EditFailure> {
    let folder = Folder::new(Path::new(""));
    let mut done = Vec::new();
    let mut texts = Vec::new();
    for file in files {
        let id = folder.id_of(file);
        let document = read(&folder, &id)?;
        refuse_broken(&id, &document)?;
        let sorted = match options.sort {
            true => oas_edit::sort(&document),
            false => Ok(document.clone()),
        };
        let new = sorted.and_then(|sorted| oas_edit::fmt(&sorted));
        let new = new.map_err(|error| not_possible(&id, &error))?;
        let diff = match document.text() == new {
            true => String::new(),
            false => unified(&id, document.text(), &new),
        };
        done.push(Formatted { file: id, diff });
        texts.push(new);
    }
    let changed = done
        .iter()
        .zip(&texts)
        .filter(|(one, _)| !one.diff.is_empty() && !options.check);
    for (one, new) in changed {
        let written = folder.write(&one.file, new.as_bytes());
        written.map_err(|error| file_failure(&one.file, "written", &error))?;
    }
    Ok(done)
}

fn not_possible(id: &str, error: &FmtError) -> EditFailure {
    let hint = "nothing was written; `to-yaml` writes it anew, without its comments";
    cannot(format!("{id}: {error}"), Some(hint))
}
