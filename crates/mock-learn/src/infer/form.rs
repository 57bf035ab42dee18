//! What a text looks like: a word that somebody chose for an address, or a piece of data.
//!
//! In:  one segment of a path, or one key of an object.
//! Out: a [`Form`].
//! Never: asks what stands around it.

use super::format;

/// What a text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Form {
    /// Digits.
    Number,
    /// `7c9e6679-7425-40de-944b-e07fc1f90ae7`.
    Uuid,
    /// Hexadecimal digits, or letters and digits in no order that anybody would read.
    Token,
    /// `cus_9s6XKzkNRiz8i3`, `AC0123456789abcdef0123456789abcdef`.
    Prefixed,
    /// `2026-01-15`, with or without a time.
    Date,
    /// An address of mail, or something with characters that no word has.
    Odd,
    /// A word with a digit in it: `hello-world-2`, `oauth2`.
    Mixed,
    /// Letters, with `-`, `_` and `.` between them.
    Word,
}

impl Form {
    /// The form of a decoded text.
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        if !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit) {
            return Self::Number;
        }
        if format::is_uuid(text) {
            return Self::Uuid;
        }
        if format::is_date(text) || format::is_date_time(text) {
            return Self::Date;
        }
        if is_prefixed(text) {
            return Self::Prefixed;
        }
        if is_token(text) {
            return Self::Token;
        }
        let ordinary = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '$' | '~');
        if !text.chars().all(ordinary) || text.len() > 60 {
            return Self::Odd;
        }
        if bytes.iter().any(u8::is_ascii_digit) {
            return Self::Mixed;
        }
        Self::Word
    }

    /// Whether such a text is data wherever it stands.
    pub(crate) fn is_certain(self) -> bool {
        !matches!(self, Self::Word | Self::Mixed | Self::Odd)
    }
}

/// A short word, perhaps `_`, and a token: Stripe, Twilio, Slack and many others write ids so.
fn is_prefixed(text: &str) -> bool {
    if let Some((prefix, rest)) = text.rsplit_once('_') {
        let fine = |c: char| c.is_ascii_alphabetic() || c == '_';
        let prefixed = (1..=24).contains(&prefix.len()) && prefix.chars().all(fine);
        return prefixed && (is_token(rest) || is_short_token(rest));
    }
    let n_letters = text.chars().take_while(char::is_ascii_uppercase).count();
    (1..=3).contains(&n_letters) && text.len() >= 18 && is_hex(&text[n_letters..])
}

/// Six and more letters and digits that change places more than once.
fn is_short_token(text: &str) -> bool {
    text.len() >= 6 && is_alphanumeric(text) && n_turns(text) >= 2
}

/// Letters and digits, long and mixed; or hexadecimal digits, long.
fn is_token(text: &str) -> bool {
    if is_hex(text) && text.len() >= 12 && text.bytes().any(|b| b.is_ascii_digit()) {
        return true;
    }
    // ULIDs, KSUIDs, Firestore's and YouTube's ids, base64url: case and digits change all the time.
    text.len() >= 10 && is_alphanumeric(text) && n_turns(text) >= 4
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_alphanumeric(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// How often digits follow letters or letters follow digits.
fn n_turns(text: &str) -> usize {
    let kinds: Vec<bool> = text.bytes().map(|b| b.is_ascii_digit()).collect();
    kinds.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// A name and its extension, where the address names a form of answer: `AC01.json`.
pub(crate) fn extension(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind('.')?;
    let known = [".json", ".xml", ".csv", ".html", ".txt", ".pdf", ".yaml"];
    (at > 0 && known.contains(&&text[at..])).then(|| text.split_at(at))
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn words_and_data() {
        let all = [
            ("42", Form::Number),
            ("7c9e6679-7425-40de-944b-e07fc1f90ae7", Form::Uuid),
            ("2026-01-15", Form::Date),
            ("cus_9s6XKzkNRiz8i3", Form::Prefixed),
            ("AC0123456789abcdef0123456789abcdef", Form::Prefixed),
            ("6dcb09b5b57875f334f61aebed695e2e4193db5e", Form::Token),
            ("01ARZ3NDEKTSV4RRFFQ69G5FAV", Form::Token),
            ("a@b.example", Form::Odd),
            ("oauth2", Form::Mixed),
            ("v1", Form::Mixed),
            ("payment_methods", Form::Word),
            ("code-scanning", Form::Word),
            ("feedface", Form::Word),
            ("received_events", Form::Word),
            ("test_clocks2", Form::Mixed),
        ];
        for (text, form) in all {
            assert_eq!(Form::of(text), form, "{text}");
        }
    }
}
