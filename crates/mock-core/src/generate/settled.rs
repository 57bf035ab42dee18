//! What the members of a value have in common is made to hold again, after some of them were set.

use oas_model::SchemaId;
use serde_json::{Map, Value};

use super::{BUDGET, Generator, Place, Wish};
use crate::{
    agree::{Plan, Scene},
    book::Book,
    shape::Shape,
};

/// Nesting beyond which nothing is settled.
const MAX_DEPTH: usize = 16;

/// The value as it is when its totals, counts and names agree with what is in it. Whatever stands
/// in `said` at the same place was said by somebody, and stays.
pub(crate) fn settled(book: &Book, wish: &Wish<'_>, mut value: Value, said: &Value) -> Value {
    let generator = Generator::new(book, wish);
    let place = generator.root_place(BUDGET);
    generator.settle(&[wish.schema], &mut value, said, &place);
    value
}

impl Generator<'_> {
    fn settle(&self, parts: &[SchemaId], value: &mut Value, said: &Value, place: &Place) {
        if place.depth > MAX_DEPTH {
            return;
        }
        match value {
            Value::Object(object) => {
                let shape = self.book.shape(parts);
                self.settle_members(&shape, object, said, place);
                let is_free = |name: &str| said.get(name).is_none();
                self.agree(&shape, object, place, &is_free);
            }
            Value::Array(rows) => {
                let shape = self.book.shape(parts);
                let Some(parts) = &shape.items else { return };
                for (idx, row) in rows.iter_mut().enumerate() {
                    let inner = place.element(idx, place.words.clone(), 1);
                    self.settle(parts, row, &said[idx], &inner);
                }
            }
            _ => {}
        }
    }

    fn settle_members(
        &self,
        shape: &Shape,
        object: &mut Map<String, Value>,
        said: &Value,
        place: &Place,
    ) {
        let inner = object.iter_mut().filter(|(_, member)| holds_others(member));
        for (name, member) in inner {
            let Some(parts) = shape.properties.get(name) else {
                continue;
            };
            let words = self.book.member_words(&place.words, name, parts);
            let place = place.member(name, words, 1);
            self.settle(parts, member, &said[name.as_str()], &place);
        }
    }

    /// Settles one object, as far as the schema, the request and `is_free` leave it open.
    pub(super) fn agree(
        &self,
        shape: &Shape,
        object: &mut Map<String, Value>,
        place: &Place,
        is_free: &dyn Fn(&str) -> bool,
    ) {
        let plan = shape.plan.get_or_init(|| Plan::of(shape.properties.keys()));
        if plan.is_empty() || place.attempt > 0 {
            return;
        }
        let allows = |name: &str, value: &Value| {
            let Some(parts) = shape.properties.get(name) else {
                return false;
            };
            let is_echo = place.depth == 0 && self.wish.echo.iter().any(|(echo, _)| *echo == name);
            let is_documented =
                self.wish.examples && !self.book.shape(parts).schema.examples.is_empty();
            let is_open = !is_echo && !is_documented && !shape.pins.contains_key(name);
            is_open && is_free(name) && self.broken(parts, value).is_none()
        };
        plan.settle(&mut Scene {
            object,
            names: plan.names(),
            place,
            allows: &allows,
        });
    }
}

fn holds_others(value: &Value) -> bool {
    value.is_object() || value.is_array()
}
