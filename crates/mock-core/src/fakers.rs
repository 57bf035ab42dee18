//! The realistic leaves: a value by what it is called.
//!
//! In:  the name of a property, the name around it and the seed of the place.
//! Out: a text or a number that a person would believe, or nothing.
//! Never: knows a schema. Whoever asks checks the bounds.

pub(crate) mod address;
pub(crate) mod commerce;
pub(crate) mod company;
pub(crate) mod finance;
pub(crate) mod identifier;
pub(crate) mod internet;
pub(crate) mod lorem;
pub(crate) mod person;
pub(crate) mod time;
pub(crate) mod words; // names as people write them

use std::{collections::HashMap, sync::LazyLock};

pub(crate) use self::{
    lorem::{phrase, word},
    words::Words,
};
use crate::{draw::Draw, generate::Place};

/// What a faker makes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Make {
    Text(fn(&mut Draw, &Place) -> String),
    Number(fn(&mut Draw, &Place) -> f64),
}

/// One faker: the names it answers to and what it makes.
pub(crate) type Faker = (&'static [&'static str], Make);

/// All groups. A name that two groups know belongs to the first.
const GROUPS: &[&[Faker]] = &[
    identifier::FAKERS,
    person::FAKERS,
    internet::FAKERS,
    address::FAKERS,
    company::FAKERS,
    commerce::FAKERS,
    finance::FAKERS,
    time::FAKERS,
    lorem::FAKERS,
];

static BY_NAME: LazyLock<HashMap<&'static str, Vec<Make>>> = LazyLock::new(|| {
    let mut by_name: HashMap<&str, Vec<Make>> = HashMap::new();
    for (names, make) in GROUPS.iter().copied().flatten() {
        for name in *names {
            by_name.entry(name).or_default().push(*make);
        }
    }
    by_name
});

/// Finds a faker: by parent and name, by the whole name, then by its last words.
fn find<T>(words: &Words, fits: impl Fn(&Make) -> Option<T>) -> Option<T> {
    let name = words.name();
    let beside = format!("{}.{name}", words.parent());
    let tails = name
        .char_indices()
        .filter(|(_, c)| *c == '_')
        .map(|(at, _)| &name[at + 1..]);
    let keys = [beside.as_str(), name].into_iter().chain(tails);
    keys.filter_map(|key| BY_NAME.get(key))
        .flatten()
        .find_map(fits)
}

/// Whether any faker answers to these words.
pub(crate) fn is_known(words: &Words) -> bool {
    find(words, |_| Some(())).is_some()
}

/// A text for this place, where its name says which.
pub(crate) fn text(place: &Place, attempt: u32) -> Option<String> {
    let make = find(&place.words, |make| match make {
        Make::Text(make) => Some(*make),
        Make::Number(_) => None,
    })?;
    let trail = if attempt == 0 {
        place.trail
    } else {
        place.trail.step(&format!("retry {attempt}"))
    };
    Some(make(&mut trail.draw(), place))
}

/// A number for this place, where its name or description says which.
pub(crate) fn number(place: &Place, integer: bool) -> Option<f64> {
    if integer && time::is_timestamp(&place.words) {
        return Some(time::unix(place));
    }
    let make = find(&place.words, |make| match make {
        Make::Number(make) => Some(*make),
        Make::Text(_) => None,
    })?;
    let number = make(&mut place.trail.draw(), place);
    Some(if integer { number.round() } else { number })
}
