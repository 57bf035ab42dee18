//! One change to one file, or its value as JSON.
//!
//! In:  a path, pointers and values as a person typed them.
//! Out: the change, written unless it is only to be shown.
//! Never: writes a text that says anything else than what was asked for.

use std::{io, path::Path};

use oas_doc::{Document, EditError, EditOp, Pointer, Shared, Syntax, ToJsonError, Value};

use super::diagnostics::{Diagnostic, DiagnosticSeverity};
use super::load::{check_file, what_to_do};
use crate::{folder::Folder, model::of_syntax_error};

/// What is to change. Pointers are RFC 6901, values JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Gives a place a value; its last name may be new.
    Set(String, String),
    /// Puts a new member, or a new item before the one with that index; a member's position
    /// among the others is last.
    Insert(String, String, Option<usize>),
    /// Puts a new item behind the others of a list.
    Append(String, String),
    /// Gives a place that exists another value.
    Replace(String, String),
    /// Takes a member or an item away.
    Remove(String),
    /// Gives a member another name.
    Rename(String, String),
    /// Moves a value to another place.
    Move(String, String),
    /// Gives a member or an item another position among its siblings.
    Reorder(String, usize),
}

/// A change that can be made.
#[derive(Debug, Clone)]
pub struct Edited {
    /// The lines that differ, as a unified diff; empty when nothing does.
    pub diff: String,
}

/// The value of a document.
#[derive(Debug, Clone)]
pub struct AsJson {
    /// JSON over several lines.
    pub text: String,
    /// What is odd about the document, such as a repeated key.
    pub warnings: Vec<Diagnostic>,
}

/// Why a file was not changed or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EditFailure {
    /// The file has errors (exit code 1).
    #[error("the document has errors")]
    Invalid(Vec<Diagnostic>),
    /// It cannot be done (exit code 2).
    #[error("{message}")]
    CannotDo {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
}

/// What to change where a value is written once for several places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedValue {
    /// All of them.
    All,
    /// Only the place asked for, which gets a value of its own.
    Here,
}

/// Makes a change in a file. It is not written with `dry_run`. A value that stands for other
/// places too is left alone unless `shared` says which of them change.
///
/// # Errors
/// [`EditFailure`]; the file is then as it was.
pub fn edit(
    file: &Path,
    change: &Change,
    shared: Option<SharedValue>,
    dry_run: bool,
) -> Result<Edited, EditFailure> {
    let op = operation(change)?;
    let folder = Folder::new(Path::new(""));
    let id = folder.id_of(file);
    let document = read(&folder, &id)?;
    refuse_broken(&id, &document)?;
    let edits = match shared {
        None => document.edit(&op),
        Some(SharedValue::All) => document.edit_shared(&op, Shared::ChangeAll),
        Some(SharedValue::Here) => document.edit_shared(&op, Shared::ExpandHere),
    };
    let changed = edits
        .and_then(|edits| document.apply(&edits))
        .map_err(|error| refused(&error, shared))?;
    if changed.text() == document.text() {
        let diff = String::new();
        return Ok(Edited { diff });
    }
    if !dry_run {
        let written = folder.write(&id, changed.text().as_bytes());
        written.map_err(|error| file_failure(&id, "written", &error))?;
    }
    let diff = unified(&id, document.text(), changed.text());
    Ok(Edited { diff })
}

/// The lines that differ between two texts of a file, as a unified diff.
pub(crate) fn unified(id: &str, old: &str, new: &str) -> String {
    let mut options = diffy::DiffOptions::new();
    options.set_original_filename(id.to_owned());
    options.set_modified_filename(id.to_owned());
    options.create_patch(old, new).to_string()
}

/// The value of a file as JSON.
///
/// # Errors
/// [`EditFailure`] when it cannot be read, has errors, or a number that JSON does not have.
pub fn to_json(file: &Path) -> Result<AsJson, EditFailure> {
    let folder = Folder::new(Path::new(""));
    let id = folder.id_of(file);
    let document = read(&folder, &id)?;
    refuse_broken(&id, &document)?;
    let text = document.to_json().map_err(|error| match error {
        ToJsonError::NotFinite { span, position, .. } => {
            let diagnostic = Diagnostic {
                line: position.line,
                column: position.column,
                span,
                text: Some(document.clone()),
                ..Diagnostic::of_file(&id, "number", "JSON has no way to write this number.")
            };
            EditFailure::Invalid(vec![diagnostic])
        }
        error => cannot(error.to_string(), None),
    })?;
    let warnings = diagnostics(&id, &document);
    Ok(AsJson { text, warnings })
}

