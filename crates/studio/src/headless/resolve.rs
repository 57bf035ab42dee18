//! What stands at a place of a description.
//!
//! In:  the path of a description, and a pointer or a reference.
//! Out: the places that references lead through, and the value.

use std::path::Path;

use oas_edit::{LookUpError, look_up};
use oas_model::{Api, Broken, Origin, resolve as resolved};

use super::{
    LoadOptions, Loaded,
    bundle::whole,
    edit::{EditFailure, cannot},
};

/// A value and the way to it.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// Places on the way; the last one is where the value stands.
    pub chain: Vec<Stop>,
    /// JSON over several lines.
    pub value: String,
}

/// A place on the way.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Stop {
    /// The file, as it was opened.
    pub file: String,
    /// 1-based.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// RFC 6901.
    pub pointer: String,
    /// The reference that leads on from here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// Looks up a place; in its value, up to `depth` references are followed one behind the other.
///
/// # Errors
/// [`EditFailure`] when files are broken, or nothing stands there.
pub fn resolve(
    spec: &Path,
    place: &str,
    depth: usize,
    options: &LoadOptions,
) -> Result<Resolved, EditFailure> {
    let loaded = whole(spec, options)?;
    let (api, _) = resolved(std::sync::Arc::clone(&loaded.sources), loaded.entry);
    let found = look_up(&api, place, depth).map_err(|error| failure(&api, &error))?;
    let chain = found.steps.into_iter();
    let chain = chain.map(|step| stop(&loaded, step.place, step.reference));
    Ok(Resolved {
        chain: chain.collect(),
        value: found.value,
    })
}

fn stop(loaded: &Loaded, place: Origin, reference: Option<String>) -> Stop {
    let position = loaded.sources.position(place);
    Stop {
        file: loaded.sources.uri(place.document).to_owned(),
        line: position.line,
        column: position.column,
        pointer: loaded.sources.pointer(place).to_string(),
        reference,
    }
}

fn failure(api: &Api, error: &LookUpError) -> EditFailure {
    let usual = "a place looks like /paths/~1pets/get, #/components/schemas/Pet or pet.yaml#/name";
    let LookUpError::Dangling { reference, at, why } = error else {
        return cannot(error.to_string(), Some(usual));
    };
    let told = why.told(api.sources(), reference);
    let message = told.message.trim_end_matches('.');
    let is_remote = matches!(why, Broken::Remote(_));
    match at {
        Some(at) => {
            let position = api.sources().position(*at);
            let file = api.sources().uri(at.document);
            cannot(
                format!("{file}:{}: {message}", position.line),
                Some(told.hint),
            )
        }
        None if is_remote => cannot(message.to_owned(), Some(told.hint)),
        None => cannot(message.to_owned(), Some(usual)),
    }
}
