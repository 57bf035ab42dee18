//! Text as a literal.

use base64::{Engine, engine::general_purpose::STANDARD};

/// A word of a POSIX shell: bare where nothing in it means anything to a shell.
pub(super) fn word(text: &str) -> String {
    let is_plain = |one: char| one.is_ascii_alphanumeric() || "-_./:@%+,".contains(one);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A string of JavaScript and Python: the escapes of JSON mean the same in both.
pub(super) fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A command of a POSIX shell that prints these bytes. `printf` is built in, so that the length of
/// arguments does not matter.
pub(super) fn printed(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => format!("printf %s {}", word(text)),
        _ => format!("printf %s {} | base64 -d", word(&STANDARD.encode(bytes))),
    }
}

/// Lines of comments that begin with `mark`.
pub(super) fn comments(remarks: &[String], mark: &str) -> String {
    remarks
        .iter()
        .map(|remark| format!("{mark} {remark}\n"))
        .collect()
}

/// Parts of a command, on one line or one a line.
pub(super) fn command(parts: &[String], one_line: bool) -> String {
    parts.join(if one_line { " " } else { " \\\n  " })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_shell() {
        assert_eq!(word("it's"), r"'it'\''s'");
        assert_eq!(word("a b"), "'a b'");
        assert_eq!(word(""), "''");
        assert_eq!(word("POST"), "POST");
        assert_eq!(word("a\n$b"), "'a\n$b'");
    }
}
