//! All fakers by their names, and by the names of the properties that they answer to.

use std::{collections::HashMap, sync::LazyLock};

use super::{Draw, GROUPS, Place};

/// How a faker makes its values.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Make {
    Text(fn(&mut Draw, &Place) -> String),
    Number(fn(&mut Draw, &Place) -> f64),
    /// One of these.
    List(&'static [&'static str]),
    /// A mask for [`Draw::fill`].
    Mask(&'static str),
    /// A number between two, with so many decimals.
    Range(f64, f64, u8),
}

/// One faker.
#[derive(Debug)]
pub(crate) struct Faker {
    /// As `x-faker` names it, in small letters: `person.first_name`.
    pub(crate) name: &'static str,
    /// Names of properties, with spaces between: `email`; in an object: `customer.name`; only as
    /// the whole name: `=at`; only at its beginning: `amount_*`. The others count as last words too.
    keys: &'static str,
    pub(crate) make: Make,
}

pub(super) const fn text(
    name: &'static str,
    keys: &'static str,
    make: fn(&mut Draw, &Place) -> String,
) -> Faker {
    let make = Make::Text(make);
    Faker { name, keys, make }
}

pub(super) const fn number(
    name: &'static str,
    keys: &'static str,
    make: fn(&mut Draw, &Place) -> f64,
) -> Faker {
    let make = Make::Number(make);
    Faker { name, keys, make }
}

pub(super) const fn list(
    name: &'static str,
    keys: &'static str,
    items: &'static [&'static str],
) -> Faker {
    let make = Make::List(items);
    Faker { name, keys, make }
}

pub(super) const fn mask(name: &'static str, keys: &'static str, mask: &'static str) -> Faker {
    let make = Make::Mask(mask);
    Faker { name, keys, make }
}

pub(super) const fn range(
    name: &'static str,
    keys: &'static str,
    (low, high, decimals): (f64, f64, u8),
) -> Faker {
    let make = Make::Range(low, high, decimals);
    Faker { name, keys, make }
}

impl Faker {
    /// Whether it makes numbers.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self.make, Make::Number(_) | Make::Range(..))
    }

    pub(crate) fn text(&self, place: &Place) -> String {
        let mut draw = place.trail.draw();
        match self.make {
            Make::Text(make) => make(&mut draw, place),
            Make::List(items) => draw.among(items).to_owned(),
            Make::Mask(mask) => draw.fill(mask),
            Make::Number(_) | Make::Range(..) => written(self.number(place).unwrap_or_default()),
        }
    }

    /// `None` for a text that is no number.
    pub(crate) fn number(&self, place: &Place) -> Option<f64> {
        let mut draw = place.trail.draw();
        match self.make {
            Make::Number(make) => Some(make(&mut draw, place)),
            Make::Range(low, high, decimals) => Some(between(&mut draw, low, high, decimals)),
            _ => self.text(place).parse().ok(),
        }
    }
}

/// A number with at most so many decimals.
pub(super) fn between(draw: &mut Draw, low: f64, high: f64, decimals: u8) -> f64 {
    let scale = 10f64.powi(i32::from(decimals));
    draw.between((low * scale) as i64, (high * scale) as i64) as f64 / scale
}

fn written(number: f64) -> String {
    if number.fract() == 0.0 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

type Index = HashMap<&'static str, Vec<&'static Faker>>;

static BY_KEY: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::new();
    for faker in GROUPS.iter().copied().flatten() {
        for key in faker.keys.split_ascii_whitespace() {
            index.entry(key).or_default().push(faker);
        }
    }
    index
});

static BY_NAME: LazyLock<HashMap<&'static str, &'static Faker>> = LazyLock::new(|| {
    let all = GROUPS.iter().copied().flatten().rev();
    all.map(|faker| (faker.name, faker)).collect()
});

/// The names of all fakers, in the order of their groups.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().copied().flatten().map(|faker| faker.name)
}

pub(super) fn by_name(name: &str) -> Option<&'static Faker> {
    BY_NAME.get(name).copied()
}

/// How much of a name a faker answers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Its first or last words: `amount_captured`, `billing_email`.
    Part,
    /// All of it.
    Whole,
    /// All of it, in this object: `customer.name`.
    Object,
}

/// Finds a faker: by the object and the name, by the whole name, by its last and first words.
pub(super) fn by_key(
    name: &str,
    parents: &[String],
    numbers: bool,
) -> Option<(&'static Faker, Fit)> {
    let find = |key: &str| {
        let fakers = BY_KEY.get(key)?;
        fakers
            .iter()
            .find(|faker| faker.is_number() == numbers)
            .copied()
    };
    let is_name = matches!(name, "display_name" | "friendly_name");
    let own = if is_name { "name" } else { name };
    let in_object = |parent: &String| find(&format!("{parent}.{own}"));
    if let Some(faker) = parents.iter().find_map(in_object) {
        return Some((faker, Fit::Object));
    }
    let whole = || find(name).or_else(|| find(&format!("={name}")));
    if let Some(faker) = whole() {
        return Some((faker, Fit::Whole));
    }
    let cuts: Vec<usize> = name.match_indices('_').map(|(at, _)| at).collect();
    let mut tails = cuts.iter().map(|at| &name[at + 1..]);
    let mut heads = cuts.iter().rev().map(|at| format!("{}_*", &name[..*at]));
    tails
        .find_map(find)
        .or_else(|| heads.find_map(|head| find(&head)))
        .map(|faker| (faker, Fit::Part))
}

/// Amounts are counted in cents where they are whole, and written with cents where they are not.
pub(super) fn in_fractions(faker: &'static Faker) -> &'static Faker {
    match faker.name {
        "finance.minor_amount" => by_name("finance.amount").unwrap_or(faker),
        _ => faker,
    }
}
