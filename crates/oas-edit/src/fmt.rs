//! A document laid out in one way.
//!
//! In:  a document without errors.
//! Out: the same document with even indentation, line ends, blank lines and quotes.
//! Never: changes a value, a name, an order, a comment or a block scalar, or breaks a line of
//! YAML. The new text is read again and compared; on any difference there is none.
//!
//! YAML: two spaces a level; lists below a key are indented where most of the file's are; one
//! blank behind a dash and a colon; at most one blank line; no blanks at the ends of lines; the
//! line end and the quotes that most of the file has. JSON: two spaces a level; what stood on one
//! line stays on it while it fits.

mod indent; // where the lines of YAML begin
mod json; // JSON
mod lines; // the lines of a text
mod quotes; // one kind of quotes
mod write; // the new text from the lines

use oas_doc::{Document, Syntax};

/// Why a document was not laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FmtError {
    /// The text has errors; see [`Document::errors`].
    #[error("the document has errors")]
    Broken,
    /// It is written in a way that cannot be laid out without changing what it says.
    #[error("the document cannot be laid out without changing what it says")]
    NotExact,
}

/// The text of a document, laid out. Laying it out again changes nothing.
///
/// # Errors
/// [`FmtError`]; see its variants.
pub fn fmt(document: &Document) -> Result<String, FmtError> {
    if document.errors().iter().any(|error| !error.harmless) {
        return Err(FmtError::Broken);
    }
    let text = match document.syntax() {
        Syntax::Json => json::text(document),
        Syntax::Yaml => {
            let lines = indent::lines(document);
            write::text(document.text(), &lines, quotes::edits(document))
        }
    };
    let new = Document::parse(&text, document.syntax());
    if document.says_the_same(&new) {
        Ok(text)
    } else {
        Err(FmtError::NotExact)
    }
}
