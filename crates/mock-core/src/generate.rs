//! Schema + seed -> a believable value that satisfies the schema.
//!
//! Each value draws from its own [`Trail`], so a new property changes no other one.
//! Recursion is cut only where the schema allows it: an optional property, an empty
//! array, a `null`. What a first attempt gets wrong (`not`, an exclusive `oneOf`) is tried
//! again at exactly the places that the validator names.

mod array; // a few elements
mod choose; // oneOf, anyOf and their like
mod format; // strings with a `format`
mod number; // inside bounds, on multiples
mod object; // everything declared while there is room
mod pattern; // strings with a `pattern`
mod place; // where a value stands
mod string; // strings by pattern, format, name, length

use std::collections::HashMap;

use oas_model::{SchemaId, SchemaType};
use serde_json::Value;

pub(crate) use self::place::Place;
use crate::{book::Book, check, draw::Trail, fakers::Words, shape::Shape};

/// Values made for one answer, attempts included; beyond it nothing optional is begun.
const MAX_VALUES: usize = 60_000;
/// Nesting beyond which a value is given up.
const MAX_DEPTH: usize = 48;
/// Nesting beyond which only what is required is made.
const COSY_DEPTH: usize = 6;
/// How often a body is repaired.
const MAX_REPAIRS: usize = 8;
/// Repairs after which a schema without `type` is tried as another type than it looks like.
const PATIENCE: u32 = 4;
/// Values that one answer should have about.
const BUDGET: usize = 2_000;

/// Which way a value travels: `writeOnly` never leaves, `readOnly` never arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Purpose {
    Request,
    Response,
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
    /// Path parameters to be found again in the value.
    pub(crate) echo: &'w [(&'w str, String)],
}

/// What was made.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) value: Value,
    /// What is still wrong with it, as `place: keyword`.
    pub(crate) failures: Vec<String>,
    /// Keywords that exclude each other.
    pub(crate) conflicts: Vec<String>,
    /// What was asked for and is not known.
    pub(crate) notes: Vec<String>,
}

/// Makes one value and checks it.
pub(crate) fn generate(book: &Book, wish: &Wish<'_>) -> Made {
    let mut retries = HashMap::new();
    let mut best: Option<Made> = None;
    for _ in 0..MAX_REPAIRS {
        let mut generator = Generator {
            book,
            wish,
            retries: &retries,
            n_values: 0,
            open: Vec::new(),
            conflicts: Vec::new(),
            notes: Vec::new(),
        };
        let value = generator.root();
        let notes = std::mem::take(&mut generator.notes);
        let conflicts = std::mem::take(&mut generator.conflicts);
        let failures = check::failures(book.api(), wish.schema, wish.purpose, &value);
        let n_before = best.as_ref().map_or(usize::MAX, |made| made.failures.len());
        let places: Vec<Trail> = failures
            .iter()
            .flat_map(|(at, _)| places_of(wish.trail, at))
            .collect();
        if failures.len() < n_before {
            let failures = failures
                .into_iter()
                .map(|(at, keyword)| format!("`{at}`: {keyword}"))
                .collect();
            best = Some(Made {
                value,
                failures,
                conflicts,
                notes,
            });
        }
        if places.is_empty() {
            break;
        }
        for place in places {
            *retries.entry(place).or_insert(0u32) += 1;
        }
    }
    best.unwrap_or(Made {
        value: Value::Null,
        failures: Vec::new(),
        conflicts: Vec::new(),
        notes: Vec::new(),
    })
}

/// The place that a pointer names, and the one around it: either may hold the remedy.
fn places_of(root: Trail, pointer: &str) -> Vec<Trail> {
    let tokens: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|token| token.replace("~1", "/").replace("~0", "~"))
        .collect();
    vec![tokens.iter().fold(root, |trail, token| trail.step(token))]
}

/// Makes the values of one answer.
pub(crate) struct Generator<'g> {
    book: &'g Book,
    wish: &'g Wish<'g>,
    retries: &'g HashMap<Trail, u32>,
    n_values: usize,
    /// Schemas being made, outermost first.
    open: Vec<SchemaId>,
    conflicts: Vec<String>,
    notes: Vec<String>,
}

