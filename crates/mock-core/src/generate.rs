//! Schema + seed -> a believable value that satisfies the schema.
//!
//! Each value draws from its own [`Trail`], so a new property changes no other one.
//! Recursion is cut only where the schema allows it: an optional property, an empty
//! array, a `null`. Values are right by construction; where keywords speak about a value as a
//! whole (`not`, an exclusive `oneOf`), it is judged on the spot, mended or made again.

mod array; // a few elements
mod attempt; // one try
mod automaton; // texts that several patterns allow
mod choose; // oneOf, anyOf and their like
mod documented; // what the document shows
mod encoded; // texts that hold another document
mod entries; // what an object has beside its declared properties
mod format; // strings with a `format`
mod mend; // a value that is nearly right
mod number; // inside bounds, on multiples
mod object; // everything declared while there is room
mod pattern; // strings with a `pattern`
mod place; // where a value stands
mod rival; // what stands against a keyword
mod settled; // totals that follow what was set
mod string; // strings by pattern, format, name, length
mod telling; // members that tell branches apart
mod whole; // what is judged as a whole

use oas_model::{SchemaId, SchemaType};
use serde_json::Value;

pub(crate) use self::{pattern::Sampler, place::Place, settled::settled, telling::Telling};
use crate::{
    book::Book,
    check,
    draw::{Draw, Trail},
    effort::{self, Effort},
    locale::Locale,
    shape::Shape,
    today::Today,
};

/// Values made for one answer, attempts included; no schema gets more, whatever it asks for.
const MAX_VALUES: usize = 150_000;
/// Nesting beyond which only what is required is made.
const COSY_DEPTH: usize = 6;
/// Values that one answer should have about.
const BUDGET: usize = 600;

/// Which way a value travels: `writeOnly` never leaves, `readOnly` never arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Purpose {
    Request,
    Response,
}

impl Purpose {
    pub(crate) fn other_way(self) -> Self {
        match self {
            Self::Request => Self::Response,
            Self::Response => Self::Request,
        }
    }
}

/// What to make.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish<'w> {
    pub(crate) schema: SchemaId,
    pub(crate) purpose: Purpose,
    /// Whether examples in the schema are used.
    pub(crate) examples: bool,
    /// The seed with everything that makes this request a different one.
    pub(crate) trail: Trail,
    /// What the value is about: `customer`.
    pub(crate) resource: &'w str,
    /// Where the people and places in it come from.
    pub(crate) locale: Locale,
    /// The day that its times lie around.
    pub(crate) today: Today,
    /// Path parameters to be found again in the value.
    pub(crate) echo: &'w [(&'w str, String)],
}

/// What was made.
#[derive(Debug, Default)]
pub(crate) struct Made {
    pub(crate) value: Value,
    /// The schema that it was made for.
    pub(crate) schema: Option<SchemaId>,
    /// Why no value satisfies the schema, as far as anybody can tell: two keywords.
    pub(crate) conflict: Option<String>,
    /// What was asked for and is not known.
    pub(crate) notes: Vec<String>,
    /// Steps of work that it took.
    pub(crate) n_steps: u64,
}

/// Makes one member of the value and nothing around it, where the schema declares it outright.
pub(crate) fn member(book: &Book, wish: &Wish<'_>, name: &str) -> Option<Value> {
    let parts = parts_of(book, &book.shape(&[wish.schema]), name)?;
    let mut generator = Generator::new(book, wish);
    let place = generator.root_place(BUDGET);
    let words = book.member_words(&place.words, name, &parts);
    generator.value(&parts, &place.member(name, words, 1))
}

/// The schemas of a member, which the first alternative that knows it may declare.
fn parts_of(book: &Book, shape: &Shape, name: &str) -> Option<Vec<SchemaId>> {
    let branches = || shape.choices.iter().flat_map(|choice| &choice.branches);
    let of_branch = |branch: &Vec<SchemaId>| book.shape(branch).properties.get(name).cloned();
    let own = shape.properties.get(name).cloned();
    own.or_else(|| branches().find_map(of_branch))
}

