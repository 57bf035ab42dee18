//! What is known of values at one place: the least schema that admits all of them.
//!
//! In:  one JSON value after the other, or what is known of others.
//! Out: a [`Shape`]: counts for each type, and what lies below. The order of what came in does
//!      not matter but for the order of names.
//! Never: keeps a value, beyond short texts while they are few.

use mock_core::is_masked;
use serde_json::Value;

use super::object::Object;
use super::texts::Texts;

/// Everything known of the values at one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shape {
    pub(crate) n: u64,
    pub(crate) n_null: u64,
    pub(crate) n_bool: u64,
    pub(crate) n_integer: u64,
    pub(crate) n_number: u64,
    /// Values that a mask hides; nothing is known of them.
    pub(crate) n_masked: u64,
    /// Whether some integer needs more than 32 bits.
    pub(crate) is_long: bool,
    pub(crate) texts: Option<Texts>,
    pub(crate) items: Option<Items>,
    pub(crate) object: Option<Box<Object>>,
}

/// Everything known of the arrays at one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Items {
    pub(crate) n: u64,
    /// All items of all arrays.
    pub(crate) item: Box<Shape>,
}

impl Shape {
    pub(crate) fn observe(&mut self, value: &Value) {
        self.n += 1;
        match value {
            Value::Null => self.n_null += 1,
            Value::Bool(_) => self.n_bool += 1,
            Value::Number(number) => match number.as_i64() {
                Some(integer) => {
                    self.n_integer += 1;
                    self.is_long |= i32::try_from(integer).is_err();
                }
                None => self.n_number += 1,
            },
            Value::String(text) if is_masked(text) => self.n_masked += 1,
            Value::String(text) => self.texts.get_or_insert_default().observe(text),
            Value::Array(all) => {
                let items = self.items.get_or_insert_default();
                items.n += 1;
                all.iter().for_each(|item| items.item.observe(item));
            }
            Value::Object(members) => self.object.get_or_insert_default().observe(members),
        }
    }

    /// Takes over what is known of other values.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.n += other.n;
        self.n_null += other.n_null;
        self.n_bool += other.n_bool;
        self.n_integer += other.n_integer;
        self.n_number += other.n_number;
        self.n_masked += other.n_masked;
        self.is_long |= other.is_long;
        if let Some(texts) = other.texts {
            self.texts.get_or_insert_default().absorb(texts);
        }
        if let Some(items) = other.items {
            let own = self.items.get_or_insert_default();
            own.n += items.n;
            own.item.absorb(*items.item);
        }
        match (&mut self.object, other.object) {
            (Some(own), Some(object)) => own.absorb(*object),
            (own @ None, object) => *own = object,
            (Some(_), None) => {}
        }
    }

    /// How many of the seven types occur.
    pub(crate) fn n_types(&self) -> usize {
        let counts = [self.n_null, self.n_bool, self.n_integer + self.n_number];
        let flat = counts.iter().filter(|n| **n > 0).count();
        let deep = [
            self.texts.is_some(),
            self.items.is_some(),
            self.object.is_some(),
        ];
        flat + deep.iter().filter(|is| **is).count()
    }
}
