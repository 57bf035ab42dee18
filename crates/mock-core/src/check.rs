//! Values against schemas: the one place that knows the validator.

use oas_model::{Api, Direction, SchemaId};
use serde_json::Value;

use crate::{Violation, ViolationPart, generate::Purpose};

fn direction(purpose: Purpose) -> Direction {
    match purpose {
        Purpose::Request => Direction::Request,
        Purpose::Response => Direction::Response,
    }
}

/// Whether a value satisfies a schema.
pub(crate) fn is_valid(api: &Api, schema: SchemaId, purpose: Purpose, value: &Value) -> bool {
    api.compile(schema, direction(purpose)).is_valid(value)
}

/// How a value breaks a schema. `at` stands in front of the place in the value.
pub(crate) fn violations(
    api: &Api,
    schema: SchemaId,
    purpose: Purpose,
    value: &Value,
    part: ViolationPart,
    at: &str,
) -> Vec<Violation> {
    let found = api.compile(schema, direction(purpose)).validate(value);
    found
        .into_iter()
        .map(|violation| Violation {
            part,
            at: format!("{at}{}", violation.instance),
            rule: violation.keyword,
            message: violation.message,
            source: violation.schema.map(|origin| source(api, origin)),
        })
        .collect()
}

/// A place as people quote it: `openapi.yaml#/paths/~1pets/get`.
pub(crate) fn source(api: &Api, origin: oas_model::Origin) -> String {
    format!(
        "{}#{}",
        api.sources().uri(origin.document),
        api.pointer(origin)
    )
}
