//! The pieces that are compared.

/// How large a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// With its end: LF, CRLF or CR.
    Line,
    /// Up to a comma, a semicolon, a bracket or the end of a line.
    Clause,
    /// A run of letters and digits, a run of blanks, a line end, or any other character.
    Word,
}

impl Size {
    /// The next smaller tokens.
    pub(super) fn smaller(self) -> Option<Self> {
        match self {
            Self::Line => Some(Self::Clause),
            Self::Clause => Some(Self::Word),
            Self::Word => None,
        }
    }

    /// All tokens of a text.
    pub(super) fn tokens(self, text: &str) -> Vec<&str> {
        let mut rest = text;
        let tokens = std::iter::from_fn(|| {
            let (token, after) = rest.split_at_checked(self.first(rest))?;
            rest = after;
            Some(token).filter(|token| !token.is_empty())
        });
        tokens.collect()
    }

    /// The length of a text's first token.
    pub(super) fn first(self, text: &str) -> usize {
        match self {
            Self::Line => through(text, &['\n', '\r']),
            Self::Clause => through(text, &['\n', '\r', ',', ';', '{', '}', '[', ']', '(', ')']),
            Self::Word => match text.chars().next() {
                Some('\n' | '\r') => through(text, &['\n', '\r']),
                Some(' ' | '\t') => run(text, |c| c == ' ' || c == '\t'),
                Some(c) if is_letter(c) => run(text, is_letter),
                first => first.map_or(0, char::len_utf8),
            },
        }
    }
}

/// To the first of some characters, with it; CRLF is one.
fn through(text: &str, last: &[char]) -> usize {
    let at = text.find(last).unwrap_or(text.len());
    let rest = text.get(at..).unwrap_or_default();
    let length = if rest.starts_with("\r\n") { 2 } else { 1 };
    (at + length).min(text.len())
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}