pub(super) fn read(folder: &Folder, id: &str) -> Result<Document, EditFailure> {
    check_file(&folder.path_of(id)).map_err(|error| cannot(error.message, Some(&error.hint)))?;
    let bytes = folder.read(id);
    let bytes = bytes.map_err(|error| file_failure(id, "read", &error))?;
    let syntax = Syntax::of_path(id).unwrap_or_else(|| {
        let first = bytes.iter().find(|b| !b.is_ascii_whitespace());
        if first.is_some_and(|b| matches!(b, b'{' | b'[')) {
            Syntax::Json
        } else {
            Syntax::Yaml
        }
    });
    Ok(Document::parse_bytes(&bytes, syntax))
}

pub(super) fn file_failure(id: &str, done: &str, error: &io::Error) -> EditFailure {
    cannot(
        format!("{id} cannot be {done}: {error}"),
        Some(what_to_do(error)),
    )
}

/// A text that was not read to its end is neither changed nor printed.
pub(super) fn refuse_broken(id: &str, document: &Document) -> Result<(), EditFailure> {
    let all = diagnostics(id, document);
    let is_error = |one: &Diagnostic| one.severity == DiagnosticSeverity::Error;
    if all.iter().any(is_error) {
        return Err(EditFailure::Invalid(all));
    }
    Ok(())
}

pub(super) fn diagnostics(id: &str, document: &Document) -> Vec<Diagnostic> {
    let errors = document.errors().iter();
    errors
        .map(|error| of_syntax_error(id, document, error))
        .collect()
}

fn operation(change: &Change) -> Result<EditOp, EditFailure> {
    Ok(match change {
        Change::Set(at, new) => EditOp::Set {
            at: pointer(at)?,
            value: value(new)?,
        },
        Change::Insert(at, new, position) => EditOp::Insert {
            at: pointer(at)?,
            position: *position,
            value: value(new)?,
        },
        Change::Append(at, new) => EditOp::Append {
            at: pointer(at)?,
            value: value(new)?,
        },
        Change::Replace(at, new) => EditOp::Replace {
            at: pointer(at)?,
            value: value(new)?,
        },
        Change::Remove(at) => EditOp::Remove { at: pointer(at)? },
        Change::Rename(at, name) => EditOp::Rename {
            at: pointer(at)?,
            name: name.clone(),
        },
        Change::Move(from, to) => EditOp::Move {
            from: pointer(from)?,
            to: pointer(to)?,
        },
        Change::Reorder(at, to) => EditOp::Reorder {
            at: pointer(at)?,
            to: *to,
        },
    })
}

fn pointer(text: &str) -> Result<Pointer, EditFailure> {
    let hint = "a pointer looks like /paths/~1pets/get/summary";
    text.parse()
        .map_err(|error: oas_doc::PointerError| cannot(error.to_string(), Some(hint)))
}

fn value(text: &str) -> Result<Value, EditFailure> {
    let document = Document::parse(text, Syntax::Json);
    let value = document.root().and_then(Value::of);
    match (document.errors().first(), value) {
        (None, Some(value)) => Ok(value),
        (error, _) => {
            let reason = error.map_or("", |error| error.message.as_str());
            let hint = "text needs quotes of its own, as in '\"List pets\"'";
            let message = format!("the value is not JSON. {reason}");
            Err(cannot(message.trim_end().to_owned(), Some(hint)))
        }
    }
}

fn refused(error: &EditError, shared: Option<SharedValue>) -> EditFailure {
    let hint = match (error, shared) {
        (EditError::Shared { .. }, None) => Some(
            "add --shared all to change every one of these places, or --shared here to give the \
             one asked for a value of its own",
        ),
        (EditError::Shared { .. }, Some(_)) => {
            Some("this cannot be done in one go: change the places that share the value first")
        }
        (EditError::Missing { .. } | EditError::NotContainer { .. }, _) => Some(
            "check the pointer (a `/` in a name is written ~1, a `~` is written ~0); \
             `specwright resolve FILE '#/…'` shows what stands at a place",
        ),
        (EditError::Exists { .. }, _) => Some("`set` gives it another value"),
        (EditError::Broken { .. }, _) => Some("`specwright validate FILE` shows the error"),
        _ => None,
    };
    cannot(error.to_string(), hint)
}

pub(super) fn cannot(message: String, hint: Option<&str>) -> EditFailure {
    let hint = hint.map(str::to_owned);
    EditFailure::CannotDo { message, hint }
}
