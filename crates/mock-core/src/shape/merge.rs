//! Keywords of two schemas that hold together.

use oas_model::{Schema, SchemaType as T};
use serde_json::Value;

use super::Shape;

impl Shape {
    pub(super) fn merge(&mut self, other: &Schema) {
        self.merge_types(other);
        self.merge_values(other);
        self.merge_bounds(other);
        self.merge_words(other);
        let mine = &mut self.schema;
        for name in &other.required {
            if !mine.required.contains(name) {
                mine.required.push(name.clone());
            }
        }
        for (name, needed) in &other.dependent_required {
            mine.dependent_required
                .entry(name.clone())
                .or_default()
                .extend(needed.iter().cloned());
        }
        mine.unique_items |= other.unique_items;
        mine.read_only |= other.read_only;
        mine.write_only |= other.write_only;
        self.nots.extend(other.not);
    }

    fn merge_types(&mut self, other: &Schema) {
        match self.schema.types.intersect(other.types) {
            Some(both) => self.schema.types = both,
            None => self.refuse("two `type`s that share no value"),
        }
    }

    fn merge_values(&mut self, other: &Schema) {
        let listed = other
            .constant
            .as_ref()
            .map(|value| vec![value.clone()])
            .or_else(|| other.one_of_values.clone());
        if let Some(mut values) = listed {
            if let Some(mine) = &self.schema.one_of_values {
                values.retain(|value| mine.contains(value));
            }
            if values.is_empty() {
                self.refuse("two `enum`s that share no value");
            }
            self.schema.one_of_values = Some(values);
        }
        let mine = &mut self.schema;
        if mine.constant.is_none() {
            mine.constant.clone_from(&other.constant);
        }
        if mine.default.is_none() {
            mine.default.clone_from(&other.default);
        }
        let new: Vec<Value> = other
            .examples
            .iter()
            .filter(|value| !mine.examples.contains(value))
            .cloned()
            .collect();
        mine.examples.extend(new);
    }

    fn merge_bounds(&mut self, other: &Schema) {
        let mine = &mut self.schema;
        raise(&mut mine.minimum, other.minimum);
        raise(&mut mine.exclusive_minimum, other.exclusive_minimum);
        raise(&mut mine.min_length, other.min_length);
        raise(&mut mine.min_items, other.min_items);
        raise(&mut mine.min_properties, other.min_properties);
        lower(&mut mine.maximum, other.maximum);
        lower(&mut mine.exclusive_maximum, other.exclusive_maximum);
        lower(&mut mine.max_length, other.max_length);
        lower(&mut mine.max_items, other.max_items);
        lower(&mut mine.max_properties, other.max_properties);
        mine.multiple_of = match (mine.multiple_of, other.multiple_of) {
            (Some(a), Some(b)) => Some(common_multiple(a, b)),
            (a, b) => a.or(b),
        };
        self.bar_empty_ranges();
    }

    /// Bounds that leave nothing between them rule a type out.
    fn bar_empty_ranges(&mut self) {
        let mine = &self.schema;
        let count = |n: Option<u64>| n.map(|n| n as f64);
        let pairs = [
            (
                mine.minimum,
                mine.maximum,
                "`minimum` and `maximum`",
                T::Number,
            ),
            (
                mine.exclusive_minimum,
                mine.maximum,
                "`exclusiveMinimum` and `maximum`",
                T::Number,
            ),
            (
                mine.minimum,
                mine.exclusive_maximum,
                "`minimum` and `exclusiveMaximum`",
                T::Number,
            ),
            (
                count(mine.min_length),
                count(mine.max_length),
                "`minLength` and `maxLength`",
                T::String,
            ),
            (
                count(mine.min_items),
                count(mine.max_items),
                "`minItems` and `maxItems`",
                T::Array,
            ),
            (
                count(mine.min_properties),
                count(mine.max_properties),
                "`minProperties` and `maxProperties`",
                T::Object,
            ),
        ];
        let is_empty = |low: Option<f64>, high: Option<f64>| matches!((low, high), (Some(low), Some(high)) if low > high);
        let empty = pairs
            .into_iter()
            .filter(|(low, high, ..)| is_empty(*low, *high));
        let barred: Vec<_> = empty.map(|(_, _, names, one)| (one, names)).collect();
        for (one, names) in barred {
            self.bar(one, names);
            if one == T::Number {
                self.bar(T::Integer, names);
            }
        }
    }

    fn merge_words(&mut self, other: &Schema) {
        if let Some(pattern) = &other.pattern
            && !self.patterns.contains(pattern)
        {
            self.patterns.push(pattern.clone());
        }
        let mine = &mut self.schema;
        let fill = |mine: &mut Option<String>, other: &Option<String>| {
            if mine.is_none() {
                mine.clone_from(other);
            }
        };
        fill(&mut mine.format, &other.format);
        fill(&mut mine.title, &other.title);
        fill(&mut mine.description, &other.description);
        fill(&mut mine.content_media_type, &other.content_media_type);
        fill(&mut mine.content_encoding, &other.content_encoding);
        mine.content_schema = mine.content_schema.or(other.content_schema);
        if mine.faker.is_none() {
            mine.faker.clone_from(&other.faker);
        }
    }
}

fn raise<T: PartialOrd + Copy>(mine: &mut Option<T>, other: Option<T>) {
    if let Some(other) = other
        && mine.is_none_or(|mine| mine < other)
    {
        *mine = Some(other);
    }
}

fn lower<T: PartialOrd + Copy>(mine: &mut Option<T>, other: Option<T>) {
    if let Some(other) = other
        && mine.is_none_or(|mine| mine > other)
    {
        *mine = Some(other);
    }
}

/// The least common multiple of two decimals: of 0.2 and 0.3 it is 0.6.
fn common_multiple(a: f64, b: f64) -> f64 {
    let scale = (0..9)
        .map(|places| 10f64.powi(places))
        .find(|scale| [a, b].iter().all(|step| is_whole(step * scale)));
    let Some(scale) = scale else {
        return a.max(b);
    };
    let (first, second) = ((a * scale).round() as u64, (b * scale).round() as u64);
    let (mut x, mut y) = (first, second);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (first / x.max(1)) as f64 * second as f64 / scale
}

fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() < 1e-9 && (1.0..1e12).contains(&number)
}
