//! `a=1&token=2` -> `a=1&token=***`: queries and forms, whole or cut off.

use std::borrow::Cow;

use percent_encoding::percent_decode;

use super::{Found, STARS, Secrets};

/// Bytes of the longest name of a pair in a text that nothing else says to be pairs.
const LONGEST_NAME: usize = 200;

/// Whether a text begins like `name=`.
pub(super) fn looks_like_it(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let is_of_name = |byte: &&u8| !byte.is_ascii_whitespace() && !b"&=<>{}\"'\0".contains(byte);
    let length = text.iter().take_while(is_of_name).count();
    (1..=LONGEST_NAME).contains(&length) && text.get(length) == Some(&b'=')
}

/// `None` when there is nothing to mask.
pub(super) fn mask(text: &[u8], secrets: Secrets<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let mut any = false;
    let pairs: Vec<_> = text
        .split(|byte| *byte == b'&')
        .map(|pair| {
            let masked = mask_pair(pair, secrets, found);
            any |= masked.is_some();
            masked.map_or(Cow::Borrowed(pair), Cow::Owned)
        })
        .collect();
    any.then(|| pairs.join(&b'&'))
}

fn mask_pair(pair: &[u8], secrets: Secrets<'_>, found: &mut Found) -> Option<Vec<u8>> {
    let equals = pair.iter().position(|byte| *byte == b'=')?;
    let (name, value) = (pair.get(..equals)?, pair.get(equals + 1..)?);
    let decoded = decode(name);
    if value.is_empty() || !secrets.is_parameter(&decoded) {
        return None;
    }
    found.add(value);
    found.add(decode(value).as_bytes());
    Some([name, b"=", STARS.as_bytes()].concat())
}

fn decode(text: &[u8]) -> String {
    let spaced: Vec<u8> = text
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    percent_decode(&spaced).decode_utf8_lossy().into_owned()
}
