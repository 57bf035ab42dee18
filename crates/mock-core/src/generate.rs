//! Schema + seed -> a believable value that satisfies the schema.
//!
//! Each value draws from its own [`Trail`], so a new property changes no other one.
//! Recursion is cut only where the schema allows it: an optional property, an empty
//! array, a `null`. Values are right by construction; where keywords speak about a value as a
//! whole (`not`, an exclusive `oneOf`), it is judged on the spot, mended or made again.

mod array; // a few elements
mod automaton; // texts that several patterns allow
mod choose; // oneOf, anyOf and their like
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

use oas_model::{SchemaId, SchemaType};
use serde_json::Value;

pub(crate) use self::{pattern::Sampler, place::Place, settled::settled, telling::Telling};
use crate::{
    book::Book,
    check,
    draw::{Draw, Trail},
    effort::{self, Effort},
    fakers,
    fits::{self, Reading},
    locale::Locale,
    shape::Shape,
    today::Today,
};

/// Values made for one answer, attempts included; no schema gets more, whatever it asks for.
const MAX_VALUES: usize = 150_000;
/// Nesting beyond which a value is given up.
const MAX_DEPTH: usize = 48;
/// Nesting beyond which only what is required is made.
const COSY_DEPTH: usize = 6;
/// How often a value that is wrong as a whole is made again.
const MAX_ATTEMPTS: u32 = 24;
/// How many other ways are tried where only the name tells the branches of a `oneOf` apart.
const MAX_OTHERS: u32 = 3;
/// How often nothing at all may come out before that is believed.
const MAX_FAILURES: u32 = 4;
/// Attempts after which a schema without `type` is tried as another type than it looks like.
const GUESSED: u32 = 4;
/// Reasons that are noted why nothing could be made.
const MAX_CONFLICTS: usize = 32;
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

/// What is to be said of a value as a whole, with the better one that was found.
enum Verdict {
    Right(Option<Value>),
    /// Right for who goes by the name that a discriminator asks for; others see two branches hold.
    ByName(Option<Value>),
    /// The keyword that it breaks.
    Wrong(&'static str),
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

    /// The same where keywords speak about the value as a whole; `taken` alternatives are settled.
    fn whole(
        &mut self,
        parts: &[SchemaId],
        taken: &[(SchemaId, u8)],
        place: &Place,
    ) -> Option<Value> {
        let shape = self.book.shape(parts);
        let mut n_failures = 0;
        let mut refused: Vec<Value> = Vec::new();
        let mut by_name = None;
        for attempt in 0..MAX_ATTEMPTS {
            let again = place.again(attempt);
            let made = self.attempt(parts, &mut taken.to_vec(), &again);
            match made.filter(|value| !refused.contains(value)) {
                None => n_failures += 1,
                Some(value) => match self.judged(parts, &value, place) {
                    Verdict::Right(better) => return Some(better.unwrap_or(value)),
                    Verdict::ByName(better) => {
                        by_name.get_or_insert_with(|| better.unwrap_or_else(|| value.clone()));
                        refused.push(value);
                    }
                    Verdict::Wrong(keyword) => {
                        self.report(keyword, &shape);
                        refused.push(value);
                    }
                },
            }
            let is_enough = by_name.is_some() && attempt >= MAX_OTHERS;
            if is_enough || n_failures >= MAX_FAILURES || self.effort.is_impatient() {
                break;
            }
        }
        by_name
    }

    /// What is to be said of a value as a whole, mended if need be.
    fn judged(&mut self, parts: &[SchemaId], value: &Value, place: &Place) -> Verdict {
        if self.broken_as(Reading::Literal, parts, value).is_none() {
            return Verdict::Right(None);
        }
        if let Some(better) = self.mended(parts, value, Reading::Literal) {
            return Verdict::Right(Some(better));
        }
        let Some(keyword) = self.broken(parts, value) else {
            return Verdict::ByName(None);
        };
        if let Some(better) = self.mended(parts, value, Reading::Ours) {
            return Verdict::ByName(Some(better));
        }
        if place.depth == 0 {
            self.rejected.get_or_insert_with(|| value.clone());
        }
        Verdict::Wrong(keyword)
    }

    /// Names the keyword that nothing satisfies, and what stands against it.
    fn report(&mut self, keyword: &str, shape: &Shape) {
        let conflict = format!("`{keyword}` and `{}`", rival::of(shape, keyword));
        if !self.conflicts.contains(&conflict) {
            self.blame(conflict);
        }
    }

    /// Notes why a value could not be made; only the first reasons are ever told.
    fn blame(&mut self, why: String) {
        if self.conflicts.len() < MAX_CONFLICTS {
            self.conflicts.push(why);
        }
    }

    /// One try at a value, which may still be wrong as a whole.
    fn attempt(
        &mut self,
        parts: &[SchemaId],
        taken: &mut Vec<(SchemaId, u8)>,
        place: &Place,
    ) -> Option<Value> {
        self.n_values += 1;
        self.effort.step();
        if place.depth > MAX_DEPTH || self.n_values > MAX_VALUES || self.effort.is_spent() {
            return None;
        }
        let shape = self.book.shape(parts);
        if let Some(conflict) = &shape.conflict {
            self.blame(conflict.clone());
            return None;
        }
        match self.documented(parts, &shape, place) {
            Some(Ok(value)) => return Some(value),
            Some(Err(rival)) => {
                let listed = shape.schema.constant.as_ref().map_or("enum", |_| "const");
                self.blame(format!("`{listed}` and `{rival}`"));
                return None;
            }
            None => {}
        }
        if shape.may_be_null && self.is_circle_to_end(&shape, parts, place) {
            return Some(Value::Null);
        }
        let made = match self.open_choice(&shape, taken, place) {
            Some(choice) => self.choose(&choice, parts, taken, place),
            None => self.of_type(&shape, place),
        };
        made.or_else(|| shape.may_be_null.then_some(Value::Null))
    }

    /// Whether a nullable object or array would only lead deeper.
    fn is_circle_to_end(&self, shape: &Shape, parts: &[SchemaId], place: &Place) -> bool {
        let deep = place.depth > COSY_DEPTH || self.is_inside_itself(parts);
        deep && shape
            .likely_types()
            .iter()
            .any(|one| matches!(one, SchemaType::Object | SchemaType::Array))
    }

    /// Examples, then `const`, `default` and `enum`. `Err` where the listed values break a keyword.
    fn documented(
        &self,
        parts: &[SchemaId],
        shape: &Shape,
        place: &Place,
    ) -> Option<Result<Value, &'static str>> {
        let schema = &shape.schema;
        let says_something = schema.one_of_values.is_some()
            || schema.default.is_some()
            || self.wish.examples && !schema.examples.is_empty();
        if !says_something {
            return None;
        }
        let documented = self.book.documented(parts, shape, self.wish.purpose);
        let first = place.attempt == 0;
        let example = documented.example.as_ref();
        if let Some(value) = example.filter(|_| first && self.wish.examples) {
            return Some(Ok(value.clone()));
        }
        if let Some(value) = documented
            .default
            .as_ref()
            .filter(|value| first && says_much(value))
        {
            return Some(Ok(value.clone()));
        }
        let listed = documented.listed.as_ref()?;
        let telling: Vec<&Value> = listed.iter().filter(|value| !value.is_null()).collect();
        let Some(last) = listed.last() else {
            return Some(Err(documented.rival.unwrap_or("type")));
        };
        let agreeing = fakers::agreeing(place, &telling).filter(|_| first);
        let value = agreeing.unwrap_or_else(|| self.draw(place).pick(&telling, last));
        Some(Ok(value.clone()))
    }

