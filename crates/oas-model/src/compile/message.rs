//! What a person reads when a value breaks a rule.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value;

/// Characters of a value that a message quotes.
const MAX_QUOTED: usize = 80;

/// The message of one error in `root`, to be read after the place of the value.
pub(crate) fn message(error: &ValidationError<'_>, root: &Value) -> String {
    about_shape(error, root).unwrap_or_else(|| match error.kind() {
        Kind::Minimum { limit } => format!("must be at least {limit}"),
        Kind::Maximum { limit } => format!("must be at most {limit}"),
        Kind::ExclusiveMinimum { limit } => format!("must be greater than {limit}"),
        Kind::ExclusiveMaximum { limit } => format!("must be less than {limit}"),
        Kind::MultipleOf { multiple_of } => format!("must be a multiple of {multiple_of}"),
        Kind::MinLength { limit } => format!("must have at least {}", n(*limit, "character")),
        Kind::MaxLength { limit } => format!("must have at most {}", n(*limit, "character")),
        Kind::Pattern { pattern } => format!("must match the pattern `{pattern}`"),
        Kind::Format { format } => format!("must be a valid `{format}`"),
        Kind::Enum { options } => format!("must be one of {}", list(options)),
        Kind::Constant { expected_value } => format!("must be {}", quoted(expected_value)),
        Kind::FalseSchema => "is not allowed".to_owned(),
        Kind::Not { .. } => "must not match the schema under `not`".to_owned(),
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => none_of(context, root),
        Kind::OneOfMultipleValid { .. } => "must match exactly one of the alternatives".to_owned(),
        Kind::BacktrackLimitExceeded { .. } => {
            "could not be checked: the pattern takes too long".to_owned()
        }
        _ => error.to_string(),
    })
}

/// The keyword of the rule. A closed object without members of its own is told as such.
pub(crate) fn keyword(error: &ValidationError<'_>, root: &Value) -> String {
    let closed = closed_object(error, root).map(|(keyword, _)| keyword);
    closed.unwrap_or_else(|| error.kind().keyword()).to_owned()
}

/// Whether a value matches more alternatives than it may.
pub(crate) fn is_several(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), Kind::OneOfMultipleValid { .. })
}

/// The members that the rule of an error is about.
pub(crate) fn named(error: &ValidationError<'_>, root: &Value) -> Vec<String> {
    match error.kind() {
        Kind::Required { property } => property.as_str().map(str::to_owned).into_iter().collect(),
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            unexpected.clone()
        }
        _ => closed_object(error, root).map_or_else(Vec::new, |(_, names)| names),
    }
}

/// The library reports `additionalProperties: false` alone as a schema that is `false`.
fn closed_object(error: &ValidationError<'_>, root: &Value) -> Option<(&'static str, Vec<String>)> {
    let Kind::FalseSchema = error.kind() else {
        return None;
    };
    let path = error.schema_path().as_str();
    let keyword = ["additionalProperties", "unevaluatedProperties"]
        .into_iter()
        .find(|word| path.ends_with(word))?;
    let members = root.pointer(error.instance_path().as_str())?.as_object()?;
    Some((keyword, members.keys().cloned().collect()))
}

/// Messages about members and items.
fn about_shape(error: &ValidationError<'_>, root: &Value) -> Option<String> {
    if let Some((_, unexpected)) = closed_object(error, root) {
        return Some(format!("must not have {}", members(&unexpected)));
    }
    Some(match error.kind() {
        Kind::Type { kind } => {
            format!(
                "must be {}, but is {}",
                wanted(kind),
                type_of(error.instance())
            )
        }
        Kind::Required { property } => format!("must have the member {}", quoted(property)),
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            format!("must not have {}", members(unexpected))
        }
        Kind::MinProperties { limit } => format!("must have at least {}", n(*limit, "member")),
        Kind::MaxProperties { limit } => format!("must have at most {}", n(*limit, "member")),
        Kind::PropertyNames { error } => {
            format!("has a member whose name {}", message(error, root))
        }
        Kind::MinItems { limit } => format!("must have at least {}", n(*limit, "item")),
        Kind::MaxItems { limit } => format!("must have at most {}", n(*limit, "item")),
        Kind::AdditionalItems { limit } => {
            format!(
                "must have at most {}",
                n(u64::try_from(*limit).unwrap_or(u64::MAX), "item")
            )
        }
        Kind::UnevaluatedItems { .. } => "has items that no rule allows".to_owned(),
        Kind::UniqueItems => "must not have the same item twice".to_owned(),
        Kind::Contains => "has too few or too many items that match `contains`".to_owned(),
        _ => return None,
    })
}

/// No branch fits: tell what is wrong with the one that comes closest.
fn none_of(branches: &[Vec<ValidationError<'static>>], root: &Value) -> String {
    let depth = |errors: &[ValidationError<'_>]| {
        errors
            .iter()
            .map(|one| one.instance_path().segments().count())
            .max()
            .unwrap_or_default()
    };
    let wrong_kind = |errors: &[ValidationError<'_>]| {
        errors
            .iter()
            .any(|one| matches!(one.kind(), Kind::Type { .. } | Kind::Constant { .. }))
    };
    let closest = branches
        .iter()
        .filter(|errors| !errors.is_empty())
        .min_by_key(|errors| {
            (
                wrong_kind(errors),
                errors.len(),
                std::cmp::Reverse(depth(errors)),
            )
        });
    let count = branches.len();
    let Some(error) = closest.and_then(|errors| errors.first()) else {
        return format!("must match one of {count} alternatives");
    };
    let place = error.instance_path().as_str();
    let place = if place.is_empty() {
        String::new()
    } else {
        format!("`{place}` ")
    };
    let message = message(error, root);
    format!("must match one of {count} alternatives; in the closest, {place}{message}")
}

fn n(count: u64, what: &str) -> String {
    if count == 1 {
        format!("1 {what}")
    } else {
        format!("{count} {what}s")
    }
}

fn members(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    let word = if names.len() == 1 {
        "the member"
    } else {
        "the members"
    };
    format!("{word} {}", names.join(", "))
}

fn list(options: &Value) -> String {
    let Some(options) = options.as_array() else {
        return quoted(options);
    };
    let shown: Vec<_> = options.iter().take(12).map(quoted).collect();
    let more = if options.len() > shown.len() {
        ", …"
    } else {
        ""
    };
    format!("{}{more}", shown.join(", "))
}

fn quoted(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.chars().count() <= MAX_QUOTED {
        return format!("`{text}`");
    }
    let start: String = text.chars().take(MAX_QUOTED).collect();
    format!("`{start}…`")
}

fn wanted(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(one) => with_article(&one.to_string()).to_owned(),
        TypeKind::Multiple(set) => {
            let names: Vec<_> = set
                .iter()
                .map(|one| with_article(&one.to_string()))
                .collect();
            names.join(" or ")
        }
    }
}

fn with_article(name: &str) -> &'static str {
    match name {
        "null" => "null",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        "string" => "a string",
        "array" => "a list",
        _ => "an object",
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
