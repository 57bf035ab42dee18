//! What a plain scalar is.
//!
//! Source: YAML 1.2.2, section 10.3.2, "Tag resolution".

use crate::node::NodeKind;

/// The kind of a scalar without quotes and tag.
pub(crate) fn kind_of_plain(text: &str) -> NodeKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => NodeKind::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => NodeKind::Bool,
        _ if is_number(text) => NodeKind::Number,
        _ => NodeKind::String,
    }
}

/// Words that are text here, but booleans to readers of YAML 1.1.
pub(crate) fn is_boolean_elsewhere(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null"
    )
}

fn is_number(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0o") {
        return all(digits, |b| (b'0'..=b'7').contains(b));
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return all(digits, u8::is_ascii_hexdigit);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" => true,
        ".nan" | ".NaN" | ".NAN" => unsigned.len() == text.len(),
        _ => is_decimal(unsigned),
    }
}

fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let exponent = exponent.map(|e| e.strip_prefix(['+', '-']).unwrap_or(e));
    let mantissa = match mantissa.split_once('.') {
        Some(("", fraction)) => digits(fraction),
        Some((whole, fraction)) => digits(whole) && (fraction.is_empty() || digits(fraction)),
        None => digits(mantissa),
    };
    mantissa && exponent.is_none_or(digits)
}

fn digits(text: &str) -> bool {
    all(text, u8::is_ascii_digit)
}

fn all(text: &str, is_digit: impl Fn(&u8) -> bool) -> bool {
    !text.is_empty() && text.as_bytes().iter().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_core_schema() {
        for text in [
            "0", "-1", "+12", "0755", "1.", ".5", "-.5e-3", "1e6", "0o17", "0xfF", ".inf", "-.INF",
            ".nan",
        ] {
            assert_eq!(kind_of_plain(text), NodeKind::Number, "{text}");
        }
    }

    #[test]
    fn text_that_other_readers_take_for_something_else() {
        for text in [
            "no",
            "on",
            "Yes",
            "1_000",
            "12:30",
            "2024-01-02",
            "0b1",
            "0o8",
            "1e",
            ".",
            "-",
            "+.nan",
            "1.2.3",
            "0x",
            "e5",
            "tRUE",
        ] {
            assert_eq!(kind_of_plain(text), NodeKind::String, "{text}");
        }
    }
}
