//! A record -> what the workspace files around it say about recording.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use mock_core::workspace_file;
use mock_store::Masks;
use oas_doc::{Document, Syntax};

use super::TrafficFailure;
use crate::traffic_settings::TrafficSettings;

/// What holds for a record: the workspace files of its own folder, of the folder above for
/// `.specwright/traffic.sqlite`, and of the working folder. Masks add up; of what is kept, the
/// first file that says it is followed.
///
/// # Errors
/// [`TrafficFailure`] when a file is there and cannot be read to its end: masks may be missing.
pub(super) fn of_record(store: &str) -> Result<TrafficSettings, TrafficFailure> {
    read(files(Path::new(store)))
}

/// The masks for what leaves a record for a description: those of the record, and those of the
/// workspace file beside the description.
///
/// # Errors
/// [`TrafficFailure`] when a file cannot be read to its end, or anything in it is not understood:
/// it could be the mask that hides a secret.
pub(super) fn masks_beside(store: &str, spec: &Path) -> Result<Masks, TrafficFailure> {
    let mut files = files(Path::new(store));
    files.push(spec.with_file_name(workspace_file("")));
    let settings = read(files)?;
    match settings.findings.first() {
        None => Ok(settings.masks()),
        Some(finding) => Err(TrafficFailure::Wrong(format!(
            "secrets could stay unmasked, so nothing is written: {}",
            finding.one_line()
        ))),
    }
}

fn read(files: Vec<PathBuf>) -> Result<TrafficSettings, TrafficFailure> {
    let mut settings = TrafficSettings::default();
    for file in files {
        let text = match fs::read(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(TrafficFailure::file("read", &file, error)),
        };
        let document = Document::parse_bytes(&text, Syntax::Yaml);
        settings.read(&file.display().to_string(), &document, false);
        if settings.is_broken() {
            return Err(broken(&file, &document));
        }
    }
    Ok(settings)
}

/// Each file that is there once, by whatever way it is reached; the nearest to the record first.
fn files(store: &Path) -> Vec<PathBuf> {
    let name = workspace_file("");
    let own = store.parent().unwrap_or(Path::new(""));
    let above = own.parent().filter(|_| own.ends_with(".specwright"));
    let mut found: Vec<PathBuf> = Vec::new();
    let mut seen = Vec::new();
    for folder in [Some(own), above, Some(Path::new(""))]
        .into_iter()
        .flatten()
    {
        let file = folder.join(&name);
        // Where it cannot be told, reading the file says why.
        let real = fs::canonicalize(&file).unwrap_or_else(|_| file.clone());
        if !seen.contains(&real) {
            seen.push(real);
            found.push(file);
        }
    }
    found
}

fn broken(file: &Path, document: &Document) -> TrafficFailure {
    let first = document.errors().first();
    let line = first.map_or(1, |error| error.position.line);
    TrafficFailure::Wrong(format!(
        "{}:{}: the file cannot be read to its end, so it is not known what is secret; mend it first",
        file.display(),
        line
    ))
}
