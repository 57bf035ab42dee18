//! JSON strings and their escapes.

use memchr::memchr2;

use crate::build::Builder;
use crate::error::Fault;

/// Reads the string whose opening quote is at `start`.
///
/// Gives the text, where escapes make it differ from what is written, and the end.
pub(super) fn read(text: &str, start: usize, builder: &mut Builder<'_>) -> (Option<String>, usize) {
    let mut decoded: Option<String> = None;
    let mut at = start + 1;
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let stop = memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        let run = rest.get(..stop).unwrap_or_default();
        if let Some(length) = line_end(run, at, builder) {
            return not_closed(text, start, at, at + length, decoded, builder);
        }
        if let Some(decoded) = &mut decoded {
            decoded.push_str(text.get(at..at + stop).unwrap_or_default());
        }
        match rest.get(stop) {
            Some(b'"') => return (decoded, at + stop + 1),
            Some(_) => {
                let so_far = text.get(start + 1..at + stop).unwrap_or_default();
                let decoded = decoded.get_or_insert_with(|| so_far.to_owned());
                at = escape(text, at + stop, decoded, builder);
            }
            None => return not_closed(text, start, at + stop, at + stop, decoded, builder),
        }
    }
}

/// Where a line ends within a run of plain characters. Other control characters are reported.
fn line_end(run: &[u8], offset: usize, builder: &mut Builder<'_>) -> Option<usize> {
    if !run.iter().fold(false, |found, &b| found | (b < 0x20)) {
        return None;
    }
    for (at, &byte) in run.iter().enumerate().filter(|&(_, &byte)| byte < 0x20) {
        if matches!(byte, b'\n' | b'\r') {
            return Some(at);
        }
        let span = offset + at..offset + at + 1;
        let fault = Fault::new(span, "A control character stands in a string as it is.");
        builder.fault(fault.hint(format!("Write it as \\u{byte:04x}; a tab as \\t.")));
    }
    None
}

/// The string ends with the line, as people mean it. Its text has no closing quote to leave out.
fn not_closed(
    text: &str,
    start: usize,
    decoded_to: usize,
    end: usize,
    decoded: Option<String>,
    builder: &mut Builder<'_>,
) -> (Option<String>, usize) {
    let fault = Fault::new(start..end, "The string is not closed.");
    builder.fault(fault.hint("Add `\"` at its end; a line break inside it is written \\n."));
    let rest = text.get(decoded_to..end).unwrap_or_default();
    let value = match decoded {
        Some(decoded) => decoded + rest,
        None => text.get(start + 1..end).unwrap_or_default().to_owned(),
    };
    (Some(value), end)
}

/// Reads the escape whose backslash is at `at` and gives its end.
fn escape(text: &str, at: usize, decoded: &mut String, builder: &mut Builder<'_>) -> usize {
    let Some(c) = text.get(at + 1..).and_then(|rest| rest.chars().next()) else {
        return at + 1;
    };
    let plain = match c {
        '"' | '\\' | '/' => c,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode(text, at, decoded, builder),
        _ => {
            let fault = Fault::new(at..at + 1 + c.len_utf8(), format!("`\\{c}` is no escape."));
            builder.fault(fault.hint("Write a backslash as \\\\."));
            decoded.push('\\');
            if matches!(c, '\n' | '\r') {
                return at + 1;
            }
            c
        }
    };
    decoded.push(plain);
    at + 1 + c.len_utf8()
}

fn unicode(text: &str, at: usize, decoded: &mut String, builder: &mut Builder<'_>) -> usize {
    let Some(first) = hex4(text, at) else {
        let fault = Fault::new(
            at..at + 2,
            "`\\u` has to be followed by four hexadecimal digits.",
        );
        builder.fault(fault.hint("For example \\u00e9 for é."));
        decoded.push_str("\\u");
        return at + 2;
    };
    if let Some(c) = char::from_u32(first) {
        decoded.push(c);
        return at + 6;
    }
    let second = hex4(text, at + 6).filter(|low| (0xdc00..0xe000).contains(low));
    if let Some(low) = second.filter(|_| first < 0xdc00) {
        let c = 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00);
        decoded.push(char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER));
        return at + 12;
    }
    let fault = Fault::new(at..at + 6, "Half of a surrogate pair is not a character.");
    builder.fault(fault.hint("Write both halves, or the character itself."));
    decoded.push(char::REPLACEMENT_CHARACTER);
    at + 6
}

/// The four digits of the `\u` escape at `at`.
fn hex4(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok()
}
