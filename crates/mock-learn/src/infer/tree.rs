//! The paths that were seen, as a tree of segments.
//!
//! In:  one exchange after the other.
//! Out: nodes with what is known of each method there. What certainly is data goes below one
//!      child, the parameter; words are kept apart until their number tells ([`super::gather`]).
//! Never: grows with the number of different ids.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use indexmap::IndexMap;

use super::endpoint::Endpoint;
use super::fields::Scalar;
use super::form::{Form, extension};
use super::gather;

/// Values of one parameter that are remembered, so that each goes where it went before.
const MAX_VALUES: usize = 10_000;
/// Visits after which a place is looked at for the first time: what is a name is asked for more
/// often than any value, which shows late.
const ENOUGH: u64 = 1_024;
/// Visits after which what is certain is moved.
const SOON: u64 = 32;
/// Deeper paths end here.
pub(crate) const MAX_DEPTH: usize = 40;
/// More different words in one place are data, whatever they look like.
pub(crate) const MAX_WORDS: usize = 400;

/// One place of the tree.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    /// Exchanges that went through here.
    pub(crate) n: u64,
    /// Those whose answer says the last segment as an identity.
    pub(crate) n_echo: u64,
    pub(crate) methods: BTreeMap<String, Endpoint>,
    /// By segment, as sent.
    pub(crate) words: IndexMap<String, Node>,
    /// By what follows the value in its segment: nothing, or an extension.
    pub(crate) parameters: BTreeMap<String, Slot>,
}

/// A place where values stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slot {
    pub(crate) node: Node,
    pub(crate) values: Values,
    /// Values that were words and are no more.
    pub(crate) n_words: u64,
    known: HashSet<u64>,
}

/// The values of a parameter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    pub(crate) scalar: Scalar,
    /// How many different ones.
    pub(crate) n_different: u64,
    /// The first one, as sent.
    pub(crate) first: Option<String>,
    /// Whether there are no others than those that were seen, as far as anybody can tell.
    pub(crate) are_choices: bool,
}

impl Slot {
    /// Remembers that a value belongs here.
    pub(crate) fn take(&mut self, raw: &str, decoded: &str) {
        let is_new = self.known.len() < MAX_VALUES && self.known.insert(hash(raw));
        self.values.n_different += u64::from(is_new);
        self.values.first.get_or_insert_with(|| raw.to_owned());
        self.values.scalar.observe(decoded);
    }

    fn knows(&self, raw: &str) -> bool {
        self.known.contains(&hash(raw)) || self.n_words > 0 && self.known.len() == MAX_VALUES
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        let before = self.known.len();
        let room = MAX_VALUES - before;
        let fresh = other.known.iter().filter(|one| !self.known.contains(one));
        let fresh: Vec<u64> = fresh.take(room).copied().collect();
        self.known.extend(fresh);
        self.values.n_different += (self.known.len() - before) as u64;
        self.values.scalar.absorb(other.values.scalar);
        self.values.first = self.values.first.take().or(other.values.first);
        self.n_words += other.n_words;
        self.node.absorb(other.node);
    }
}

fn hash(text: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(text)
}

/// A step into the tree that was decided.
enum Way {
    Word,
    Parameter { suffix: String },
}

impl Node {
    /// The node for a path, made where it is missing; `echoes` are texts that the answer names as
    /// identities.
    pub(crate) fn reach(&mut self, segments: &[Segment<'_>], echoes: &[String]) -> &mut Self {
        let mut here = self;
        let mut name = "";
        for (depth, segment) in segments.iter().take(MAX_DEPTH).enumerate() {
            here.n += 1;
            if here.n.is_power_of_two() && here.n >= ENOUGH || here.words.len() >= MAX_WORDS {
                gather::gather(here, name, gather::When::Meanwhile);
            } else if here.n.is_power_of_two() && here.n >= SOON {
                gather::gather(here, name, gather::When::Soon);
            }
            let way = here.way(segment, depth, &segments[..depth]);
            name = if matches!(way, Way::Word) {
                &segment.raw
            } else {
                ""
            };
            here = match way {
                Way::Word => here.words.entry(segment.raw.to_string()).or_default(),
                Way::Parameter { suffix } => {
                    let value = segment.decoded.strip_suffix(&suffix);
                    let value = value.unwrap_or(&segment.decoded).to_owned();
                    let slot = here.parameters.entry(suffix).or_default();
                    slot.take(&segment.raw, &value);
                    &mut slot.node
                }
            };
            here.n_echo += u64::from(echoes.contains(&segment.decoded));
        }
        here.n += 1;
        here
    }

    fn way(&self, segment: &Segment<'_>, depth: usize, before: &[Segment<'_>]) -> Way {
        let (stem, suffix) = extension(&segment.raw).unwrap_or((&segment.raw, ""));
        if self.words.contains_key(&*segment.raw) {
            return Way::Word;
        }
        let knows = |suffix: &str| {
            self.parameters
                .get(suffix)
                .is_some_and(|slot| slot.knows(&segment.raw))
        };
        for suffix in [suffix, ""] {
            if knows(suffix) {
                return Way::Parameter {
                    suffix: suffix.to_owned(),
                };
            }
        }
        let form = Form::of(&segment.decoded);
        if form.is_certain() && !(is_base(before) && is_version(&segment.decoded, depth)) {
            return Way::Parameter {
                suffix: String::new(),
            };
        }
        if !suffix.is_empty() && Form::of(stem).is_certain() {
            return Way::Parameter {
                suffix: suffix.to_owned(),
            };
        }
        Way::Word
    }