/// Makes one value, the smallest where a cosy one takes too much work. Where nothing satisfies the
/// schema, it has at least the right type.
pub(crate) fn generate(book: &Book, wish: &Wish<'_>) -> Made {
    let mut generator = Generator::new(book, wish);
    let mut made = generator.root(BUDGET);
    if made.is_none() && generator.effort.is_spent() {
        generator = Generator::new(book, wish);
        generator.effort = Effort::nearly_spent();
        made = generator.root(0);
    }
    let made = made.or_else(|| generator.acquitted());
    let conflict = match made {
        Some(_) => None,
        None => Some(generator.conflict()),
    };
    let value = made
        .or_else(|| generator.rejected.take())
        .unwrap_or_else(|| generator.last_resort());
    Made {
        value,
        schema: Some(wish.schema),
        conflict,
        n_steps: generator.effort.n_steps(),
        notes: generator.notes,
    }
}

/// Makes the values of one answer.
pub(crate) struct Generator<'g> {
    book: &'g Book,
    wish: &'g Wish<'g>,
    n_values: usize,
    effort: Effort,
    /// Schemas being made, outermost first.
    open: Vec<SchemaId>,
    /// Why values could not be made, in the order in which that was found.
    conflicts: Vec<String>,
    /// A whole body that is nearly right.
    rejected: Option<Value>,
    notes: Vec<String>,
}

impl<'g> Generator<'g> {
    fn new(book: &'g Book, wish: &'g Wish<'g>) -> Self {
        Self {
            book,
            wish,
            n_values: 0,
            effort: Effort::default(),
            open: Vec::new(),
            conflicts: Vec::new(),
            rejected: None,
            notes: Vec::new(),
        }
    }

    fn root_place(&self, share: usize) -> Place {
        Place {
            trail: self.wish.trail,
            about: self.wish.trail,
            locale: self.wish.locale.profile(),
            today: self.wish.today,
            words: self
                .book
                .root_words(self.wish.resource, &[self.wish.schema]),
            depth: 0,
            share,
            attempt: 0,
        }
    }
}

impl Generator<'_> {
    fn root(&mut self, share: usize) -> Option<Value> {
        self.value(&[self.wish.schema], &self.root_place(share))
    }

    /// The body that was rejected, where the validator has nothing against it: it has the last word.
    fn acquitted(&mut self) -> Option<Value> {
        let (api, wish) = (self.book.api(), self.wish);
        self.rejected
            .take_if(|body| check::is_valid(api, wish.schema, wish.purpose, body))
    }

    fn conflict(&self) -> String {
        if self.effort.is_spent() {
            return format!(
                "more than the {} steps of work that a value may take",
                effort::MOST
            );
        }
        let first = self.conflicts.first().cloned();
        first.unwrap_or_else(|| "a circle of required members never ends".to_owned())
    }

    /// Something of the right type, where no value satisfies the schema.
    fn last_resort(&self) -> Value {
        let shape = self.book.shape(&[self.wish.schema]);
        let types = shape.likely_types();
        match types.iter().find(|one| *one != SchemaType::Null) {
            Some(SchemaType::Object) => Value::Object(serde_json::Map::new()),
            Some(SchemaType::Array) => Value::Array(Vec::new()),
            Some(SchemaType::Boolean) => Value::Bool(false),
            Some(SchemaType::Integer | SchemaType::Number) => Value::from(0),
            Some(SchemaType::String) => Value::from(""),
            Some(SchemaType::Null) | None => Value::Null,
        }
    }

    /// A value that satisfies all of `parts`; `None` where that cannot be done.
    fn value(&mut self, parts: &[SchemaId], place: &Place) -> Option<Value> {
        let made = match self.book.shape(parts).is_hard {
            true => self.whole(parts, &[], place),
            false => self.attempt(parts, &mut Vec::new(), place),
        };
        if made.is_none() {
            self.effort.failed();
        }
        made
    }

    fn draw(&self, place: &Place) -> Draw {
        place.trail.draw()
    }

    /// Whether only what is required should be made here.
    fn is_tight(&self, place: &Place) -> bool {
        place.is_tight() || self.effort.is_tired()
    }
}
