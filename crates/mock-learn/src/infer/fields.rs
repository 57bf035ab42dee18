//! What is known of named texts: query parameters, header fields, the fields of a form.
//!
//! In:  pairs of one message.
//! Out: for each name how often it came, whether it was repeated, and what its values are.
//! Never: keeps more than some hundred names.

use indexmap::IndexMap;
use mock_core::is_masked;

use super::texts::Texts;

/// Names beyond these are not kept; nobody documents so many parameters.
const MAX_NAMES: usize = 300;

/// Everything known of the named texts of some messages.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fields {
    /// Messages seen.
    pub(crate) n: u64,
    pub(crate) by_name: IndexMap<String, Field>,
}

/// Everything known of the values under one name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Field {
    /// Messages that have it.
    pub(crate) n: u64,
    /// Whether some message has it more than once.
    pub(crate) repeats: bool,
    /// Whether it came as a file (in `multipart/form-data`).
    pub(crate) is_file: bool,
    pub(crate) scalar: Scalar,
}

/// What texts could be if they were not texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Scalar {
    pub(crate) texts: Texts,
    pub(crate) n_integer: u64,
    pub(crate) n_number: u64,
    pub(crate) n_bool: u64,
    pub(crate) n_empty: u64,
    pub(crate) is_long: bool,
}

impl Fields {
    pub(crate) fn observe(&mut self, pairs: &[(String, String)]) {
        self.n += 1;
        for (at, (name, value)) in pairs.iter().enumerate() {
            let is_first = !pairs[..at].iter().any(|(other, _)| other == name);
            if let Some(field) = self.field(name) {
                field.n += u64::from(is_first);
                field.repeats |= !is_first;
                field.scalar.observe(value);
            }
        }
    }

    /// What is known of a name, where there is room for it.
    pub(crate) fn field(&mut self, name: &str) -> Option<&mut Field> {
        let has_room = self.by_name.len() < MAX_NAMES || self.by_name.contains_key(name);
        has_room.then(|| self.by_name.entry(name.to_owned()).or_default())
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        self.n += other.n;
        for (name, more) in other.by_name {
            if let Some(field) = self.field(&name) {
                field.n += more.n;
                field.repeats |= more.repeats;
                field.is_file |= more.is_file;
                field.scalar.absorb(more.scalar);
            }
        }
    }
}

impl Scalar {
    pub(crate) fn observe(&mut self, text: &str) {
        if is_masked(text) {
            return;
        }
        self.texts.observe(text);
        self.n_empty += u64::from(text.is_empty());
        self.n_bool += u64::from(matches!(text, "true" | "false"));
        let is_integer = is_integer(text);
        self.n_integer += u64::from(is_integer);
        self.n_number += u64::from(is_integer || is_number(text));
        self.is_long |= is_integer && text.parse::<i32>().is_err();
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        self.texts.absorb(other.texts);
        self.n_integer += other.n_integer;
        self.n_number += other.n_number;
        self.n_bool += other.n_bool;
        self.n_empty += other.n_empty;
        self.is_long |= other.is_long;
    }
}

/// As JSON writes one, within 64 bits: what has a leading zero is a text.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain && (digits.len() == 1 || !digits.starts_with('0')) && text.parse::<i64>().is_ok()
}

fn is_number(text: &str) -> bool {
    let Some((whole, rest)) = text.split_once('.') else {
        return false;
    };
    let digits = !rest.is_empty() && rest.len() <= 15 && rest.bytes().all(|b| b.is_ascii_digit());
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    digits && is_integer(whole) && whole.len() <= 15
}