    /// Takes over what is known at another place.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.n += other.n;
        self.n_echo += other.n_echo;
        for (method, endpoint) in other.methods {
            self.methods.entry(method).or_default().absorb(endpoint);
        }
        for (suffix, slot) in other.parameters {
            self.parameters.entry(suffix).or_default().absorb(slot);
        }
        for (word, node) in other.words {
            let slot = self.parameters.values_mut().find(|slot| slot.knows(&word));
            match slot {
                Some(slot) => slot.node.absorb(node),
                None => self.words.entry(word).or_default().absorb(node),
            }
        }
    }
}

/// One segment of a path.
#[derive(Debug, Clone)]
pub(crate) struct Segment<'p> {
    /// As sent, but for escapes that mean nothing: `a%5Fb` is `a_b`.
    pub(crate) raw: Cow<'p, str>,
    pub(crate) decoded: String,
}

/// The segments of a path: `/a%2Fb/` -> `a/b` and an empty one.
pub(crate) fn segments(path: &str) -> Vec<Segment<'_>> {
    let rest = path.strip_prefix('/').unwrap_or(path);
    let segment = |raw| Segment {
        raw: plain(raw),
        decoded: percent_encoding::percent_decode_str(raw)
            .decode_utf8_lossy()
            .into_owned(),
    };
    rest.split('/').map(segment).collect()
}

/// A segment without the escapes of characters that need none (RFC 3986, section 6.2.2.2).
fn plain(raw: &str) -> Cow<'_, str> {
    let mut parts = raw.split('%');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code.map(char::from) {
            Some(c) if c.is_ascii_alphanumeric() || "-._~".contains(c) => {
                text.push(c);
                text.push_str(&part[2..]);
            }
            _ => {
                text.push('%');
                text.push_str(part);
            }
        }
    }
    match text == raw {
        true => Cow::Borrowed(raw),
        false => Cow::Owned(text),
    }
}

/// Whether only words stand before that say where the API is, not what it is about.
fn is_base(before: &[Segment<'_>]) -> bool {
    before.iter().all(|one| is_base_word(&one.raw))
}

/// Words that say where an API is: `api`, `rest`, `v1`, `2010-04-01`.
pub(crate) fn is_base_word(word: &str) -> bool {
    matches!(word, "api" | "apis" | "rest") || is_version(word, 0)
}

/// `v1`, `v2.1`, `2010-04-01`, and single digits below `api`.
fn is_version(word: &str, depth: usize) -> bool {
    let number = word.strip_prefix('v').filter(|rest| !rest.is_empty());
    let numbered = number.is_some_and(|rest| {
        let fine = |b: u8| b.is_ascii_digit() || b == b'.';
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.bytes().all(fine)
    });
    let dated = super::format::is_date(word);
    let counted = depth > 0 && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    numbered || dated || counted
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn escapes_without_meaning_go() {
        let all = [
            "enable%5Fall",
            "a%2Fb",
            "%zz%4",
            "%C3%A9%41",
            "plain",
            "%+1",
        ];
        let plain = all.map(plain);
        assert_eq!(
            plain,
            ["enable_all", "a%2Fb", "%zz%4", "%C3%A9A", "plain", "%+1"]
        );
    }
}
