//! What to say about an error in YAML.

use std::ops::Range;

use granit_parser::ErrorKind;
use memchr::memchr;

use crate::build::MAX_DEPTH;
use crate::error::Fault;

/// An error of the parser, told with its place and a way out.
pub(super) fn of(kind: &ErrorKind, text: &str, at: usize) -> Fault {
    let (message, hint) = words(kind);
    let fault = Fault::new(place(kind, text, at), message);
    if hint.is_empty() {
        fault
    } else {
        fault.hint(hint)
    }
}

/// The character at fault; for tabs the tab, which the parser names only roughly.
fn place(kind: &ErrorKind, text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let rest = text.get(at..).unwrap_or_default();
    let line = text
        .get(..at)
        .unwrap_or_default()
        .rsplit(['\n', '\r'])
        .next()
        .unwrap_or_default();
    let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
    let tab = match kind {
        ErrorKind::TabInPlainScalar
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabAtBlockScalarStart => {
            let before = line.get(..indentation).and_then(|blanks| blanks.find('\t'));
            let before = before.map(|tab| at - line.len() + tab);
            before.or_else(|| memchr(b'\t', rest.as_bytes()).map(|tab| at + tab))
        }
        _ => None,
    };
    if let Some(tab) = tab {
        return tab..tab + 1;
    }
    let first = rest.chars().next().filter(|c| !matches!(c, '\n' | '\r'));
    at..at + first.map_or(0, char::len_utf8)
}

fn words(kind: &ErrorKind) -> (String, &'static str) {
    let (message, hint) = match kind {
        ErrorKind::TabInPlainScalar
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabAtBlockScalarStart => (
            "A tab stands where only spaces may.",
            "Indent with spaces; YAML allows no tabs there.",
        ),
        ErrorKind::MappingValueNotAllowed => (
            "A second `:` cannot follow on this line.",
            "Put the text in quotes if the colon belongs to it, or check the indentation.",
        ),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidBlockScalarIndent => (
            "This line does not fit the lines above it.",
            "Check its indentation: entries of one mapping or list begin in the same column.",
        ),
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::InvalidFlowScalarIndent => (
            "This line has to be indented.",
            "Indent it by more than the line with the key that it belongs to.",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "This is no entry of the mapping.",
            "Write it as `key: value`; a text of several lines needs quotes or `|`.",
        ),
        ErrorKind::MappingKeyNotAllowed | ErrorKind::BlockSequenceEntryNotAllowed => (
            "No entry may begin here.",
            "Begin it on a line of its own, indented like its neighbours.",
        ),
        ErrorKind::UnclosedQuotedScalar => ("This quote is not closed.", "Add the closing quote."),
        ErrorKind::UnexpectedCharacter { character } => {
            let message = format!("The character `{character}` cannot begin a value.");
            return (message, "Put the text in quotes.");
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            return (
                format!("This `{open}` is not closed."),
                "Add the closing bracket.",
            );
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            let message = format!("`{close}` closes what `{open}` opened.");
            return (message, "Use the bracket that belongs to it.");
        }
        _ => return more_words(kind),
    };
    (message.to_owned(), hint)
}

fn more_words(kind: &ErrorKind) -> (String, &'static str) {
    let (message, hint) = match kind {
        ErrorKind::MisplacedFlowCollectionEnd => ("This bracket closes nothing.", "Remove it."),
        ErrorKind::ExpectedFlowMappingSeparator => (
            "`,` or `}` is missing before this.",
            "Separate entries with commas.",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => (
            "`,` or `]` is missing before this.",
            "Separate entries with commas.",
        ),
        ErrorKind::InvalidColonPlacement => (
            "A `:` cannot stand here.",
            "Check that every bracket above is closed, and put texts with a colon in quotes.",
        ),
        ErrorKind::CommentInterceptedScalar => (
            "A comment stands in the middle of a text.",
            "Put the text in quotes, or the comment above it.",
        ),
        ErrorKind::UnknownQuotedScalarEscape => (
            "This escape does not exist.",
            "Write a backslash as \\\\, or use single quotes.",
        ),
        ErrorKind::InvalidQuotedScalarHexEscape | ErrorKind::InvalidUnicodeEscape => {
            ("This escape names no character.", "Write it like \\u00e9.")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "There is text after the closing quote.",
            "Put it inside the quotes; a quote inside is written '' or \\\".",
        ),
        ErrorKind::ExpectedDocumentStart | ErrorKind::InvalidDocumentEnd => (
            "There is text after the end of the document.",
            "Check the indentation of this line: it belongs to nothing above.",
        ),
        ErrorKind::UndeclaredTagHandle => (
            "This tag has an unknown prefix.",
            "Remove the tag, or declare it with %TAG.",
        ),
        ErrorKind::RecursionLimitExceeded => {
            return (depth_message(), "The rest of the document was not read.");
        }
        other => {
            let text = other.to_string();
            let mut letters = text.chars();
            let first = letters
                .next()
                .map(|c| c.to_uppercase().to_string())
                .unwrap_or_default();
            return (format!("{first}{}.", letters.as_str()), "");
        }
    };
    (message.to_owned(), hint)
}

pub(super) fn unknown_anchor(name: &str, span: Range<usize>) -> Fault {
    let fault = Fault::new(span, format!("There is no anchor `&{name}` above."));
    fault.hint("Write the anchor before its alias, or put the text in quotes if it begins with *.")
}

pub(super) fn cycle(span: Range<usize>) -> Fault {
    let fault = Fault::new(span, "This alias stands inside the value that it repeats.");
    fault.hint("It is read as null. Use a reference ($ref) for a structure that contains itself.")
}

pub(super) fn too_much_repeated(span: Range<usize>) -> Fault {
    let fault = Fault::new(span, "The aliases of this document repeat too much.");
    fault.hint("This one and the next ones are read as null.")
}

pub(super) fn complex_key(span: Range<usize>) -> Fault {
    let fault = Fault::new(span, "A mapping or a list cannot be a key here.");
    fault.hint("Use text; a key that begins with { or [ needs quotes.")
}

pub(super) fn wrong_tag(tag: &str, span: Range<usize>) -> Fault {
    let fault = Fault::new(span, format!("The value does not fit its tag `!!{tag}`."));
    fault
        .hint("Remove the tag or change the value; it is read as text.")
        .harmless()
}

pub(super) fn too_deep(span: Range<usize>) -> Fault {
    Fault::new(span, depth_message()).hint("The rest of the document was not read.")
}

fn depth_message() -> String {
    format!("There are more than {MAX_DEPTH} levels of nesting here.")
}
