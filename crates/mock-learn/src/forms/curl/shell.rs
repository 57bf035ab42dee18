//! Words of a POSIX shell, with `$'…'` of bash and zsh, as bytes.
//!
//! Variables and substitutions stay as they are written.

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

/// Splits `text`; a quote that is never closed ends with the text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        rest: text,
        tokens: Vec::new(),
        word: None,
        awaited: Vec::new(),
    };
    while lexer.step() {}
    lexer.end_word();
    lexer.tokens
}

struct Lexer<'t> {
    rest: &'t str,
    tokens: Vec<Token>,
    word: Option<Vec<u8>>,
    /// Delimiters of `<<` whose text begins at the next line, with the place of each.
    awaited: Vec<(usize, String)>,
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
                self.push(other.encode_utf8(&mut [0; 4]).as_bytes());
                self.rest = &self.rest[other.len_utf8()..];
            }
        }
        true
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

/// What stands for an escape of `$'…'`, given after its backslash, and how long it is.
fn ansi_escape(text: &str) -> (Vec<u8>, usize) {
    let Some(first) = text.chars().next() else {
        return (vec![b'\\'], 0);
    };
    let simple = match first {
        'n' => b'\n',
        't' => b'\t',
        'r' => b'\r',
        'a' => 7,
        'b' => 8,
        'e' | 'E' => 27,
        'f' => 12,
        'v' => 11,
        '\\' | '\'' | '"' | '?' => first as u8,
        '0'..='7' => {
            let (value, length) = digits(text, 8, 3);
            return (vec![value as u8], length);
        }
        'x' => return numbered(text, 2, |value| vec![value as u8]),
        'u' => return code_unit(text),
        'U' => return numbered(text, 8, character),
        other => return (format!("\\{other}").into_bytes(), other.len_utf8()),
    };
    (vec![simple], 1)
}

fn numbered(text: &str, most: usize, bytes: impl Fn(u32) -> Vec<u8>) -> (Vec<u8>, usize) {
    let (value, length) = digits(&text[1..], 16, most);
    if length == 0 {
        return (format!("\\{}", &text[..1]).into_bytes(), 1);
    }
    (bytes(value), length + 1)
}

/// `uXXXX`; two that are a pair of surrogates, as Chrome writes them, are the character they mean.
fn code_unit(text: &str) -> (Vec<u8>, usize) {
    let (high, length) = digits(&text[1..], 16, 4);
    let after = &text[1 + length..];
    if let (0xD800..0xDC00, Some(low)) = (high, after.strip_prefix("\\u")) {
        let (low, more) = digits(low, 16, 4);
        if (0xDC00..0xE000).contains(&low) {
            let both = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            return (character(both), 1 + length + 2 + more);
        }
    }
    numbered(text, 4, character)
}

fn character(value: u32) -> Vec<u8> {
    let one = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
    one.to_string().into_bytes()
}

fn digits(text: &str, radix: u32, most: usize) -> (u32, usize) {
    let values = text.chars().take(most).map_while(|one| one.to_digit(radix));
    values.fold((0, 0), |(value, length), digit| {
        (value * radix + digit, length + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let all = tokens(text).into_iter();
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
        assert_eq!(tokens(r"$'\xff'"), [Token::Word(vec![0xFF])]);
        assert_eq!(words(r"$'\ud83d'"), ["\u{FFFD}"]);
        assert_eq!(words(r"$'\x"), [r"\x"]);
        assert_eq!(words(r"$'\"), [r"\"]);
    }

    #[test]
    fn a_here_document_is_text() {
        let tokens = tokens("a <<'END' | b\nx y\nEND\nc");
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