impl Generator<'_> {
    fn root(&mut self) -> Value {
        let words = Words::new(self.wish.resource, "", None);
        let place = Place {
            trail: self.wish.trail,
            around: self.wish.trail,
            words,
            depth: 0,
            share: BUDGET,
        };
        let parts = [self.wish.schema];
        let made = self.value(&parts, &mut Vec::new(), &place);
        made.unwrap_or_else(|| self.last_resort(&parts))
    }

    /// Something of the right type, where no value satisfies the schema.
    fn last_resort(&self, parts: &[SchemaId]) -> Value {
        let shape = self.book.shape(parts);
        match shape
            .likely_types()
            .iter()
            .find(|one| *one != SchemaType::Null)
        {
            Some(SchemaType::Object) => Value::Object(serde_json::Map::new()),
            Some(SchemaType::Array) => Value::Array(Vec::new()),
            Some(SchemaType::Boolean) => Value::Bool(false),
            Some(SchemaType::Integer | SchemaType::Number) => Value::from(0),
            Some(SchemaType::String) => Value::from(""),
            Some(SchemaType::Null) | None => Value::Null,
        }
    }

    /// A value that satisfies all of `parts`; `None` where that cannot be done.
    fn value(
        &mut self,
        parts: &[SchemaId],
        taken: &mut Vec<(SchemaId, u8)>,
        place: &Place,
    ) -> Option<Value> {
        self.n_values += 1;
        if place.depth > MAX_DEPTH || self.n_values > MAX_VALUES {
            return None;
        }
        let shape = self.book.shape(parts);
        if let Some(conflict) = &shape.conflict {
            self.conflicts.push(conflict.clone());
            return None;
        }
        if let Some(value) = self.documented(parts, &shape, place) {
            return Some(value);
        }
        if shape.may_be_null && self.is_circle_to_end(&shape, parts, place) {
            return Some(Value::Null);
        }
        let made = match self.open_choice(&shape, taken) {
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

    /// Examples, then `const`, `default` and `enum`.
    fn documented(&self, parts: &[SchemaId], shape: &Shape, place: &Place) -> Option<Value> {
        let n_retries = self.retries_at(place);
        if self.wish.examples
            && n_retries == 0
            && let Some(value) = self.book.example(parts, shape, self.wish.purpose)
        {
            return Some(value);
        }
        if n_retries == 0
            && let Some(value) = &shape.schema.default
            && !value.is_null()
            && shape.plainly_allows(value) == Some(true)
        {
            return Some(value.clone());
        }
        let values = shape.schema.one_of_values.as_ref()?;
        let fitting: Vec<&Value> = values
            .iter()
            .filter(|value| shape.schema.types.allows(crate::shape::type_of(value)))
            .collect();
        let telling: Vec<&Value> = fitting
            .iter()
            .copied()
            .filter(|value| !value.is_null())
            .collect();
        let from = if telling.is_empty() { fitting } else { telling };
        let first = *from.first()?;
        Some(self.draw(place).pick(&from, first).clone())
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
        let mut turn = self.retries_at(place);
        if shape.schema.types.is_unstated() {
            // The guess is given up only after it has failed under several seeds.
            turn = turn.saturating_sub(PATIENCE);
            possible.extend(order.into_iter().filter(|one| !likely.names(*one)));
        }
        let named = self.place_of_faker(shape, place);
        let place = named.as_ref().unwrap_or(place);
        let Some(first) = possible.get(turn as usize % possible.len().max(1)) else {
            return likely.names(T::Null).then_some(Value::Null);
        };
        match first {
            T::Object => self.object(shape, place),
            T::Array => self.array(shape, place),
            T::String => self.string(shape, place),
            T::Integer => self.number(shape, place, true),
            T::Number => self.number(shape, place, false),
            T::Boolean => Some(Value::Bool(self.boolean(place))),
            T::Null => Some(Value::Null),
        }
    }

    /// `x-faker: internet.email` names the value, whatever its property is called.
    fn place_of_faker(&mut self, shape: &Shape, place: &Place) -> Option<Place> {
        let name = match shape.schema.faker.as_ref()? {
            Value::String(name) => name,
            Value::Object(with_arguments) => with_arguments.keys().next()?,
            _ => return None,
        };
        let words = Words::of_faker(name);
        if words.is_none() {
            self.notes.push(format!(
                "`x-faker: {name}` is unknown; the name of the property decides"
            ));
        }
        Some(Place {
            words: words?,
            ..place.clone()
        })
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

    /// How often this place has been refused.
    fn retries_at(&self, place: &Place) -> u32 {
        self.retries.get(&place.trail).copied().unwrap_or(0)
    }

    fn draw(&self, place: &Place) -> crate::draw::Draw {
        match self.retries_at(place) {
            0 => place.trail.draw(),
            n => place.trail.step(&format!("retry {n}")).draw(),
        }
    }
}
