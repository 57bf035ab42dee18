//! Texts that must look like something.

use super::grammar::Pattern;

/// `openapi` in a 3.0 document. The official schema takes one digit behind `3.0.`.
pub(super) static VERSION_30: Pattern = Pattern {
    test: |text| {
        let Some(rest) = text.strip_prefix("3.0.") else {
            return false;
        };
        let mut chars = rest.chars();
        chars.next().is_some_and(|c| c.is_ascii_digit()) && is_pre_release(chars.as_str())
    },
    says: "a version such as `3.0.4`",
};

/// `openapi` in a 3.1 document.
pub(super) static VERSION_31: Pattern = Pattern {
    test: |text| is_patch(text, "3.1."),
    says: "a version such as `3.1.1`",
};

/// `openapi` in a 3.2 document.
pub(super) static VERSION_32: Pattern = Pattern {
    test: |text| is_patch(text, "3.2."),
    says: "a version such as `3.2.0`",
};

fn is_patch(text: &str, prefix: &str) -> bool {
    let Some(rest) = text.strip_prefix(prefix) else {
        return false;
    };
    let end = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    end.len() < rest.len() && is_pre_release(end)
}

fn is_pre_release(text: &str) -> bool {
    text.is_empty() || text.strip_prefix('-').is_some_and(is_one_line)
}

/// `.+` up to the end.
fn is_one_line(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\n', '\r', '\u{2028}', '\u{2029}'])
}

/// The dialect of Schema Objects in 3.1.
pub(super) static DIALECT_31: Pattern = Pattern {
    test: |text| is_dialect(text, "https://spec.openapis.org/oas/3.1/dialect/"),
    says: "`https://spec.openapis.org/oas/3.1/dialect/base`; no other dialect can be checked",
};

/// The dialect of Schema Objects in 3.2.
pub(super) static DIALECT_32: Pattern = Pattern {
    test: |text| is_dialect(text, "https://spec.openapis.org/oas/3.2/dialect/"),
    says: "`https://spec.openapis.org/oas/3.2/dialect/2025-09-17`; no other dialect can be checked",
};

/// Each iteration of the official schema knows only its own date; they are one dialect.
fn is_dialect(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|iteration| {
        let day = |c: char| c.is_ascii_digit() || c == '-';
        let date = iteration.len() == 10 && iteration.chars().all(day);
        date || matches!(iteration, "base" | "WORK-IN-PROGRESS")
    })
}

/// The name of a part in `components`.
pub(super) static COMPONENT: Pattern = Pattern {
    test: |text| {
        let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        !text.is_empty() && text.chars().all(fits)
    },
    says: "letters, digits, `.`, `_` and `-`",
};

/// A path.
pub(super) static PATH: Pattern = Pattern {
    test: |text| text.starts_with('/'),
    says: "a path that begins with `/`",
};

/// An extension.
pub(super) static EXTENSION: Pattern = Pattern {
    test: |text| text.starts_with("x-"),
    says: "a name that begins with `x-`",
};

/// A status of a response in 3.x.
pub(super) static STATUS: Pattern = Pattern {
    test: |text| match text.as_bytes() {
        [b'1'..=b'5', b'X', b'X'] => true,
        [b'1'..=b'5', rest @ ..] => rest.len() == 2 && rest.iter().all(u8::is_ascii_digit),
        _ => false,
    },
    says: "a status such as `200`, a range such as `4XX`, or `default`",
};

/// A status of a response in 2.0.
pub(super) static STATUS_20: Pattern = Pattern {
    test: |text| text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit()),
    says: "a status such as `200`, or `default`",
};

/// `token` of RFC 9110, section 5.6.2: names of headers and methods.
pub(super) static TOKEN: Pattern = Pattern {
    test: is_token,
    says: "a token of HTTP: letters, digits and some marks, no spaces",
};

fn is_token(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+.^_`|~-".contains(&b);
    !text.is_empty() && text.bytes().all(fits)
}

/// A method in `additionalOperations`.
pub(super) static OTHER_METHOD: Pattern = Pattern {
    test: |text| is_token(text) && !METHODS.contains(&text),
    says: "a method that has no field of its own",
};

const METHODS: [&str; 9] = [
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
];

/// The name of a parameter in the path.
pub(super) static NO_BRACES: Pattern = Pattern {
    test: |text| !text.is_empty() && !text.contains(['{', '}']),
    says: "the name without `{` and `}`",
};

/// The scheme of tokens, in any case.
pub(super) static BEARER: Pattern = Pattern {
    test: |text| text.eq_ignore_ascii_case("bearer"),
    says: "`bearer`",
};

/// An address without a fragment.
pub(super) static NO_FRAGMENT: Pattern = Pattern {
    test: |text| !text.contains('#'),
    says: "an address without `#`",
};

/// `$id`: only an empty fragment.
pub(super) static SCHEMA_ID: Pattern = Pattern {
    test: |text| !text.strip_suffix('#').unwrap_or(text).contains('#'),
    says: "an address without a fragment",
};

/// `$anchor` and `$dynamicAnchor`.
pub(super) static ANCHOR: Pattern = Pattern {
    test: |text| {
        let first = |c: char| c.is_ascii_alphabetic() || c == '_';
        let fits = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        text.starts_with(first) && text.chars().all(fits)
    },
    says: "a name of letters, digits, `-`, `.` and `_` that begins with a letter",
};

/// `host` of 2.0: a name, perhaps with a port.
pub(super) static HOST: Pattern = Pattern {
    test: |text| {
        let fits = |name: &str| !name.is_empty() && !name.contains(['{', '}', '/', ' ', ':', '\\']);
        match text.rsplit_once(':') {
            Some((name, port)) => {
                fits(name) && !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit())
            }
            None => fits(text),
        }
    },
    says: "a host, perhaps with a port: no scheme, no path",
};

/// `basePath` of 2.0.
pub(super) static BASE_PATH: Pattern = Pattern {
    test: |text| text.starts_with('/'),
    says: "a path that begins with `/`",
};
