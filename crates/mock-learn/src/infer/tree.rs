//! The paths that were seen, as a tree of segments.
//!
//! In:  one exchange after the other.
//! Out: nodes with what is known of each method there. What certainly is data goes below one
//!      child, the parameter; words are kept apart until their number tells ([`super::gather`]).
//! Never: grows with the number of different ids.

use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use indexmap::IndexMap;

use super::endpoint::Endpoint;
use super::fields::Scalar;
use super::form::{Form, extension};
use super::gather;
use super::segment::{Segment, is_base, is_version};

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
