//! The part of a reference behind `#`.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::place::Place;

/// What a fragment asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fragment<'a> {
    /// The root itself.
    Whole,
    /// A JSON pointer, still with its escapes, and as it was written.
    Pointer(Cow<'a, str>, &'a str),
    /// The name of an anchor.
    Name(Cow<'a, str>),
}

impl<'a> Fragment<'a> {
    /// Reads the text behind `#`.
    ///
    /// Source: RFC 6901, section 6: the fragment is decoded first, and then is a pointer.
    pub(super) fn read(written: &'a str) -> Self {
        let decoded = percent_decode_str(written).decode_utf8_lossy();
        if decoded.is_empty() {
            Self::Whole
        } else if decoded.starts_with('/') {
            Self::Pointer(decoded, written)
        } else {
            Self::Name(decoded)
        }
    }
}

/// The place that a pointer means below a root.
///
/// A `%` that people forgot to encode is taken as it stands where that leads somewhere.
pub(super) fn descend<'a>(root: Place<'a>, pointer: &str, written: &str) -> Option<Place<'a>> {
    steps(root, pointer).or_else(|| steps(root, written).filter(|_| written != pointer))
}

fn steps<'a>(root: Place<'a>, pointer: &str) -> Option<Place<'a>> {
    let mut tokens = pointer.strip_prefix('/')?.split('/');
    tokens.try_fold(root, |at, token| at.step(&unescaped(token)))
}

fn unescaped(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}
