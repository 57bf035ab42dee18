//! What a command before curl in the pipeline prints, where that can be told without running it.

use crate::forms::base64_text::base64;

/// The output of `printf`, `echo`, `cat` or `base64 -d`. None where it cannot be told.
pub(super) fn output(words: &[&[u8]], input: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let (name, arguments) = words.split_first()?;
    match *name {
        b"cat" if arguments.is_empty() || arguments == [b"-".as_slice()] => input,
        b"printf" => match arguments {
            [b"%s", text] => Some(text.to_vec()),
            [text] if !text.contains(&b'%') && !text.contains(&b'\\') => Some(text.to_vec()),
            _ => None,
        },
        b"echo" => echo(arguments),
        b"base64" if matches!(arguments, [b"-d" | b"-D" | b"--decode"]) => {
            base64(std::str::from_utf8(&input?).ok()?)
        }
        _ => None,
    }
}

fn echo(arguments: &[&[u8]]) -> Option<Vec<u8>> {
    let (words, line_end): (_, &[u8]) = match arguments {
        [b"-n", rest @ ..] => (rest, b""),
        [first, ..] if first.starts_with(b"-") => return None,
        all => (all, b"\n"),
    };
    let mut text = words.join(&b' ');
    text.extend_from_slice(line_end);
    Some(text)
}
