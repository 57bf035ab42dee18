//! The realistic leaves: a value by what it is called.
//!
//! In:  what a value is called and described as ([`Words`]) and the seed of its place.
//! Out: a text or a number that a person would believe, or nothing.
//! Never: knows a schema. Whoever asks checks the bounds.
//! Never: anything that reaches a person or a machine: hosts of RFC 2606, addresses of RFC 5737
//! and 3849, phone numbers of fiction, cards and banks that exist for tests only.

mod registry; // by name, and by the names of properties

pub(crate) mod words; // names as people write them

mod asked;
mod clue; // name + description + examples -> which faker
mod example; // what an example tells
mod mask; // what an example looks like
mod mined; // what a description says // `x-faker`

mod banking;
mod barcode;
mod calendar;
mod chance;
mod cloud;
mod color;
mod commerce;
mod company;
pub(crate) mod contact;
mod count;
mod file;
mod finance;
mod git;
pub(crate) mod identifier;
pub(crate) mod internet;
mod location;
pub(crate) mod lorem;
mod measure;
mod media;
mod nature;
pub(crate) mod network;
mod person;
mod secret;
mod software;
pub(crate) mod time;
mod travel;
mod vehicle;
mod web;
mod work;

pub(crate) use self::{
    clue::{About, Clue},
    lorem::{phrase, word},
    person::plain,
    registry::{Faker, names},
    words::Words,
};
use serde_json::Value;

use crate::{draw::Draw, generate::Place};

/// All groups. A name that two groups know belongs to the first.
const GROUPS: &[&[Faker]] = &[
    identifier::FAKERS,
    person::FAKERS,
    contact::FAKERS,
    work::FAKERS,
    location::FAKERS,
    travel::FAKERS,
    company::FAKERS,
    internet::FAKERS,
    network::FAKERS,
    web::FAKERS,
    file::FAKERS,
    git::FAKERS,
    cloud::FAKERS,
    software::FAKERS,
    secret::FAKERS,
    banking::FAKERS,
    finance::FAKERS,
    commerce::FAKERS,
    barcode::FAKERS,
    time::FAKERS,
    calendar::FAKERS,
    media::FAKERS,
    vehicle::FAKERS,
    nature::FAKERS,
    color::FAKERS,
    measure::FAKERS,
    count::FAKERS,
    chance::FAKERS,
    lorem::FAKERS,
];

/// A text for this place, where its name, description or examples say which.
pub(crate) fn text(place: &Place) -> Option<String> {
    place.words.clue().text.as_ref()?.text(place)
}

/// Which of some listed values agrees with the rest of the object, where that can be said: the
/// currency of the country, the type of the file.
pub(crate) fn agreeing<'v>(place: &Place, listed: &[&'v Value]) -> Option<&'v Value> {
    let shared = [
        "location.",
        "finance.currency",
        "finance.card_",
        "file.",
        "person.",
    ];
    let faker = place.words.clue().faker()?;
    if !shared.iter().any(|one| faker.name.starts_with(one)) {
        return None;
    }
    let text = faker.text(place);
    let is_it = |value: &&&Value| {
        value
            .as_str()
            .is_some_and(|one| one.eq_ignore_ascii_case(&text))
    };
    listed.iter().find(is_it).copied()
}

/// An address of a page, a picture or a file, whichever the name says.
pub(crate) fn link(draw: &mut Draw, place: &Place) -> String {
    let named = text(place).filter(|text| text.contains("://") && text.is_ascii());
    named.unwrap_or_else(|| internet::url(draw, place))
}

/// A number for this place, where its name or description says which.
pub(crate) fn number(place: &Place, integer: bool) -> Option<f64> {
    let clue = place.words.clue();
    let source = if integer { &clue.integer } else { &clue.number };
    let number = source.as_ref()?.number(place)?;
    Some(if integer { number.round() } else { number })
}
