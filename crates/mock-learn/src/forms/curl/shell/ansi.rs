//! Escapes of `$'…'`, as bash and zsh read them.

/// What stands for an escape of `$'…'`, given after its backslash, and how long it is.
pub(super) fn ansi_escape(text: &str) -> (Vec<u8>, usize) {
    let Some(first) = text.chars().next() else {
        return (vec![b'\\'], 0);
    };
    let simple = match first {
        'n' => b'\n',
        't' => b'\t',
        'r' => b'\r',
        'a' => 7,
        'b' => 8,
        'e' | 'E' => 27,
        'f' => 12,
        'v' => 11,
        '\\' | '\'' | '"' | '?' => first as u8,
        '0'..='7' => {
            let (value, length) = digits(text, 8, 3);
            return (vec![value as u8], length);
        }
        'x' => return numbered(text, 2, |value| vec![value as u8]),
        'u' => return code_unit(text),
        'U' => return numbered(text, 8, character),
        other => return (format!("\\{other}").into_bytes(), other.len_utf8()),
    };
    (vec![simple], 1)
}

fn numbered(text: &str, most: usize, bytes: impl Fn(u32) -> Vec<u8>) -> (Vec<u8>, usize) {
    let (value, length) = digits(&text[1..], 16, most);
    if length == 0 {
        return (format!("\\{}", &text[..1]).into_bytes(), 1);
    }
    (bytes(value), length + 1)
}

/// `uXXXX`; two that are a pair of surrogates, as Chrome writes them, are the character they mean.
fn code_unit(text: &str) -> (Vec<u8>, usize) {
    let (high, length) = digits(&text[1..], 16, 4);
    let after = &text[1 + length..];
    if let (0xD800..0xDC00, Some(low)) = (high, after.strip_prefix("\\u")) {
        let (low, more) = digits(low, 16, 4);
        if (0xDC00..0xE000).contains(&low) {
            let both = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            return (character(both), 1 + length + 2 + more);
        }
    }
    numbered(text, 4, character)
}

fn character(value: u32) -> Vec<u8> {
    let one = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
    one.to_string().into_bytes()
}

fn digits(text: &str, radix: u32, most: usize) -> (u32, usize) {
    let values = text.chars().take(most).map_while(|one| one.to_digit(radix));
    values.fold((0, 0), |(value, length), digit| {
        (value * radix + digit, length + 1)
    })
}
