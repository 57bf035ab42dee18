//! Text mended while it streams in, so that one bad byte does not cost the file.
//!
//! A byte order mark is dropped, bytes that are no UTF-8 and halves of surrogate pairs
//! (`\ud83d` alone, which scripts may write) become U+FFFD.

use std::io::{self, Read};

const CHUNK: usize = 64 << 10;
/// The longest escape: a pair of surrogates, `\ud83d\ude00`.
const ESCAPE: usize = 12;
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A reader whose output is UTF-8 and, as JSON, free of halved surrogates.
#[derive(Debug)]
pub(super) struct Mended<R> {
    input: R,
    raw: Vec<u8>,
    text: Vec<u8>,
    ready: Vec<u8>,
    taken: usize,
    ended: bool,
    started: bool,
    /// How many places were mended.
    pub(super) n_mended: usize,
}

impl<R: Read> Mended<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            raw: Vec::new(),
            text: Vec::new(),
            ready: Vec::new(),
            taken: 0,
            ended: false,
            started: false,
            n_mended: 0,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        while self.ready.is_empty() && !(self.ended && self.raw.is_empty() && self.text.is_empty())
        {
            let before = self.raw.len();
            self.raw.resize(before + CHUNK, 0);
            let read = read_some(&mut self.input, &mut self.raw[before..]);
            let count = *read.as_ref().unwrap_or(&0);
            self.raw.truncate(before + count);
            self.ended = read? == 0;
            if !self.started && (self.ended || self.raw.len() >= MARK.len()) {
                self.started = true;
                if self.raw.starts_with(MARK) {
                    self.raw.drain(..MARK.len());
                }
            }
            if self.started {
                self.mend_bytes();
                self.mend_escapes();
            }
        }
        Ok(())
    }

    /// Moves what is definite from `raw` to `text`.
    fn mend_bytes(&mut self) {
        let mut at = 0;
        loop {
            let rest = &self.raw[at..];
            let Err(error) = std::str::from_utf8(rest) else {
                self.text.extend_from_slice(rest);
                at = self.raw.len();
                break;
            };
            self.text.extend_from_slice(&rest[..error.valid_up_to()]);
            at += error.valid_up_to();
            let bad = match error.error_len() {
                Some(length) => length,
                None if self.ended => self.raw.len() - at,
                None => break,
            };
            at += bad;
            self.text.extend_from_slice("\u{FFFD}".as_bytes());
            self.n_mended += 1;
        }
        self.raw.drain(..at);
    }

    /// Moves what is definite from `text` to `ready`.
    fn mend_escapes(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            let rest = &self.text[at..];
            let Some(next) = memchr::memchr(b'\\', rest) else {
                self.ready.extend_from_slice(rest);
                at = self.text.len();
                break;
            };
            self.ready.extend_from_slice(&rest[..next]);
            at += next;
            let escape = &self.text[at..];
            if escape.len() < ESCAPE && !self.ended {
                break;
            }
            let (length, is_sound) = escape_at(escape);
            if is_sound {
                self.ready.extend_from_slice(&escape[..length]);
            } else {
                self.ready.extend_from_slice(b"\\ufffd");
                self.n_mended += 1;
            }
            at += length;
        }
        self.text.drain(..at);
    }
}

fn read_some(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// The length of the escape that `text` begins with, and whether it stands for a character.
fn escape_at(text: &[u8]) -> (usize, bool) {
    match unit(text) {
        None => (text.len().min(2), true),
        Some(0xD800..0xDC00) => match unit(&text[6..]) {
            Some(0xDC00..0xE000) => (12, true),
            _ => (6, false),
        },
        Some(0xDC00..0xE000) => (6, false),
        Some(_) => (6, true),
    }
}

/// The code unit of `\uXXXX`.
fn unit(text: &[u8]) -> Option<u16> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

impl<R: Read> Read for Mended<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.ready.len() {
            self.refill()?;
        }
        let rest = &self.ready[self.taken..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.taken += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives its bytes in small pieces.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn mended(bytes: &[u8]) -> (String, usize) {
        let mut results = [1, 2, 5, 100_000].map(|step| {
            let mut reader = Mended::new(Drip(bytes, step));
            let mut text = String::new();
            reader.read_to_string(&mut text).unwrap();
            (text, reader.n_mended)
        });
        assert!(
            results.windows(2).all(|pair| pair[0] == pair[1]),
            "{results:?}"
        );
        std::mem::take(&mut results[0])
    }

    #[test]
    fn sound_text_stays() {
        let text = "\"é\\\\ud83d \\ud83d\\ude00 \\n\\u00e9 €\"";
        assert_eq!(mended(text.as_bytes()), (text.to_owned(), 0));
    }

    #[test]
    fn a_byte_order_mark_goes() {
        assert_eq!(mended(b"\xEF\xBB\xBF{}"), ("{}".to_owned(), 0));
        assert_eq!(mended(b"\xEF\xBB\xBF"), (String::new(), 0));
    }

    #[test]
    fn halves_and_bad_bytes_are_replaced() {
        assert_eq!(mended(b"a\xFFb"), ("a\u{FFFD}b".to_owned(), 1));
        assert_eq!(mended(b"a\xE2\x82"), ("a\u{FFFD}".to_owned(), 1));
        assert_eq!(mended(br"\ud83d\n"), (r"\ufffd\n".to_owned(), 1));
        assert_eq!(mended(br"\ude00\ud83d"), (r"\ufffd\ufffd".to_owned(), 2));
        assert_eq!(
            mended(br"\ud83d\ud83d\ude00"),
            (r"\ufffd\ud83d\ude00".to_owned(), 1)
        );
    }

    #[test]
    fn a_cut_escape_is_left_to_the_parser() {
        assert_eq!(mended(br"\"), (r"\".to_owned(), 0));
        assert_eq!(mended(br"\ud8"), (r"\ud8".to_owned(), 0));
    }
}
