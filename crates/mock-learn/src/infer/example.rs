//! Bodies that may be shown as examples: small, and without secrets.

use mock_core::MASK;
use serde_json::Value;

/// Larger bodies explain less than their schema.
const MAX_BYTES: usize = 2_000;

/// Parts of names of members that hold secrets, in lower case without signs.
const SECRET_NAMES: [&str; 14] = [
    "password",
    "passwd",
    "secret",
    "token",
    "apikey",
    "authorization",
    "credential",
    "privatekey",
    "accesskey",
    "cvc",
    "cvv",
    "cardnumber",
    "pin",
    "ssn",
];

/// Beginnings of secrets of well-known kinds.
const SECRET_VALUES: [&str; 14] = [
    "eyJ",
    "sk_",
    "pk_",
    "rk_",
    "whsec_",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "xox",
    "AKIA",
    "Bearer ",
    "-----BEGIN",
];

/// The value, where it may stand in a document.
pub(crate) fn of(value: &Value, n_bytes: usize) -> Option<Value> {
    let fine = n_bytes <= MAX_BYTES && !has_secret(value);
    fine.then(|| value.clone())
}

fn has_secret(value: &Value) -> bool {
    match value {
        Value::String(text) => is_secret(text),
        Value::Array(items) => items.iter().any(has_secret),
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| is_secret_name(name) || has_secret(member)),
        _ => false,
    }
}

/// Whether a text looks like a secret, or has a part that was masked.
pub(crate) fn is_secret(text: &str) -> bool {
    text.contains(MASK) || SECRET_VALUES.iter().any(|start| text.starts_with(start))
}

/// Whether what stands under this name is likely a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_lowercase();
    let short = ["pin", "ssn", "cvc", "cvv"];
    SECRET_NAMES.iter().any(|part| match short.contains(part) {
        true => plain == *part,
        false => plain.contains(part),
    })
}
