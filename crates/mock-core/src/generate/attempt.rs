//! One try at a value: what the document shows, an alternative, or something of its type.

use oas_model::{SchemaId, SchemaType};
use serde_json::Value;

use super::{COSY_DEPTH, Generator, MAX_VALUES, Place};
use crate::shape::Shape;

/// Nesting beyond which a value is given up.
const MAX_DEPTH: usize = 48;
/// Attempts after which a schema without `type` is tried as another type than it looks like.
const GUESSED: u32 = 4;

impl Generator<'_> {
    /// One try at a value, which may still be wrong as a whole.
    pub(super) fn attempt(
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
}
