//! What is worth saying about one exchange: why it was answered so, and what a person should know.

use mock_core::{Exchange, Stage, Step, Violation};

/// Path and query as they were sent, secrets masked.
pub(super) fn target(exchange: &Exchange) -> String {
    match mock_store::masked_query(exchange) {
        Some(query) => format!("{}?{query}", exchange.path),
        None => exchange.path.clone(),
    }
}

/// The name of the operation: its id, else its path.
pub(super) fn operation(exchange: &Exchange) -> Option<&str> {
    let name = exchange.operation.as_ref()?;
    Some(name.operation_id.as_deref().unwrap_or(&name.path))
}

/// Why the answer is no success: what the request breaks, else the step that stopped it, else the
/// choice of the status. `None` for a success.
pub(super) fn reason(exchange: &Exchange) -> Option<String> {
    if is_success(exchange) {
        return None;
    }
    if let Some(first) = exchange.violations.first() {
        let more = match exchange.violations.len() - 1 {
            0 => String::new(),
            n => format!(" (and {n} more)"),
        };
        return Some(sentence(first) + &more);
    }
    let last = |wanted: fn(&Step) -> bool| exchange.trace.iter().rfind(|step| wanted(step));
    let step = match exchange.operation {
        // Here the steps of the router say which paths lost to the one that answers.
        Some(_) => last(|step| !step.ok && step.stage != Stage::Route),
        None => last(|step| !step.ok),
    };
    let step = step
        .or_else(|| last(|step| step.stage == Stage::Negotiate))
        .or_else(|| exchange.trace.last());
    step.map(|step| step.text.to_string())
}

/// What is wrong although the answer is a success: violations that were let through, examples that
/// break their schema, schemas that nothing satisfies.
pub(super) fn warnings(exchange: &Exchange) -> Vec<&str> {
    if !is_success(exchange) {
        return Vec::new();
    }
    let steps = exchange.trace.iter();
    steps
        .filter(|step| !step.ok && step.stage != Stage::Route)
        .map(|step| &*step.text)
        .collect()
}

/// `query `limit`: must be at least 1 [openapi.yaml#/…/minimum]`: where, what, and who says so.
pub(super) fn sentence(violation: &Violation) -> String {
    let Violation {
        part, at, message, ..
    } = violation;
    let said = match at.as_str() {
        "" => format!("{}: {message}", part.as_str()),
        at => format!("{} `{at}`: {message}", part.as_str()),
    };
    match &violation.source {
        Some(source) => format!("{said} [{source}]"),
        None => said,
    }
}

fn is_success(exchange: &Exchange) -> bool {
    (200..300).contains(&exchange.status)
}
