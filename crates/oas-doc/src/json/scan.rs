//! One token of JSON at a time.

use memchr::{memchr2, memmem};

use crate::build::Builder;
use crate::error::Fault;
use crate::json::{Place, number, string};
use crate::node::NodeKind;

/// A piece of the text that the grammar knows, or a word that it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Open(NodeKind),
    Close(NodeKind),
    Comma,
    Colon,
    /// A string, with its text where escapes change it.
    String(Option<String>),
    /// A number, `true`, `false` or `null`.
    Scalar(NodeKind),
    /// Characters that are no value.
    Word,
    EndOfText,
}

#[derive(Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        Self { text, at }
    }

    pub(super) fn next(&mut self, builder: &mut Builder<'_>) -> (Token, Place) {
        self.skip_blanks(builder);
        let start = self.at;
        let Some(&byte) = self.text.as_bytes().get(start) else {
            return (Token::EndOfText, Place { start, end: start });
        };
        let single = match byte {
            b'{' => Some(Token::Open(NodeKind::Mapping)),
            b'}' => Some(Token::Close(NodeKind::Mapping)),
            b'[' => Some(Token::Open(NodeKind::Sequence)),
            b']' => Some(Token::Close(NodeKind::Sequence)),
            b',' => Some(Token::Comma),
            b':' => Some(Token::Colon),
            _ => None,
        };
        let token = if let Some(token) = single {
            self.at += 1;
            token
        } else if byte == b'"' {
            let (text, end) = string::read(self.text, start, builder);
            self.at = end;
            Token::String(text)
        } else {
            let (token, end) = number::read(self.text, start, builder);
            self.at = end;
            token
        };
        let end = self.at;
        (token, Place { start, end })
    }

    fn skip_blanks(&mut self, builder: &mut Builder<'_>) {
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let blanks = rest
                .iter()
                .take_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'));
            self.at += blanks.count();
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let length = match rest {
                [b'/', b'/', ..] => memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()),
                [b'/', b'*', ..] => memmem::find(rest, b"*/").map_or(rest.len(), |at| at + 2),
                _ => return,
            };
            let span = self.at..self.at + length;
            let fault = Fault::new(span, "JSON has no comments.");
            builder.fault(fault.hint("Remove it, or keep this document as YAML."));
            self.at += length;
        }
    }
}
