//! Words of a POSIX shell, with `$'…'` of bash and zsh, as bytes.
//!
//! Variables and substitutions stay as they are written, and are told.

mod ansi; // escapes of `$'…'`

use ansi::ansi_escape;

/// A piece of a command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Word(Vec<u8>),
    /// `|`.
    Pipe,
    /// The end of a pipeline: `;`, `&`, `&&`, `||` or a line's end.
    End,
    /// `<` or `>`, with a file's name after it.
    Redirect,
    /// The text of `<<`.
    Text(Vec<u8>),
}

/// Splits `text`; a quote that is never closed ends with the text. With the variables and
/// substitutions in it, each once.
pub(super) fn tokens(text: &str) -> (Vec<Token>, Vec<String>) {
    let mut lexer = Lexer {
        rest: text,
        tokens: Vec::new(),
        word: None,
        awaited: Vec::new(),
        variables: Vec::new(),
    };
    while lexer.step() {}
    lexer.end_word();
    (lexer.tokens, lexer.variables)
}

struct Lexer<'t> {
    rest: &'t str,
    tokens: Vec<Token>,
    word: Option<Vec<u8>>,
    /// Delimiters of `<<` whose text begins at the next line, with the place of each.
    awaited: Vec<(usize, String)>,
    variables: Vec<String>,
}

