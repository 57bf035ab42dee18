//! Texts that hold another document: `contentSchema`, `contentMediaType`, `contentEncoding`.
//!
//! Source: JSON Schema 2020-12, validation, section 8; RFC 4648 for the encodings.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE},
};
use serde_json::Value;

use super::{Generator, Place};
use crate::{fakers, media::Media, shape::Shape};

/// RFC 4648, section 6.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

impl Generator<'_> {
    /// The document inside, written in its encoding; `None` where the schema says nothing of one.
    pub(super) fn encoded(&mut self, shape: &Shape, place: &Place) -> Option<String> {
        let schema = &shape.schema;
        let media = schema.content_media_type.as_deref().and_then(Media::parse);
        let holds_json = media.map_or(schema.content_schema.is_some(), |media| media.is_json());
        let encoding = schema
            .content_encoding
            .as_deref()
            .map(str::to_ascii_lowercase);
        if !holds_json && encoding.is_none() {
            return None;
        }
        let inner = if holds_json {
            let parts: Vec<_> = schema.content_schema.into_iter().collect();
            let inner = Place {
                depth: place.depth + 1,
                ..place.clone()
            };
            let value = match parts.is_empty() {
                true => Some(Value::Object(serde_json::Map::new())),
                false => self.value(&parts, &inner),
            };
            value?.to_string()
        } else {
            fakers::phrase(&mut self.draw(place), place)
        };
        Some(encode(encoding.as_deref(), inner))
    }
}

fn encode(encoding: Option<&str>, text: String) -> String {
    match encoding {
        Some("base64") => STANDARD.encode(text),
        Some("base64url") => URL_SAFE.encode(text),
        Some("base32") => base32(text.as_bytes()),
        Some("base16") => text.bytes().map(|byte| format!("{byte:02X}")).collect(),
        // 7bit, 8bit, binary and quoted-printable leave such texts as they are.
        _ => text,
    }
}

fn base32(bytes: &[u8]) -> String {
    let mut out = String::new();
    for group in bytes.chunks(5) {
        let mut bits = [0u8; 8];
        bits[3..3 + group.len()].copy_from_slice(group);
        let number = u64::from_be_bytes(bits);
        let n_letters = (group.len() * 8).div_ceil(5);
        for place in 0..8 {
            let letter = BASE32[(number >> (35 - 5 * place)) as usize & 31];
            out.push(if place < n_letters {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base32;

    #[test]
    fn base32_is_that_of_the_standard() {
        let vectors = [
            ("", ""),
            ("f", "MY======"),
            ("fo", "MZXQ===="),
            ("foo", "MZXW6==="),
            ("foob", "MZXW6YQ="),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI======"),
        ];
        for (text, encoded) in vectors {
            assert_eq!(base32(text.as_bytes()), encoded);
        }
    }
}
