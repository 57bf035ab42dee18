//! Expected against actual, for any traffic.
//!
//! In:  a request, the answer that somebody gave, and how much of both is there.
//! Out: what breaks the document, and what the document does not describe although it may be there.
//! Never: judges what is masked, cut off or missing; says what should be done about it.

mod body; // values against schemas
mod declared; // the members that schemas describe
mod fields; // header fields of an answer
mod members; // members that no schema describes
mod ordinary; // header fields that no document describes
mod parameters; // parameters that are described
mod request; // what the client sent
mod response; // what the server answered
mod undescribed; // what the client sent beside its parameters

pub(crate) use declared::Declared;

use oas_model::{OperationId, Origin};
use serde_json::Value;

use crate::{
    MockApi, OperationName, Request, Response, Violation, ViolationPart, cors,
    route::{Found, Matched},
};

/// Which bodies are there as a whole; the others are not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// That of the request.
    pub request: bool,
    /// That of the answer.
    pub response: bool,
}

impl Default for Whole {
    fn default() -> Self {
        Self {
            request: true,
            response: true,
        }
    }
}

/// What is to be said of one exchange.
#[derive(Debug, Clone, Default)]
pub struct Judgement {
    /// The operation that the request reaches.
    pub operation: Option<OperationName>,
    /// The same as the index of its API, as it was compiled, and its id in there.
    pub operation_at: Option<(usize, OperationId)>,
    /// Request first, in the order in which things are looked at.
    pub deviations: Vec<Deviation>,
}

impl Judgement {
    /// What breaks the document, without what it merely does not describe.
    pub fn violations(&self) -> impl Iterator<Item = &Violation> {
        let broken = self.deviations.iter().filter(|one| !one.is_undeclared);
        broken.map(|one| &one.violation)
    }
}

/// One way in which an exchange differs from its description.
#[derive(Debug, Clone, PartialEq)]
pub struct Deviation {
    /// What is wrong, and where.
    pub violation: Violation,
    /// The document allows it, and does not describe it: no violation, but drift.
    pub is_undeclared: bool,
    /// The members that the rule is about, where it is about members.
    pub members: Vec<String>,
    /// Of a `oneOf`: several alternatives match, instead of none.
    pub several: bool,
    /// What stands there: of a parameter or header its text.
    pub value: Option<Value>,
    /// The rule in the document; for what is not described, the object that could describe it.
    pub origin: Option<Origin>,
}

/// Judges one exchange. Without an answer only the request is judged.
#[must_use]
pub fn judge(
    api: &MockApi,
    request: &Request,
    response: Option<&Response>,
    whole: Whole,
) -> Judgement {
    let mut judgement = Judgement::default();
    let found = api.router().find(request, &mut Vec::new());
    let matched = match found {
        Found::Operation(matched) => matched,
        // A browser's question before the request belongs to no operation, and of several
        // documents nobody knows which one is meant.
        Found::Ambiguous(_) => return judgement,
        _ if cors::is_preflight(request) => return judgement,
        Found::OtherMethods(_) => {
            judgement.deviations.push(unknown(request, "method"));
            return judgement;
        }
        Found::Nothing => {
            judgement.deviations.push(unknown(request, "path"));
            return judgement;
        }
    };
    judgement.operation = Some(matched.route.name.clone());
    judgement.operation_at = Some((matched.route.api, matched.route.operation));
    judgement.deviations = exchange(api, &matched, request, response, whole);
    judgement
}

fn exchange(
    api: &MockApi,
    matched: &Matched<'_>,
    request: &Request,
    response: Option<&Response>,
    whole: Whole,
) -> Vec<Deviation> {
    let owner = api.owner(matched.route);
    let operation = &owner.prepared(matched.route.operation).operation;
    let side = request::Side {
        book: &owner.book,
        operation,
        matched,
        request,
    };
    let mut deviations = Vec::new();
    side.judge(whole.request, &mut deviations);
    if let Some(response) = response {
        let side = response::Side {
            book: &owner.book,
            operation,
            matched,
            request,
            response,
        };
        side.judge(whole.response, &mut deviations);
    }
    deviations
}

fn unknown(request: &Request, rule: &str) -> Deviation {
    let message = match rule {
        "method" => format!("is not described with the method {}", request.method),
        _ => "is not described".to_owned(),
    };
    Deviation {
        violation: Violation {
            part: ViolationPart::Route,
            at: request.path.clone(),
            rule: rule.to_owned(),
            message,
            source: None,
        },
        is_undeclared: false,
        members: Vec::new(),
        several: false,
        value: None,
        origin: None,
    }
}
