//! Which faker makes a value: what the document says about it, weighed against what it is called.
//!
//! `x-faker` decides, then what the description says outright ("Unix timestamp", "ISO 4217"),
//! then the name; of identifiers an example shows the form. What the description only mentions
//! ("a URL") helps where the name says nothing.

use serde_json::Value;

use super::{
    Faker, asked, example,
    mask::Mask,
    mined,
    registry::{self, Fit},
};
use crate::{draw::Draw, generate::Place, shape::Shape};

/// Where a value comes from.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    Faker(&'static Faker),
    /// Like an example.
    Like(Mask),
    /// One of these.
    Among(Vec<Value>),
    /// A number between two, with so many decimals.
    Between(f64, f64, u8),
}

impl Source {
    /// A text for this place.
    pub(super) fn text(&self, place: &Place) -> Option<String> {
        match self {
            Self::Faker(faker) => Some(faker.text(place)),
            Self::Like(mask) => Some(mask.fill(&mut place.trail.draw())),
            Self::Among(values) => match chosen(values, &mut place.trail.draw())? {
                Value::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            },
            Self::Between(..) => self.number(place).map(|number| number.to_string()),
        }
    }

    /// A number for this place; `None` for what makes texts only.
    pub(super) fn number(&self, place: &Place) -> Option<f64> {
        match self {
            Self::Faker(faker) => faker.number(place),
            Self::Like(mask) => mask.fill(&mut place.trail.draw()).parse().ok(),
            Self::Among(values) => chosen(values, &mut place.trail.draw())?.as_f64(),
            Self::Between(low, high, decimals) => {
                let draw = &mut place.trail.draw();
                Some(registry::between(draw, *low, *high, *decimals))
            }
        }
    }
}

fn chosen<'v>(values: &'v [Value], draw: &mut Draw) -> Option<&'v Value> {
    values.get(draw.index(values.len()))
}

/// What is known about how a value should look.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clue {
    pub(super) text: Option<Source>,
    pub(super) number: Option<Source>,
    pub(super) integer: Option<Source>,
    /// An `x-faker` that nobody knows.
    pub(crate) unknown: Option<String>,
    /// Whether the document itself asks for this, over the format.
    pub(crate) is_asked_for: bool,
    /// Whether the document says that it is written in small letters.
    pub(super) in_small_letters: bool,
}

impl Clue {
    pub(super) fn of(name: &str, parents: &[String], about: &About<'_>) -> Self {
        let mut unknown = None;
        if let Some(wanted) = &about.shape.schema.faker {
            match asked::source(wanted) {
                Ok(source) => return Self::asked_for(&source),
                Err(name) => unknown = Some(name),
            }
        }
        let told = Told::by(about.shape);
        Self {
            text: text(name, parents, about, &told),
            number: number(name, parents, about, &told, false),
            integer: number(name, parents, about, &told, true),
            unknown,
            is_asked_for: false,
            in_small_letters: told.said.contains("lowercase") || told.said.contains("lower case"),
        }
    }

    fn asked_for(source: &Source) -> Self {
        let one = || Some(source.clone());
        Self {
            text: one(),
            number: one(),
            integer: one(),
            unknown: None,
            is_asked_for: true,
            in_small_letters: false,
        }
    }

    /// The faker that makes the text, where one does.
    pub(super) fn faker(&self) -> Option<&'static Faker> {
        match self.text.as_ref()? {
            Source::Faker(faker) => Some(faker),
            _ => None,
        }
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_none() && self.number.is_none() && self.integer.is_none()
    }
}

/// What the document says about a value, apart from its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) shape: &'a Shape,
    /// The name of the schema, where it has one.
    pub(crate) kind: Option<&'a str>,
    /// Whether it is either an object or a text: then the text is the object's identifier.
    pub(crate) refers: bool,
}

/// What title and description say.
struct Told {
    said: String,
}

