//! The state of a mock that runs elsewhere, through its control listener.
//!
//! In:  the listener's address and token, and files as a person typed them.
//! Out: what differs from the base world, and changes of it.
//! Never: changes half: what is wrong with a file is told with its place, and nothing is done.

mod client; // one request to the listener

use std::{fmt::Write as _, path::Path};

use mock_core::EntityRecord;
use oas_doc::{Document, Pointer};
use serde::{Deserialize, Serialize};

use self::client::Problem;
use super::{
    diagnostics::Diagnostic,
    edit::{EditFailure, cannot, file_failure, read, refuse_broken},
};
use crate::folder::{Folder, write_atomically};

pub use client::ControlClient;

/// How one resource differs from the base world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceState {
    /// Its name.
    pub resource: String,
    /// The path of its collection, or of the single thing; `None` where the description has it no
    /// longer.
    pub path: Option<String>,
    /// Entities that clients made.
    pub created: u64,
    /// Entities of the base world that were changed.
    pub changed: u64,
    /// Entities that were deleted.
    pub deleted: u64,
}

/// Which entities are shown; all without a word.
#[derive(Debug, Clone, Default)]
pub struct EntityQuery {
    /// Of this resource.
    pub resource: Option<String>,
    /// Below these parents.
    pub parents: Vec<String>,
    /// This one.
    pub id: Option<String>,
}

/// Entities that a change was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// How many.
    pub entities: u64,
}

#[derive(Deserialize)]
struct Listing {
    resources: Vec<ResourceState>,
}

#[derive(Deserialize)]
struct Entities {
    entities: Vec<EntityRecord>,
}

/// The resources, and how each differs.
///
/// # Errors
/// [`EditFailure::CannotDo`] when the listener cannot be asked.
pub fn state_list(control: &ControlClient) -> Result<Vec<ResourceState>, EditFailure> {
    let listing: Listing = control.get("/state")?;
    Ok(listing.resources)
}

/// Entities that differ, in the order in which they came to be.
///
/// # Errors
/// As [`state_list`].
pub fn state_show(
    control: &ControlClient,
    query: &EntityQuery,
) -> Result<Vec<EntityRecord>, EditFailure> {
    let resource = query.resource.iter().map(|one| ("resource", one));
    let parents = query.parents.iter().map(|one| ("parent", one));
    let id = query.id.iter().map(|one| ("id", one));
    let mut path = "/state/entities?".to_owned();
    for (name, value) in resource.chain(parents).chain(id) {
        let value =
            percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
        let _ = write!(path, "{name}={value}&");
    }
    let entities: Entities = control.get(&path)?;
    Ok(entities.entities)
}

/// Puts the entities of a file, all of them or none.
///
/// # Errors
/// [`EditFailure`]: the file cannot be read, or what is wrong with it, each with its line.
pub fn state_seed(control: &ControlClient, file: &Path) -> Result<Touched, EditFailure> {
    send_file(control, "POST", "/state/seed", file)
}

/// All of the state, as JSON.
///
/// # Errors
/// As [`state_list`].
pub fn state_snapshot(control: &ControlClient) -> Result<String, EditFailure> {
    control.text("/state/snapshot")
}

/// Writes all of the state to a file.
///
/// # Errors
/// As [`state_list`], and when the file cannot be written; it is then as it was.
pub fn state_snapshot_to(control: &ControlClient, file: &Path) -> Result<(), EditFailure> {
    let text = state_snapshot(control)?;
    let written = write_atomically(file, text.as_bytes());
    written.map_err(|error| file_failure(&file.display().to_string(), "written", &error))
}

/// Makes the state what a snapshot says.
///
/// # Errors
/// As [`state_seed`].
pub fn state_restore(control: &ControlClient, file: &Path) -> Result<Touched, EditFailure> {
    send_file(control, "PUT", "/state/snapshot", file)
}

/// Makes everything as in the beginning.
///
/// # Errors
/// As [`state_list`].
pub fn state_reset(control: &ControlClient) -> Result<Touched, EditFailure> {
    control
        .send("DELETE", "/state", None)
        .map_err(Problem::plain)
}

fn send_file(
    control: &ControlClient,
    method: &str,
    path: &str,
    file: &Path,
) -> Result<Touched, EditFailure> {
    let folder = Folder::new(Path::new(""));
    let id = folder.id_of(file);
    let document = read(&folder, &id)?;
    refuse_broken(&id, &document)?;
    let text = document.to_json();
    let text = text.map_err(|error| cannot(format!("{id}: {error}"), None))?;
    let sent = control.send(method, path, Some(text));
    sent.map_err(|problem| in_file(problem, &id, &document))
}

/// What the listener has against a body, at its places in the file.
fn in_file(problem: Problem, id: &str, document: &Document) -> EditFailure {
    let Problem::Refused(refused) = problem else {
        return problem.plain();
    };
    if refused.errors.is_empty() {
        let whole = Diagnostic::of_file(id, "state", &refused.detail);
        return EditFailure::Invalid(vec![whole]);
    }
    let errors = refused.errors.iter();
    let all = errors.map(|one| at(id, document, &one.pointer, &one.detail));
    EditFailure::Invalid(all.collect())
}

/// A fault with its line; at the nearest place above that is written down.
fn at(id: &str, document: &Document, pointer: &str, message: &str) -> Diagnostic {
    let whole = Diagnostic {
        pointer: pointer.to_owned(),
        ..Diagnostic::of_file(id, "state", message)
    };
    let mut above = pointer;
    let node = loop {
        let found = above.parse::<Pointer>().ok();
        if let Some(node) = found.and_then(|above| document.node(&above)) {
            break node;
        }
        match above.rfind('/') {
            Some(end) => above = &above[..end],
            None => return whole,
        }
    };
    let position = document.position(node.span().start);
    Diagnostic {
        line: position.line,
        column: position.column,
        span: node.span(),
        text: Some(document.clone()),
        ..whole
    }
}
