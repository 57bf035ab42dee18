//! Reads base 64, in which the driver sends its pictures.

/// The bytes; `None` when the text is not base 64.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut n_bits) = (0_u32, 0_u32);
    for byte in text
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=')
    {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            out.push(u8::try_from(bits >> n_bits & 0xff).ok()?);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_what_the_rfc_shows() {
        assert_eq!(decode("Zm9vYmE=").as_deref(), Some(b"fooba".as_slice()));
        assert_eq!(decode("Zm9v\nYmFy").as_deref(), Some(b"foobar".as_slice()));
        assert_eq!(decode("Zm9v*"), None);
    }
}
