//! The facts of one exchange as a line for people or for programs.

use std::fmt::Write as _;

use mock_core::{Exchange, Violation};
use serde_json::{Value, json};

use super::facts;

/// `422 GET /tools?limit=0 0.2 ms listTools  query `limit`: must be at least 1 [a.yaml#/…]`.
pub(super) fn text(exchange: &Exchange) -> String {
    let milliseconds = f64::from(exchange.total_us) / 1_000.0;
    let mut line = format!(
        "{} {} {} {milliseconds:.1} ms",
        exchange.status,
        exchange.method,
        facts::target(exchange)
    );
    if let Some(name) = facts::operation(exchange) {
        let _ = write!(line, " {name}");
    }
    if let Some(reason) = facts::reason(exchange) {
        let _ = write!(line, "  {reason}");
    }
    for warning in facts::warnings(exchange) {
        let _ = write!(line, "  warning: {warning}");
    }
    // What a client sends must not forge a second line.
    if line.contains(char::is_control) {
        return line.replace(char::is_control, "\u{fffd}");
    }
    line
}

/// The same as one JSON object.
pub(super) fn json(exchange: &Exchange) -> String {
    let operation = exchange.operation.as_ref();
    json!({
        "id": exchange.id.to_string(),
        "atUs": exchange.at_us,
        "method": exchange.method.as_str(),
        "path": exchange.path,
        "target": facts::target(exchange),
        "operation": operation.map(|one| format!("{} {}", one.method, one.path)),
        "operationId": operation.and_then(|one| one.operation_id.as_deref()),
        "status": exchange.status,
        "durationUs": exchange.total_us,
        "reason": facts::reason(exchange),
        "warnings": facts::warnings(exchange),
        "violations": exchange.violations.iter().map(violation).collect::<Vec<_>>(),
    })
    .to_string()
}

fn violation(violation: &Violation) -> Value {
    json!({
        "in": violation.part.as_str(),
        "at": violation.at,
        "rule": violation.rule,
        "message": violation.message,
        "source": violation.source,
    })
}
