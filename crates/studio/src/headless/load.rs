//! A description with everything it refers to, for commands that read and end.
//!
//! In:  a path as a person typed it.
//! Out: every document that could be read, and what is wrong with those that could not.
//! Never: watches files, or writes them.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use oas_model::{Api, DocumentId, SourceSet, resolve};

use super::diagnostics::Diagnostic;
use crate::{
    folder::{Folder, refuse_odd},
    model::{Moment, faults, of_finding},
    remote::Remote,
    texts::Texts,
};

/// How far references are followed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoadOptions {
    /// Whether documents of other machines are fetched (`--allow-remote`).
    pub allow_remote: bool,
    /// Where copies of them are kept; in the user's cache folder without it.
    pub cache_folder: Option<PathBuf>,
}

impl LoadOptions {
    /// Whoever fetches documents; `None` where nobody allowed it.
    pub(crate) fn remote(&self) -> Option<Remote> {
        self.allow_remote
            .then(|| Remote::new(self.cache_folder.clone()))
    }
}

/// A description and the documents that it refers to, directly or through others.
///
/// The address of a file is its path as it was typed, with forward slashes, and that of a file
/// behind a reference is relative to the same folder; other addresses have a scheme.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The documents that could be read, however broken.
    pub sources: Arc<SourceSet>,
    /// The one that was asked for.
    pub entry: DocumentId,
    /// Syntax errors, and files that cannot be read. A reference to a file that is not there
    /// belongs to the model's findings ([`Loaded::api`]).
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// The API that the documents describe, and everything that is wrong with texts and
    /// references. Operations and schemas are not lowered yet.
    #[must_use]
    pub fn api(&self) -> (Api, Vec<Diagnostic>) {
        let (api, _) = resolve(Arc::clone(&self.sources), self.entry);
        api.check_references();
        let mut all = self.diagnostics.clone();
        let findings = api.findings();
        all.extend(findings.iter().map(|one| of_finding(&self.sources, one)));
        (api, all)
    }
}

/// A file that cannot be read at all (exit code 2).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unreadable {
    /// What is wrong, with the path.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Reads a description and everything that it refers to.
///
/// # Errors
/// [`Unreadable`] when the file itself cannot be read. Files behind references never fail it.
pub fn load(spec: &Path, options: &LoadOptions) -> Result<Loaded, Unreadable> {
    check_file(spec)?;
    let folder = Folder::new(Path::new(""));
    let id = folder.id_of(spec);
    let texts = Texts::open(folder, std::slice::from_ref(&id), options.remote());
    let moment = Moment::of(&texts);
    let diagnostics = faults(&moment);
    let sources = texts.sources();
    let entry = sources
        .find(&id)
        .ok_or_else(|| vanished(spec, &sources, &id))?;
    Ok(Loaded {
        sources: Arc::new(sources),
        entry,
        diagnostics,
    })
}

/// Whether a file that was named can be read, in words that help when it cannot.
pub(super) fn check_file(spec: &Path) -> Result<(), Unreadable> {
    let shown = spec.display();
    let fail = |message: String, hint: &str| {
        Err(Unreadable {
            message,
            hint: hint.to_owned(),
        })
    };
    match std::fs::metadata(spec) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => fail(
            format!("{shown} is not there"),
            "check the path; it is relative to the folder you are in",
        ),
        Err(error) => fail(
            format!("{shown} cannot be opened: {error}"),
            what_to_do(&error),
        ),
        Ok(found) if found.is_dir() => fail(
            format!("{shown} is a folder, not a description"),
            "name the file in it, or open the whole folder with `specwright studio`",
        ),
        Ok(found) => match refuse_odd(spec, &found).and_then(|()| std::fs::File::open(spec)) {
            Ok(_) => Ok(()),
            Err(error) => fail(
                format!("{shown} cannot be read: {error}"),
                what_to_do(&error),
            ),
        },
    }
}

/// What helps against a fault of the file system.
pub(super) fn what_to_do(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::FileTooLarge => "split it into several files that refer to each other",
        io::ErrorKind::InvalidInput => "save it to a file first, or hand it over as /dev/stdin",
        io::ErrorKind::NotFound => "check the path; its folder has to be there",
        io::ErrorKind::PermissionDenied => "check the permissions of the file and its folder",
        io::ErrorKind::ReadOnlyFilesystem => "name a folder on a disk that can be written",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on the disk; nothing was changed"
        }
        _ => "check the path, and that nothing else of that name is in the way",
    }
}

/// The file was there a moment ago, and reading it failed all the same.
fn vanished(spec: &Path, sources: &SourceSet, id: &str) -> Unreadable {
    let reason = sources.missing(id).unwrap_or("it was taken away meanwhile");
    Unreadable {
        message: format!("{} cannot be read: {reason}", spec.display()),
        hint: "check what is there, and try again".to_owned(),
    }
}
