//! Formats that the validator does not know, or reads otherwise than their registration.

use std::error::Error;

use boon::Format;
use serde_json::Value;

type Verdict = Result<(), Box<dyn Error>>;

/// All of them.
#[must_use]
pub fn all() -> Vec<Format> {
    vec![
        Format {
            name: "int32",
            func: |value| {
                whole_between(
                    value,
                    -2_147_483_648.0,
                    2_147_483_647.0,
                    "no whole number of 32 bits",
                )
            },
        },
        Format {
            name: "int64",
            func: |value| {
                whole_between(
                    value,
                    -9_223_372_036_854_775_808.0,
                    9_223_372_036_854_775_807.0,
                    "no whole number of 64 bits",
                )
            },
        },
        Format {
            name: "byte",
            func: base64,
        },
        Format {
            name: "base64url",
            func: base64url,
        },
        Format {
            name: "uri-template",
            func: uri_template,
        },
    ]
}

fn whole_between(value: &Value, least: f64, most: f64, otherwise: &str) -> Verdict {
    let Some(number) = value.as_f64() else {
        return Ok(());
    };
    let fits = number.fract() == 0.0 && (least..=most).contains(&number);
    fits.then_some(()).ok_or_else(|| otherwise.into())
}

/// RFC 4648, section 4; line ends as MIME writes them are let through.
fn base64(value: &Value) -> Verdict {
    use base64::Engine as _;
    let Some(text) = value.as_str() else {
        return Ok(());
    };
    let text: String = text.split_ascii_whitespace().collect();
    base64::engine::general_purpose::STANDARD
        .decode(text)
        .map(drop)
        .map_err(|_| "not base64".into())
}

/// RFC 4648, section 5, with its padding or without.
fn base64url(value: &Value) -> Verdict {
    use base64::Engine as _;
    let Some(text) = value.as_str() else {
        return Ok(());
    };
    base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(text.trim_end_matches('='))
        .map(drop)
        .map_err(|_| "not base64url".into())
}

/// RFC 6570: each brace has its partner, none inside another, nothing that is no character of it.
fn uri_template(value: &Value) -> Verdict {
    let Some(text) = value.as_str() else {
        return Ok(());
    };
    let mut open = false;
    for c in text.chars() {
        match c {
            '{' if !open => open = true,
            '}' if open => open = false,
            '{' | '}' => return Err("braces without partner".into()),
            '"' | '\'' | '<' | '>' | '\\' | '^' | '`' | ' ' => {
                return Err(format!("`{c}` is not allowed").into());
            }
            _ => {}
        }
    }
    (!open)
        .then_some(())
        .ok_or_else(|| "braces without partner".into())
}
