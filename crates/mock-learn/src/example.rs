//! One exchange becomes a named example in the description.
//!
//! In:  the API, one exchange, a name.
//! Out: edits that put its bodies and parameters under `examples` where they are described, and
//!      what was left out. The mock answers a request that equals the one example with the other
//!      of the same name.
//! Never: writes a value that is masked or looks like a secret, or an example where the name is
//!      taken by another value.

mod described; // what describes the exchange
mod failure; // why there is none
mod parameters; // values of parameters, with their types
mod put; // the edits of one place
mod unmasked; // values without secrets

use std::sync::Arc;

use oas_doc::EditOp;
use oas_model::{Api, DocumentId, Operation, Version};

use crate::Observed;
pub use failure::ExampleError;
use put::{Place, put};
use unmasked::{LeftOut, body};

/// What one exchange adds to the description.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sample {
    /// The edits by document, to be made one after the other. None where all of it stands there.
    pub edits: Vec<(DocumentId, EditOp)>,
    /// What is masked or looks like a secret, and was left out: `request /password`,
    /// `query parameter key`.
    pub left_out: Vec<String>,
}

/// Puts one exchange into the description under a name.
///
/// # Errors
/// Where nothing describes the exchange, its bodies are not there, or the name is taken.
pub fn from_exchange(api: &Arc<Api>, seen: &Observed, name: &str) -> Result<Sample, ExampleError> {
    if api.version() == Version::V20 {
        return Err(ExampleError::Unnamed);
    }
    let operation = described::operation(api, seen).ok_or_else(|| ExampleError::NoOperation {
        method: seen.method.clone(),
        path: seen.path().to_owned(),
    })?;
    let mut left_out = LeftOut::default();
    let mut edits = of_parameters(api, &operation, seen, name, &mut left_out)?;
    let requested = operation.request_body.as_ref();
    let requested = requested.and_then(|body| described::media_type(&body.content, &seen.request));
    if let Some(content) = requested.filter(|_| seen.request.body_len > 0) {
        let value = body(&seen.request, "request", &mut left_out)?;
        edits.extend(put(api, Place::of_content(content), name, &value)?);
    }
    if seen.response.body_len > 0 {
        let answered = described::answer(&operation, seen);
        let answered = answered.ok_or_else(|| ExampleError::NotDescribed {
            status: seen.status,
            media_type: seen.response.media_type(),
        })?;
        let value = body(&seen.response, "answer", &mut left_out)?;
        edits.extend(put(api, Place::of_content(answered), name, &value)?);
    }
    Ok(Sample {
        edits,
        left_out: left_out.places,
    })
}

fn of_parameters(
    api: &Api,
    operation: &Operation,
    seen: &Observed,
    name: &str,
    left_out: &mut LeftOut,
) -> Result<Vec<(DocumentId, EditOp)>, ExampleError> {
    let mut edits = Vec::new();
    for (parameter, value) in parameters::sent(api, operation, seen) {
        if let Some(value) = left_out.parameter(parameter, value) {
            edits.extend(put(api, Place::of_parameter(parameter), name, &value)?);
        }
    }
    Ok(edits)
}
