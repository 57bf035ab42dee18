//! Command lines of curl, as people keep them and browsers copy them.
//!
//! In:  text with one or more commands, for POSIX shells or for the Windows prompt.
//! Out: one exchange for each address, without an answer.
//! Never: a file read, a variable of the environment looked up or a command run: what would need
//! one is noted.

mod asked; // what the options say
mod build; // a request of what the options said
mod command; // the options of one command
mod field; // fields of `-F` and `--data-urlencode`
mod glob; // several addresses in one
mod options; // the options of curl
mod prompt; // words of the Windows prompt
mod shell; // words of a POSIX shell
mod standard_input; // what is piped in

use crate::forms::{FormError, Imported};
use shell::Token;

/// Reads every curl command of `text`.
///
/// # Errors
/// When there is no curl command in it.
pub fn read(text: &str) -> Result<Imported, FormError> {
    let text = text.trim_start_matches('\u{FEFF}');
    let (tokens, variables) = if prompt::is_of_prompt(text) {
        (prompt::tokens(text), Vec::new())
    } else {
        shell::tokens(text)
    };
    let mut imported = Imported::default();
    for name in variables {
        let what =
            format!("What the shell puts in place of `{name}` is not known; it stays as it is.");
        imported.note("", what);
    }
    let mut found = false;
    for line in tokens.split(|token| *token == Token::End) {
        found |= pipeline(line, &mut imported);
    }
    if !found {
        return Err(FormError::NotThis(
            "there is no curl command in this text; it should begin with `curl`".to_owned(),
        ));
    }
    Ok(imported)
}

/// Commands joined by `|`; whether one of them is curl.
fn pipeline(line: &[Token], imported: &mut Imported) -> bool {
    let mut input: Option<Vec<u8>> = None;
    let mut found = false;
    for stage in line.split(|token| *token == Token::Pipe) {
        let (words, text) = plain(stage);
        let piped = text.or(input.take());
        let Some(at) = words.iter().position(|word| is_curl(word)) else {
            input = standard_input::output(&words, piped);
            continue;
        };
        found = true;
        command::read(&words[at + 1..], piped.as_deref(), imported);
    }
    found
}

/// The words of a command without redirections, and the text given by `<<`.
fn plain(stage: &[Token]) -> (Vec<&[u8]>, Option<Vec<u8>>) {
    let mut words = Vec::new();
    let mut text = None;
    let mut tokens = stage.iter();
    while let Some(token) = tokens.next() {
        match token {
            Token::Word(word) => words.push(word.as_slice()),
            Token::Text(body) => text = Some(body.clone()),
            Token::Redirect => drop(tokens.next()),
            Token::Pipe | Token::End => {}
        }
    }
    (words, text)
}

fn is_curl(word: &[u8]) -> bool {
    let name = word.rsplit(|byte| [b'/', b'\\'].contains(byte)).next();
    name.is_some_and(|name| {
        [b"curl".as_slice(), b"curl.exe"].contains(&name.to_ascii_lowercase().as_slice())
    })
}
