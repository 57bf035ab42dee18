//! Request -> violations.

mod body; // the request body
pub(crate) mod coerce; // text -> values, led by the schema
mod field; // what the document says about a field
mod form; // forms as values
mod mixed; // parts without names
mod multipart; // parts of a body
mod parameter; // one parameter
mod part_header; // a header of a part
mod read; // bytes -> a value
mod sequence; // one JSON value after another
mod style; // style x explode -> parts
mod tree; // `a[b][]=c` -> a tree
pub(crate) mod xml; // XML -> a value

pub(crate) use body::{Opened, open, spoken_of, types, value};
pub(crate) use parameter::check as parameter;
pub use tree::Tree;

use crate::{Request, Violation, ViolationPart, book::Book, problem::Problem, route::Matched};
use oas_model::{Operation, ParameterLocation};

/// What is wrong with a request, and which error answer that asks for.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    pub(crate) violations: Vec<Violation>,
    /// A fault that outweighs the others: 415 or 400.
    pub(crate) problem: Option<Problem>,
}

/// Checks parameters in the order of the document.
pub(crate) fn parameters(
    book: &Book,
    operation: &Operation,
    matched: &Matched<'_>,
    request: &Request,
) -> Verdict {
    let mut verdict = Verdict::default();
    forgotten(operation, matched, &mut verdict);
    for parameter in &operation.parameters {
        parameter::check(book, parameter, matched, request, &mut verdict.violations);
    }
    verdict
}

/// Checks the body, which is no longer coded.
pub(crate) fn body(book: &Book, operation: &Operation, request: &Request, verdict: &mut Verdict) {
    if let Some(body) = &operation.request_body {
        body::check(book, body, request, verdict);
    }
}

/// Path parameters that the document forgot to describe may not be empty either.
fn forgotten(operation: &Operation, matched: &Matched<'_>, verdict: &mut Verdict) {
    let is_described = |name: &str| {
        operation
            .parameters
            .iter()
            .any(|one| one.location == ParameterLocation::Path && one.name == name)
    };
    for (name, value) in &matched.path_values {
        if value.is_empty() && !is_described(name) {
            verdict.violations.push(Violation {
                part: ViolationPart::Path,
                at: (*name).to_owned(),
                rule: "required".to_owned(),
                message: "is required".to_owned(),
                source: None,
            });
        }
    }
}
