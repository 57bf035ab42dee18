//! Words of the Windows prompt: first what `cmd.exe` does with `^`, then how a program takes its
//! arguments apart.

use super::shell::Token;

/// Whether this is written for the Windows prompt, as browsers copy it there: `^` before a quote
/// or a line's end comes before any `'`, which means nothing to the prompt.
pub(super) fn is_of_prompt(text: &str) -> bool {
    let mut in_quotes = false;
    let mut chars = text.chars().peekable();
    while let Some(one) = chars.next() {
        match one {
            '"' => in_quotes = !in_quotes,
            '\\' => drop(chars.next()),
            '\'' if !in_quotes => return false,
            '^' if !in_quotes && matches!(chars.peek(), Some('"' | '\r' | '\n')) => return true,
            _ => {}
        }
    }
    text.trim_start()
        .to_ascii_lowercase()
        .starts_with("curl.exe")
}

/// Splits `text` into words; a line's end without `^` before it ends the command.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let text = text.replace("\r\n", "\n");
    let mut tokens = Vec::new();
    for line in lines(&text) {
        tokens.extend(
            words(&line)
                .into_iter()
                .map(|word| Token::Word(word.into_bytes())),
        );
        tokens.push(Token::End);
    }
    tokens
}

/// Carets undone. After `^` a character stands for itself; at a line's end `^` joins the next
/// line, whose first character stands for itself.
fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut in_quotes = false;
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(one) = chars.next() {
        let joins =
            before.is_whitespace() && chars.peek().is_none_or(|next| " \n&".contains(*next));
        before = one;
        let plain = match one {
            '&' if !in_quotes && joins => {
                lines.push(String::new());
                None
            }
            '^' if !in_quotes => match chars.next() {
                Some('\n') => chars.next(),
                other => other,
            },
            '\n' if !in_quotes => {
                lines.push(String::new());
                None
            }
            other => {
                in_quotes ^= other == '"';
                Some(other)
            }
        };
        if let Some(line) = lines.last_mut() {
            line.extend(plain);
        }
    }
    lines
}

/// The arguments of a program: backslashes are plain except before `"`.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut in_quotes = false;
    let mut chars = line.chars().peekable();
    while let Some(one) = chars.next() {
        match one {
            '\\' => {
                let mut count = 1;
                while chars.next_if_eq(&'\\').is_some() {
                    count += 1;
                }
                let before_quote = chars.peek() == Some(&'"');
                let kept = if before_quote { count / 2 } else { count };
                let word = word.get_or_insert_default();
                word.extend(std::iter::repeat_n('\\', kept));
                if before_quote && count % 2 == 1 {
                    word.extend(chars.next());
                }
            }
            '"' if in_quotes && chars.next_if_eq(&'"').is_some() => {
                word.get_or_insert_default().push('"')
            }
            '"' => {
                in_quotes = !in_quotes;
                word.get_or_insert_default();
            }
            ' ' | '\t' | '\n' if !in_quotes => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        assert!(is_of_prompt(text));
        let found = tokens(text).into_iter();
        found
            .filter_map(|token| match token {
                Token::Word(word) => String::from_utf8(word).ok(),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn carets_and_quotes_are_those_of_the_prompt() {
        assert_eq!(
            all("curl ^\"http://h/^\" ^\n  -H ^\"a: b c^\""),
            ["curl", "http://h/", "-H", "a: b c"]
        );
        assert_eq!(
            all("curl \"http://h/?a^b\" ^\r\n -d \"x\""),
            ["curl", "http://h/?a^b", "-d", "x"]
        );
        assert_eq!(
            all("curl -d ^\"^{^\\^\"a^\\^\":1^}^\""),
            ["curl", "-d", "{\"a\":1}"]
        );
        assert_eq!(all("curl -d ^\"a^\n\nb^%^20^\""), ["curl", "-d", "a\nb%20"]);
        assert_eq!(
            all("curl.exe -d \"a\"\"b\" \"c\\\\\""),
            ["curl.exe", "-d", "a\"b", "c\\"]
        );
    }
}
