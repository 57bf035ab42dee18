//! A folder of files from one description.
//!
//! In:  the path of a description, and the folder to write.
//! Out: the files, all of them or none while the folder is new.
//! Never: writes over a file unless it is told to.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use oas_doc::Document;
use oas_edit::{SplitError, entry_name};
use oas_model::SourceSet;

use super::{
    LoadOptions, Loaded,
    bundle::{diagnostics, failure, whole},
    diagnostics::Diagnostic,
    edit::{EditFailure, cannot, file_failure},
};
use crate::{
    folder::Folder,
    writing::{go_on, writing},
};

/// What `specwright split` was asked for.
#[derive(Debug, Clone, Default)]
pub struct SplitOptions {
    /// The folder to write.
    pub folder: PathBuf,
    /// Whether files that are there are written over.
    pub force: bool,
    /// Nothing is written.
    pub dry_run: bool,
    /// How far references are followed.
    pub load: LoadOptions,
}

/// A description in many files.
#[derive(Debug, Clone)]
pub struct SplitFolder {
    /// Paths of the files, the entry first.
    pub files: Vec<String>,
    /// What stays in the entry, and what changed on the way into one file.
    pub notes: Vec<Diagnostic>,
}

/// Splits a description.
///
/// # Errors
/// [`EditFailure`] when files are broken, references lead nowhere, or files are in the way.
pub fn split(spec: &Path, options: &SplitOptions) -> Result<SplitFolder, EditFailure> {
    let loaded = whole(spec, &options.load)?;
    let here = Folder::new(Path::new("")).id_of(&options.folder);
    let entry = loaded.sources.document(loaded.entry);
    let uri = below(&here, entry_name(entry.syntax()));
    let bundled = oas_edit::bundle(&loaded.sources, loaded.entry, &uri);
    let bundled = bundled.map_err(|error| failure(&loaded, error))?;
    let mut notes = diagnostics(&loaded, &bundled.notes);
    let is_whole = bundled.document.text() == entry.text();
    let one = alone(&loaded, bundled.document);
    let made = oas_edit::split(&one.sources, one.entry);
    let made = made.map_err(|error| differs(&one, &error))?;
    let kept = diagnostics(&one, &made.notes).into_iter();
    notes.extend(kept.map(|note| if is_whole { note } else { without_place(note) }));
    let names = made.files.iter();
    let files: Vec<_> = names.map(|(name, _)| below(&here, name)).collect();
    if !options.dry_run {
        if !options.force {
            refuse_present(&files)?;
        }
        let written = writing(|| write(&options.folder, &made.files));
        written.map_err(|error| {
            file_failure(&options.folder.display().to_string(), "written", &error)
        })?;
    }
    Ok(SplitFolder { files, notes })
}

fn below(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        _ => format!("{}/{name}", folder.trim_end_matches('/')),
    }
}

/// The bundle under the name of the file that was asked for.
fn alone(loaded: &Loaded, document: Document) -> Loaded {
    let mut sources = SourceSet::default();
    let entry = sources.add(loaded.sources.uri(loaded.entry), document);
    Loaded {
        sources: Arc::new(sources),
        entry,
        diagnostics: Vec::new(),
    }
}

/// Lines of a text that nobody has seen say nothing.
fn without_place(note: Diagnostic) -> Diagnostic {
    Diagnostic {
        line: 0,
        column: 0,
        text: None,
        ..note
    }
}

fn differs(one: &Loaded, error: &SplitError) -> EditFailure {
    let SplitError::Differs { at } = error else {
        return cannot(error.to_string(), None);
    };
    let message = format!(
        "`{}` would mean something else in files",
        one.sources.pointer(*at)
    );
    cannot(
        message,
        Some("nothing was written; this is a fault of specwright"),
    )
}

fn refuse_present(files: &[String]) -> Result<(), EditFailure> {
    let present: Vec<_> = files
        .iter()
        .filter(|file| Path::new(file).exists())
        .collect();
    let Some(first) = present.first() else {
        return Ok(());
    };
    let message = match present.len() {
        1 => format!("{first} is there already"),
        n => format!("{first} and {} more files are there already", n - 1),
    };
    Err(cannot(
        message,
        Some("name another folder, or add --force to write over them"),
    ))
}

/// Writes all files beside the folder first, so that a fault or Ctrl+C leaves what was there.
///
/// A new folder appears at once. In one that is there each file appears whole, the entry last.
fn write(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    let beside = beside(folder)?;
    let written = fill(&beside, files).and_then(|()| {
        if folder.exists() {
            return move_into(&beside, folder, files);
        }
        fs::rename(&beside, folder)
    });
    if beside.exists() {
        let _ = fs::remove_dir_all(&beside);
    }
    written
}

/// A hidden folder on the same disk.
fn beside(folder: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(folder)?;
    let name = format!(".specwright-split.{}.tmp", std::process::id());
    let parent = match folder.exists() {
        true => fs::canonicalize(folder)?,
        false => absolute.parent().unwrap_or(&absolute).to_path_buf(),
    };
    fs::create_dir_all(&parent)?;
    Ok(parent.join(name))
}

fn fill(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (name, text) in files {
        go_on()?;
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

fn move_into(from: &Path, folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (name, _) in files.iter().rev() {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(from.join(name), path)?;
    }
    Ok(())
}