impl Lexer<'_> {
    fn step(&mut self) -> bool {
        let Some(next) = self.rest.chars().next() else {
            return false;
        };
        match next {
            '\n' => self.end_line(),
            ' ' | '\t' | '\r' => self.skip_and_end(1),
            '\'' => self.single_quoted(),
            '"' => self.double_quoted(),
            '\\' => self.escaped(),
            '$' if self.rest.starts_with("$'") => self.ansi_quoted(),
            '$' if self.rest.starts_with("$\"") => self.rest = &self.rest[1..],
            '#' if self.word.is_none() => {
                self.rest = &self.rest[self.rest.find('\n').unwrap_or(self.rest.len())..];
            }
            '|' | ';' | '&' | '<' | '>' => self.operator(),
            other => {
                self.note_variable();
                self.push(other.encode_utf8(&mut [0; 4]).as_bytes());
                self.rest = &self.rest[other.len_utf8()..];
            }
        }
        true
    }

    /// `$NAME`, `${NAME}`, `$(command)` or a command in backticks, where one begins here.
    fn note_variable(&mut self) {
        let is_of_name = |one: char| one.is_ascii_alphanumeric() || one == '_';
        let closed = |end: char| self.rest.find(end).map_or(self.rest.len(), |at| at + 1);
        let length = match self.rest.as_bytes() {
            [b'$', b'{', ..] => closed('}'),
            [b'$', b'(', ..] => closed(')'),
            [b'`', rest @ ..] if rest.contains(&b'`') => {
                self.rest[1..].find('`').map_or(1, |at| at + 2)
            }
            [b'$', first, ..] if first.is_ascii_alphabetic() || *first == b'_' => {
                let name = self.rest[1..].find(|one| !is_of_name(one));
                name.map_or(self.rest.len(), |at| at + 1)
            }
            _ => return,
        };
        let found = self.rest[..length].to_owned();
        // The end of a command in backticks is not the beginning of another.
        let is_known = self.variables.iter().any(|known| known.ends_with(&found));
        if !is_known {
            self.variables.push(found);
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        self.word.get_or_insert_default().extend_from_slice(bytes);
    }

    fn end_word(&mut self) {
        if let Some(word) = self.word.take() {
            self.tokens.push(Token::Word(word));
        }
    }

    fn skip_and_end(&mut self, length: usize) {
        self.end_word();
        self.rest = &self.rest[length..];
    }

    fn operator(&mut self) {
        if self.rest.starts_with("<<") && !self.rest.starts_with("<<<") {
            return self.here_document();
        }
        let is_descriptor = |word: &Vec<u8>| word.iter().all(u8::is_ascii_digit);
        if self.rest.starts_with(['<', '>']) && self.word.as_ref().is_some_and(is_descriptor) {
            self.word = None;
        }
        let known = [
            ("||", Token::End),
            ("|", Token::Pipe),
            ("&>", Token::Redirect),
            ("&&", Token::End),
            ("&", Token::End),
            (";", Token::End),
            (">>", Token::Redirect),
            (">&", Token::Redirect),
            (">", Token::Redirect),
            ("<<<", Token::Redirect),
            ("<", Token::Redirect),
        ];
        if let Some((sign, token)) = known
            .into_iter()
            .find(|(sign, _)| self.rest.starts_with(sign))
        {
            self.skip_and_end(sign.len());
            self.tokens.push(token);
        }
    }

    fn here_document(&mut self) {
        self.skip_and_end(2);
        self.rest = self
            .rest
            .strip_prefix('-')
            .unwrap_or(self.rest)
            .trim_start_matches(' ');
        let end = self
            .rest
            .find(|one: char| one.is_whitespace() || "|;&<>".contains(one));
        let (delimiter, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let delimiter = delimiter.replace(['\'', '"', '\\'], "");
        self.awaited.push((self.tokens.len(), delimiter));
        self.tokens.push(Token::Text(Vec::new()));
        self.rest = rest;
    }

    fn end_line(&mut self) {
        self.skip_and_end(1);
        for (place, delimiter) in std::mem::take(&mut self.awaited) {
            let mut body = String::new();
            while !self.rest.is_empty() {
                let end = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
                let (line, rest) = self.rest.split_at(end);
                self.rest = rest;
                if line.trim() == delimiter {
                    break;
                }
                body.push_str(line);
            }
            self.tokens[place] = Token::Text(body.into_bytes());
        }
        self.tokens.push(Token::End);
    }

    fn escaped(&mut self) {
        self.rest = &self.rest[1..];
        for line_end in ["\r\n", "\n"] {
            if let Some(rest) = self.rest.strip_prefix(line_end) {
                self.rest = rest;
                return;
            }
        }
        if let Some(next) = self.rest.chars().next() {
            self.push(next.encode_utf8(&mut [0; 4]).as_bytes());
            self.rest = &self.rest[next.len_utf8()..];
        }
    }

    fn single_quoted(&mut self) {
        let quoted = &self.rest[1..];
        let end = quoted.find('\'').unwrap_or(quoted.len());
        self.push(&quoted.as_bytes()[..end]);
        self.rest = quoted.get(end + 1..).unwrap_or_default();
    }

    fn double_quoted(&mut self) {
        self.push(b"");
        self.rest = &self.rest[1..];
        while let Some(next) = self.rest.chars().next() {
            self.note_variable();
            self.rest = &self.rest[next.len_utf8()..];
            match next {
                '"' => return,
                '\\' if self.rest.starts_with(['"', '\\', '$', '`', '\n']) => {
                    let (escaped, rest) = self.rest.split_at(1);
                    if escaped != "\n" {
                        self.push(escaped.as_bytes());
                    }
                    self.rest = rest;
                }
                other => self.push(other.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    }

    fn ansi_quoted(&mut self) {
        self.push(b"");
        self.rest = &self.rest[2..];
        while let Some(next) = self.rest.chars().next() {
            self.rest = &self.rest[next.len_utf8()..];
            match next {
                '\'' => return,
                '\\' => {
                    let (bytes, length) = ansi_escape(self.rest);
                    self.push(&bytes);
                    self.rest = &self.rest[length..];
                }
                other => self.push(other.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let all = tokens(text).0.into_iter();
        all.filter_map(|token| match token {
            Token::Word(word) => Some(String::from_utf8_lossy(&word).into_owned()),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn quotes_and_escapes_are_those_of_a_shell() {
        assert_eq!(words(r#"a 'b c'"d e"f\ g ''"#), ["a", "b cd ef g", ""]);
        assert_eq!(words(r#""\"\\\$\x""#), [r#""\$\x"#]);
        assert_eq!(words("a \\\n  b \\\r\n c"), ["a", "b", "c"]);
        assert_eq!(words(r"'it'\''s'"), ["it's"]);
        assert_eq!(words("a # no\nb#c"), ["a", "b#c"]);
    }

    #[test]
    fn ansi_quotes_are_those_of_bash() {
        assert_eq!(
            words(r"$'a\'b\n\x41\101\u00e9\uD83D\ude00\U0001F600\q'"),
            ["a'b\nAAé😀😀\\q"]
        );
        assert_eq!(tokens(r"$'\xff'").0, [Token::Word(vec![0xFF])]);
        assert_eq!(words(r"$'\ud83d'"), ["\u{FFFD}"]);
        assert_eq!(words(r"$'\x"), [r"\x"]);
        assert_eq!(words(r"$'\"), [r"\"]);
    }

    #[test]
    fn variables_are_told_where_a_shell_would_look_them_up() {
        let told = |text| tokens(text).1;
        let all = told("curl $A \"${B}/$(id -u)\" '$C' \\$D $A `date` $ $1");
        assert_eq!(all, ["$A", "${B}", "$(id -u)", "`date`"]);
    }

    #[test]
    fn a_here_document_is_text() {
        let (tokens, _) = tokens("a <<'END' | b\nx y\nEND\nc");
        let word = |text: &str| Token::Word(text.as_bytes().to_vec());
        let expected = [
            word("a"),
            Token::Text(b"x y\n".to_vec()),
            Token::Pipe,
            word("b"),
            Token::End,
            word("c"),
        ];
        assert_eq!(tokens, expected);
    }
}