    fn of_type(&mut self, shape: &Shape, place: &Place) -> Option<Value> {
        use SchemaType as T;
        let likely = shape.likely_types();
        let order = [
            T::Object,
            T::Array,
            T::String,
            T::Integer,
            T::Number,
            T::Boolean,
        ];
        let mut possible: Vec<T> = order.into_iter().filter(|one| likely.names(*one)).collect();
        let mut turn = place.attempt as usize;
        if shape.schema.types.is_unstated() {
            // The guess is given up only after it has failed under several seeds.
            turn = turn.saturating_sub(GUESSED as usize);
            possible.extend(order.into_iter().filter(|one| !likely.names(*one)));
        }
        let barred = shape.barred.iter().filter(|(one, _)| likely.names(*one));
        barred.for_each(|(_, why)| self.blame(why.clone()));
        possible.retain(|one| !shape.is_barred(*one));
        if let Some(name) = &place.words.clue().unknown {
            self.notes.push(format!(
                "`x-faker: {name}` is unknown; the name of the property decides"
            ));
        }
        let n_possible = possible.len();
        let made = (0..n_possible).find_map(|step| {
            let one = possible[(turn + step) % n_possible];
            self.one_of_type(one, shape, place)
        });
        made.or_else(|| likely.names(T::Null).then_some(Value::Null))
    }

    fn one_of_type(&mut self, one: SchemaType, shape: &Shape, place: &Place) -> Option<Value> {
        match one {
            SchemaType::Object => self.object(shape, place),
            SchemaType::Array => self.array(shape, place),
            SchemaType::String => self.string(shape, place),
            SchemaType::Integer => self.number(shape, place, true),
            SchemaType::Number => self.number(shape, place, false),
            SchemaType::Boolean => Some(Value::Bool(self.boolean(place))),
            SchemaType::Null => Some(Value::Null),
        }
    }

    fn boolean(&self, place: &Place) -> bool {
        let usually_not = [
            "deleted",
            "disabled",
            "archived",
            "locked",
            "hidden",
            "private",
            "has_more",
            "suspended",
        ];
        let odds = if usually_not.contains(&place.words.name()) {
            10
        } else {
            2
        };
        self.draw(place).below(odds) == 0
    }

    fn draw(&self, place: &Place) -> Draw {
        place.trail.draw()
    }

    /// The keyword that a value breaks.
    fn broken(&self, parts: &[SchemaId], value: &Value) -> Option<&'static str> {
        self.broken_as(Reading::Ours, parts, value)
    }

    fn broken_as(
        &self,
        reading: Reading,
        parts: &[SchemaId],
        value: &Value,
    ) -> Option<&'static str> {
        let how = (reading, &self.effort);
        fits::judged(self.book, self.wish.purpose, parts, value, how)
    }

    /// Whether only what is required should be made here.
    fn is_tight(&self, place: &Place) -> bool {
        place.is_tight() || self.effort.is_tired()
    }
}

/// An empty list or object as a default says how a client begins, not what an answer looks like.
fn says_much(default: &Value) -> bool {
    match default {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    }
}
