//! Reads JSON, and most of what people mean by it.
//!
//! Source: RFC 8259. A loop over an expectation, not a recursion, so depth costs no stack.
//! Where the text breaks the grammar the fault is noted and reading goes on with what was
//! probably meant, because the rest of the document is still worth showing.

mod fault;
mod number; // numbers and bare words
mod scan; // one token at a time
mod string; // strings and their escapes // what to say when the grammar is broken

use crate::block::Style;
use crate::build::{Builder, Key, MAX_DEPTH, Scalar};
use crate::node::NodeKind;
pub(crate) use number::is_number;
use scan::{Scanner, Token};

/// What the grammar allows next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// A value; `after_comma` tells the comma that would be left over without one.
    Value {
        after_comma: Option<usize>,
    },
    /// A key, or the end of the object.
    Key {
        after_comma: Option<usize>,
    },
    Colon,
    CommaOrEnd,
    /// Nothing: the document is complete.
    End,
}

/// Fills the builder from its text.
pub(crate) fn read(builder: &mut Builder<'_>) {
    let text = builder.text;
    let mut scanner = Scanner::new(text);
    let mut reader = Reader {
        builder,
        expect: Expect::Value { after_comma: None },
    };
    loop {
        let (token, place) = scanner.next(reader.builder);
        if !reader.take(token, place) {
            break;
        }
    }
}

/// Where the members of [`read_members`] end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Where the key of the next member begins.
    Key(usize),
    /// At the bracket that closes the object.
    Close(usize),
}

/// Reads members of an object from the middle of a document; the first one begins the text.
/// `begin` says whether it is the first of the object.
///
/// Gives whether the text goes on at `stop` as it did; if not, it has to be read from further
/// outside.
pub(crate) fn read_members(builder: &mut Builder<'_>, begin: bool, stop: Stop) -> bool {
    let text = builder.text;
    let (Stop::Key(end) | Stop::Close(end)) = stop;
    let mut scanner = Scanner::new(text);
    builder.open(NodeKind::Mapping, Style::Flow, 0);
    let after_comma = (!begin).then_some(0);
    let mut reader = Reader {
        builder,
        expect: Expect::Key { after_comma },
    };
    loop {
        let (token, place) = scanner.next(reader.builder);
        if place.start >= end || token == Token::EndOfText {
            return place.start == end && reader.may_stop(stop);
        }
        if !reader.take(token, place) {
            return false;
        }
    }
}

/// The span of a token, cheap to copy.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
}

struct Reader<'b, 't> {
    builder: &'b mut Builder<'t>,
    expect: Expect,
}

impl Reader<'_, '_> {
    /// Whether a key, or the bracket that closes the outermost object, may follow.
    fn may_stop(&self, stop: Stop) -> bool {
        let expected = match (stop, self.expect) {
            (Stop::Key(_), Expect::Key { .. }) | (Stop::Close(_), Expect::CommaOrEnd) => true,
            (Stop::Close(_), Expect::Key { after_comma }) => after_comma.is_none(),
            _ => false,
        };
        expected && self.builder.n_open() == 1
    }

    /// Whether to go on.
    fn take(&mut self, token: Token, at: Place) -> bool {
        if matches!(token, Token::EndOfText) {
            fault::end_of_text(self.builder, self.expect, at);
            return false;
        }
        match self.expect {
            Expect::End => {
                fault::extra(self.builder, at);
                false
            }
            Expect::Value { after_comma } => self.value(token, at, after_comma),
            Expect::Key { after_comma } => self.key(token, at, after_comma),
            Expect::Colon => self.colon(token, at),
            Expect::CommaOrEnd => self.comma_or_end(token, at),
        }
    }

    fn value(&mut self, token: Token, at: Place, after_comma: Option<usize>) -> bool {
        match token {
            Token::Open(kind) => return self.open(kind, at),
            Token::Close(kind) => {
                match after_comma {
                    Some(comma) => fault::trailing_comma(self.builder, comma),
                    None => self.missing_value(kind, at),
                }
                return self.close(kind, at);
            }
            Token::Comma | Token::Colon => {
                fault::missing_value(self.builder, at);
                if token == Token::Comma && self.builder.key_end().is_some() {
                    self.null(at);
                    return self.comma_or_end(token, at);
                }
                return true;
            }
            Token::String(text) => self.scalar(NodeKind::String, Style::Double, at, text),
            Token::Scalar(kind) => self.scalar(kind, Style::Plain, at, None),
            Token::Word => {
                fault::bare_word(self.builder, at);
                self.scalar(NodeKind::String, Style::Plain, at, None);
            }
            Token::EndOfText => {}
        }
        true
    }