impl Told {
    /// Only the beginning is read: the rest tells about cases, not about the form.
    fn by(shape: &Shape) -> Self {
        let schema = &shape.schema;
        let words = [schema.title.as_deref(), schema.description.as_deref()];
        let said = words
            .into_iter()
            .flatten()
            .flat_map(|text| text.chars().chain([' ']));
        Self {
            said: said.take(400).collect::<String>().to_ascii_lowercase(),
        }
    }

    fn outright(&self, numbers: bool) -> Option<&'static Faker> {
        mined::outright(&self.said, numbers).and_then(registry::by_name)
    }

    fn by_the_way(&self) -> Option<&'static Faker> {
        mined::by_the_way(&self.said).and_then(registry::by_name)
    }
}

fn text(name: &str, parents: &[String], about: &About<'_>, told: &Told) -> Option<Source> {
    let schema = &about.shape.schema;
    let by_name = |name: &str| registry::by_name(name).map(Source::Faker);
    let by_example = || schema.examples.iter().find_map(example::form);
    let format = schema.format.as_deref().and_then(mined::of_format);
    if let Some(source) = format.and_then(by_name) {
        return Some(source);
    }
    if let Some(faker) = told.outright(false) {
        return Some(Source::Faker(faker));
    }
    let named = registry::by_key(name, parents, false);
    let is_sure = matches!(named, Some((_, Fit::Object | Fit::Whole)));
    if (!is_sure || is_code(name))
        && let Some(source) = by_example()
    {
        return Some(source);
    }
    if about.refers || mined::is_identifier(&told.said) && !is_sure {
        return by_name("string.id");
    }
    if let Some((faker, _)) = named.filter(|_| !is_kind(name) || schema.examples.is_empty()) {
        return Some(Source::Faker(faker));
    }
    let word = || schema.examples.iter().find_map(example::word);
    // A text with the name of a number is that number, written out.
    let written = || registry::by_key(name, parents, true).filter(|(_, fit)| *fit > Fit::Part);
    word()
        .or_else(|| told.by_the_way().map(Source::Faker))
        .or_else(|| written().map(|(faker, _)| Source::Faker(faker)))
        .or_else(|| named.map(|(faker, _)| Source::Faker(faker)))
}

fn number(
    name: &str,
    parents: &[String],
    about: &About<'_>,
    told: &Told,
    integer: bool,
) -> Option<Source> {
    let outright = told.outright(true).filter(|_| integer || !is_money(name));
    let named = || registry::by_key(name, parents, true).map(|(faker, _)| faker);
    let in_whole = || integer.then(|| super::time::counted(name)).flatten();
    let faker = outright.or_else(in_whole).or_else(named);
    let faker = faker.map(|faker| {
        if integer {
            faker
        } else {
            registry::in_fractions(faker)
        }
    });
    let by_example = || about.shape.schema.examples.iter().find_map(example::near);
    faker.map(Source::Faker).or_else(by_example)
}

/// Whether a name asks for one of a few words that only the document knows.
fn is_kind(name: &str) -> bool {
    let last = name.rsplit('_').next().unwrap_or(name);
    let kinds = [
        "type",
        "kind",
        "object",
        "status",
        "state",
        "role",
        "level",
        "visibility",
    ];
    kinds.contains(&last)
}

/// Whether a name belongs to values that are given by a system and not by a person.
fn is_code(name: &str) -> bool {
    let last = name.rsplit('_').next().unwrap_or(name);
    let codes = [
        "id",
        "ids",
        "sid",
        "code",
        "key",
        "token",
        "number",
        "sku",
        "ref",
        "reference",
        "hash",
        "cursor",
        "identifier",
        "uid",
        "gid",
        "version",
        "arn",
        "urn",
    ];
    codes.contains(&last)
}

fn is_money(name: &str) -> bool {
    ["amount", "price", "total", "cost", "fee", "balance"]
        .iter()
        .any(|word| name.contains(word))
}
