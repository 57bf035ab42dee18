//! Request -> violations.

mod body; // the request body
mod coerce; // text -> values, led by the schema
mod parameter; // one parameter
mod style; // style x explode -> parts
mod tree; // `a[b][]=c` -> a tree

use crate::{Request, Violation, book::Book, problem::Problem, route::Matched};
use oas_model::Operation;

/// What is wrong with a request, and which error answer that asks for.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    pub(crate) violations: Vec<Violation>,
    /// A fault that outweighs the others: 415 or 400.
    pub(crate) problem: Option<Problem>,
}

/// Checks parameters in the order of the document, then the body.
pub(crate) fn request(
    book: &Book,
    operation: &Operation,
    matched: &Matched<'_>,
    request: &Request,
) -> Verdict {
    let mut verdict = Verdict::default();
    for parameter in &operation.parameters {
        parameter::check(book, parameter, matched, request, &mut verdict.violations);
    }
    if let Some(body) = &operation.request_body {
        body::check(book, body, request, &mut verdict);
    }
    verdict
}