    /// A `]` right after `[` is an empty array; anywhere else a value is missing.
    fn missing_value(&mut self, kind: NodeKind, at: Place) {
        let open = self.builder.open_container().map(|(kind, _)| kind);
        let empty = kind == NodeKind::Sequence && open == Some(NodeKind::Sequence);
        if !empty {
            fault::missing_value(self.builder, at);
        }
    }

    fn key(&mut self, token: Token, at: Place, after_comma: Option<usize>) -> bool {
        match token {
            Token::String(decoded) => self.named(at, true, decoded),
            Token::Word | Token::Scalar(_) => {
                fault::bare_key(self.builder, at);
                self.named(at, false, None);
            }
            Token::Close(kind) => {
                if let Some(comma) = after_comma {
                    fault::trailing_comma(self.builder, comma);
                }
                return self.close(kind, at);
            }
            Token::Comma => fault::extra_comma(self.builder, at),
            Token::Colon | Token::Open(_) => {
                fault::missing_key(self.builder, at);
                self.named(
                    Place {
                        start: at.start,
                        end: at.start,
                    },
                    false,
                    None,
                );
                return self.colon(token, at);
            }
            Token::EndOfText => {}
        }
        true
    }

    fn named(&mut self, at: Place, quoted: bool, decoded: Option<String>) {
        self.builder.key(Key {
            span: at.start..at.end,
            quoted,
            decoded,
        });
        self.expect = Expect::Colon;
    }

    fn colon(&mut self, token: Token, at: Place) -> bool {
        self.expect = Expect::Value { after_comma: None };
        match token {
            Token::Colon => true,
            Token::Comma | Token::Close(_) => {
                fault::missing_value(self.builder, at);
                self.null(at);
                self.comma_or_end(token, at)
            }
            _ => {
                fault::missing_colon(self.builder, at);
                self.value(token, at, None)
            }
        }
    }

    fn comma_or_end(&mut self, token: Token, at: Place) -> bool {
        match token {
            Token::Comma => {
                self.expect = self.next_in_container(Some(at.start));
                true
            }
            Token::Close(kind) => self.close(kind, at),
            Token::Colon => {
                fault::stray_colon(self.builder, at);
                true
            }
            _ => {
                fault::missing_comma(self.builder, at);
                self.expect = self.next_in_container(None);
                self.take(token, at)
            }
        }
    }

    fn next_in_container(&self, after_comma: Option<usize>) -> Expect {
        match self.builder.open_container() {
            Some((NodeKind::Mapping, _)) => Expect::Key { after_comma },
            Some(_) => Expect::Value { after_comma },
            None => Expect::End,
        }
    }

    fn open(&mut self, kind: NodeKind, at: Place) -> bool {
        if self.builder.depth() >= MAX_DEPTH {
            fault::too_deep(self.builder, at);
            return false;
        }
        self.builder.open(kind, Style::Flow, at.start);
        self.expect = self.next_in_container(None);
        true
    }

    /// A bracket of the wrong kind ends what it can; one that ends nothing is skipped.
    fn close(&mut self, kind: NodeKind, at: Place) -> bool {
        let Some(n_inner) = self.builder.open_kinds().position(|open| open == kind) else {
            fault::unmatched_bracket(self.builder, at);
            return true;
        };
        for _ in 0..n_inner {
            fault::not_closed(self.builder, at);
            self.builder.close(Some(at.start));
        }
        self.builder.close(Some(at.end));
        self.after_value();
        true
    }

    fn scalar(&mut self, kind: NodeKind, style: Style, at: Place, decoded: Option<String>) {
        let span = at.start..at.end;
        self.builder.scalar(&Scalar {
            kind,
            style,
            span,
            decoded: decoded.as_deref(),
        });
        self.after_value();
    }

    fn null(&mut self, at: Place) {
        let end = self.builder.key_end().unwrap_or(at.start);
        self.scalar(
            NodeKind::Null,
            Style::Plain,
            Place { start: end, end },
            None,
        );
    }

    fn after_value(&mut self) {
        let inside = self.builder.open_container().is_some();
        self.expect = if inside {
            Expect::CommaOrEnd
        } else {
            Expect::End
        };
    }
}
