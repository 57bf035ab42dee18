//! What is wrong with a text.

use std::ops::Range;

use crate::position::Position;

/// One thing that is wrong with the text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong, without the place.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The bytes at fault; empty where something is missing.
    pub span: Range<usize>,
    /// Where `span` begins.
    pub position: Position,
    /// Other places that explain this one, each with what is there.
    pub related: Vec<(Range<usize>, String)>,
    /// Whether the tree still says what the text says, as with a repeated key.
    /// After any other error something may be missing or misread.
    pub harmless: bool,
}

/// An error before lines are counted.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    pub(crate) span: Range<usize>,
    pub(crate) related: Vec<(Range<usize>, String)>,
    pub(crate) harmless: bool,
}

impl Fault {
    pub(crate) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
            span,
            related: Vec::new(),
            harmless: false,
        }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The tree still says what the text says.
    pub(crate) fn harmless(mut self) -> Self {
        self.harmless = true;
        self
    }

    pub(crate) fn related(mut self, span: Range<usize>, what: impl Into<String>) -> Self {
        self.related.push((span, what.into()));
        self
    }

    /// The same in a text with `offset` bytes before it.
    pub(crate) fn moved(mut self, offset: usize) -> Self {
        let related = self.related.iter_mut().map(|(span, _)| span);
        for span in related.chain([&mut self.span]) {
            *span = span.start + offset..span.end + offset;
        }
        self
    }

    pub(crate) fn at(self, position: Position) -> SyntaxError {
        let Self {
            message,
            hint,
            span,
            related,
            harmless,
        } = self;
        SyntaxError {
            message,
            hint,
            span,
            position,
            related,
            harmless,
        }
    }
}
