//! Problems as data, for a terminal or a window to draw.

use std::ops::Range;

use oas_doc::Document;

/// How much a diagnostic matters; the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiagnosticSeverity {
    /// It cannot be used as it is.
    Error,
    /// It works, but probably not as meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// One problem at one place.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// A stable name, such as `syntax`.
    pub code: String,
    /// How much it matters.
    pub severity: DiagnosticSeverity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The document as it was opened.
    pub file: String,
    /// RFC 6901; empty where it is about the text.
    pub pointer: String,
    /// 1-based; 0 when it is about the file as a whole.
    pub line: u32,
    /// 1-based, in characters; 0 when it is about the file as a whole.
    pub column: u32,
    /// The bytes at fault.
    pub span: Range<usize>,
    /// Other places in the same text.
    pub related: Vec<(Range<usize>, String)>,
    /// The text, for the excerpt.
    pub text: Option<Document>,
}

impl Diagnostic {
    /// An error about a file as a whole.
    pub(crate) fn of_file(file: &str, code: &str, message: &str) -> Self {
        Self {
            code: code.to_owned(),
            severity: DiagnosticSeverity::Error,
            message: message.to_owned(),
            hint: None,
            file: file.to_owned(),
            pointer: String::new(),
            line: 0,
            column: 0,
            span: 0..0,
            related: Vec::new(),
            text: None,
        }
    }

    /// `file:line:column: message`, on one line.
    #[must_use]
    pub fn one_line(&self) -> String {
        match self.line {
            0 => format!("{}: {}", self.file, self.message),
            _ => format!(
                "{}:{}:{}: {}",
                self.file, self.line, self.column, self.message
            ),
        }
    }
}

impl PartialEq for Diagnostic {
    fn eq(&self, other: &Self) -> bool {
        let key = |one: &Self| {
            (
                one.file.clone(),
                one.span.clone(),
                one.code.clone(),
                one.message.clone(),
            )
        };
        key(self) == key(other)
    }
}
