//! Segments of paths, and those that say where an API is.
//!
//! In:  a path.
//! Out: its [`Segment`]s.

use std::borrow::Cow;

/// One segment of a path.
#[derive(Debug, Clone)]
pub(crate) struct Segment<'p> {
    /// As sent, but for escapes that mean nothing: `a%5Fb` is `a_b`.
    pub(crate) raw: Cow<'p, str>,
    pub(crate) decoded: String,
}

/// The segments of a path: `/a%2Fb/` -> `a/b` and an empty one.
pub(crate) fn segments(path: &str) -> Vec<Segment<'_>> {
    let rest = path.strip_prefix('/').unwrap_or(path);
    let segment = |raw| Segment {
        raw: plain(raw),
        decoded: percent_encoding::percent_decode_str(raw)
            .decode_utf8_lossy()
            .into_owned(),
    };
    rest.split('/').map(segment).collect()
}

/// A segment without the escapes of characters that need none (RFC 3986, section 6.2.2.2).
fn plain(raw: &str) -> Cow<'_, str> {
    let mut parts = raw.split('%');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code.map(char::from) {
            Some(c) if c.is_ascii_alphanumeric() || "-._~".contains(c) => {
                text.push(c);
                text.push_str(&part[2..]);
            }
            _ => {
                text.push('%');
                text.push_str(part);
            }
        }
    }
    match text == raw {
        true => Cow::Borrowed(raw),
        false => Cow::Owned(text),
    }
}

/// Whether only words stand before that say where the API is, not what it is about.
pub(crate) fn is_base(before: &[Segment<'_>]) -> bool {
    before.iter().all(|one| is_base_word(&one.raw))
}

/// Words that say where an API is: `api`, `rest`, `v1`, `2010-04-01`.
pub(crate) fn is_base_word(word: &str) -> bool {
    matches!(word, "api" | "apis" | "rest") || is_version(word, 0)
}

/// `v1`, `v2.1`, `2010-04-01`, and single digits below `api`.
pub(crate) fn is_version(word: &str, depth: usize) -> bool {
    let number = word.strip_prefix('v').filter(|rest| !rest.is_empty());
    let numbered = number.is_some_and(|rest| {
        let fine = |b: u8| b.is_ascii_digit() || b == b'.';
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.bytes().all(fine)
    });
    let dated = super::format::is_date(word);
    let counted = depth > 0 && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    numbered || dated || counted
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn escapes_without_meaning_go() {
        let all = [
            "enable%5Fall",
            "a%2Fb",
            "%zz%4",
            "%C3%A9%41",
            "plain",
            "%+1",
        ];
        let plain = all.map(plain);
        assert_eq!(
            plain,
            ["enable_all", "a%2Fb", "%zz%4", "%C3%A9A", "plain", "%+1"]
        );
    }
}
