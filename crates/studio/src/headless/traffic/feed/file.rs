//! A file of another tool -> exchanges: HAR, curl, Postman, Bruno, told by its beginning.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use mock_learn::{
    Observed,
    forms::{Form, FormError, Imported, bruno, curl, detect, har, postman},
};

use crate::{headless::traffic::TrafficFailure, writing};

/// Enough to tell the form of a file.
const BEGINNING: u64 = 256 * 1024;
/// Folders of a Bruno collection may lie this deep.
const MAX_DEPTH: usize = 32;

/// What becomes of each exchange.
type Each<'a> = &'a mut dyn FnMut(Observed) -> Result<(), TrafficFailure>;

/// Hands over the exchanges of a file, or of the Bruno files of a folder.
///
/// # Errors
/// [`TrafficFailure`]; what came before a fault was handed over.
pub(super) fn each(path: &Path, each: Each<'_>) -> Result<Vec<String>, TrafficFailure> {
    if path.is_dir() {
        return of_folder(path, each);
    }
    let unreadable = |error| TrafficFailure::file("read", path, error);
    let failed = |error| TrafficFailure::Form {
        path: path.to_owned(),
        error,
    };
    let form = form(path).map_err(unreadable)?;
    if form == Form::Har {
        return of_har(path, each);
    }
    // Requests that people keep fit into memory.
    let bytes = fs::read(path).map_err(unreadable)?;
    let text = || String::from_utf8_lossy(&bytes);
    let imported = match form {
        Form::Postman => postman::read(&bytes),
        Form::Bruno => of_bruno(path, &text()),
        _ => curl::read(&text()),
    };
    taken(imported.map_err(failed)?, each)
}

/// A name that ends in `.har` says it, whatever the file begins with; a text is tried as curl.
fn form(path: &Path) -> io::Result<Form> {
    let mut beginning = Vec::new();
    File::open(path)?
        .take(BEGINNING)
        .read_to_end(&mut beginning)?;
    let is_har = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("har"));
    let is_json = beginning.trim_ascii_start().starts_with(b"{");
    Ok(match detect(&beginning) {
        Some(form) => form,
        None if is_har || is_json => Form::Har,
        None => Form::Curl,
    })
}

fn taken(imported: Imported, each: Each<'_>) -> Result<Vec<String>, TrafficFailure> {
    imported.exchanges.into_iter().try_for_each(each)?;
    Ok(imported.notes.iter().map(ToString::to_string).collect())
}

fn of_har(path: &Path, each: Each<'_>) -> Result<Vec<String>, TrafficFailure> {
    let file = File::open(path).map_err(|error| TrafficFailure::file("read", path, error))?;
    let mut failed = None;
    let mut told = Vec::new();
    let read = har::read(file, |observed, notes| {
        told.extend(notes.iter().map(ToString::to_string));
        if failed.is_none() {
            let goes_on = writing::go_on().map_err(Into::into);
            failed = goes_on.and_then(|()| each(observed)).err();
        }
    });
    if let Some(failed) = failed {
        return Err(failed);
    }
    let summary = read.map_err(|error| TrafficFailure::Form {
        path: path.to_owned(),
        error,
    })?;
    told.extend(summary.notes.iter().map(ToString::to_string));
    Ok(told)
}

/// What stands in `collection.bru` and `folder.bru` above a request holds for it.
fn of_bruno(path: &Path, text: &str) -> Result<Imported, FormError> {
    let mut around = Vec::new();
    for folder in path.ancestors().skip(1).take(MAX_DEPTH) {
        let collection = fs::read_to_string(folder.join("collection.bru"));
        let is_outermost = collection.is_ok() || folder.join("bruno.json").is_file();
        around.extend(collection.or_else(|_| fs::read_to_string(folder.join("folder.bru"))));
        if is_outermost {
            break;
        }
    }
    around.reverse();
    let around: Vec<&str> = around.iter().map(String::as_str).collect();
    bruno::read(text, &around)
}

fn of_folder(folder: &Path, each_one: Each<'_>) -> Result<Vec<String>, TrafficFailure> {
    let mut files = Vec::new();
    collect(folder, 0, &mut files).map_err(|error| TrafficFailure::file("read", folder, error))?;
    if files.is_empty() {
        let text = format!(
            "{} has no `.bru` files; name the file itself",
            folder.display()
        );
        return Err(TrafficFailure::Wrong(text));
    }
    let mut notes = Vec::new();
    for file in files {
        notes.extend(each(&file, each_one)?);
    }
    Ok(notes)
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let is_about_others = name == "collection.bru" || name == "folder.bru";
        if entry.file_type()?.is_dir() {
            if depth < MAX_DEPTH && name != "environments" {
                collect(&path, depth + 1, files)?;
            }
        } else if path.extension().is_some_and(|end| end == "bru") && !is_about_others {
            files.push(path);
        }
    }
    Ok(())
}
