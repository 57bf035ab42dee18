//! JSON numbers, `true`, `false`, `null`, and words that are none of them.

use memchr::memchr2;

use super::scan::Token;
use crate::build::Builder;
use crate::error::Fault;
use crate::node::NodeKind;

/// Reads the word that begins at `start`; it has at least one character.
pub(super) fn read(text: &str, start: usize, builder: &mut Builder<'_>) -> (Token, usize) {
    let rest = text.get(start..).unwrap_or_default();
    if rest.starts_with('\'') {
        return (Token::Word, start + single_quoted(rest));
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"');
    let length = rest.find(ends).filter(|&length| length > 0);
    // A blank that JSON does not know, such as a no-break space, is a word of its own.
    let own = rest.chars().next().filter(|&c| ends(c)).map(char::len_utf8);
    let length = own.or(length).unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or_default();
    let token = match word {
        "true" | "false" => Token::Scalar(NodeKind::Bool),
        "null" => Token::Scalar(NodeKind::Null),
        _ if is_number(word) => Token::Scalar(NodeKind::Number),
        _ if looks_like_number(word) => {
            let fault = Fault::new(
                start..start + length,
                format!("`{word}` is not a JSON number."),
            );
            builder.fault(fault.hint("Write it like 12, -0.5 or 1e6, or put it in quotes."));
            Token::Scalar(NodeKind::Number)
        }
        _ => Token::Word,
    };
    (token, start + length)
}

/// To the closing quote on the same line, or to the end of the word.
fn single_quoted(rest: &str) -> usize {
    let inner = rest.as_bytes().get(1..).unwrap_or_default();
    // Looking no further than the word goes keeps long lines of such words linear.
    let Some(stop) = memchr2(b'\'', b'\n', inner) else {
        return rest.len();
    };
    let before = inner.get(..stop).unwrap_or_default();
    match inner.get(stop) {
        Some(b'\'') => stop + 2,
        _ if before.ends_with(b"\r") => stop,
        _ => stop + 1,
    }
}

/// Whether a word is a number by the grammar of RFC 8259, section 6.
pub(crate) fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|e| e.strip_prefix(['+', '-']).unwrap_or(e));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Something that was meant as a number: `01`, `.5`, `1.`, `+1`.
fn looks_like_number(word: &str) -> bool {
    let first = word.trim_start_matches(['+', '-', '.']);
    first.starts_with(|c: char| c.is_ascii_digit()) && word.parse::<f64>().is_ok()
}
