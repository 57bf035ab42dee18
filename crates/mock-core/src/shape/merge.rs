//! Keywords of two schemas that hold together.

use oas_model::Schema;
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
        mine.contains = mine.contains.or(other.contains);
        mine.property_names = mine.property_names.or(other.property_names);
        mine.not = mine.not.or(other.not);
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
        raise(&mut mine.min_contains, other.min_contains);
        lower(&mut mine.maximum, other.maximum);
        lower(&mut mine.exclusive_maximum, other.exclusive_maximum);
        lower(&mut mine.max_length, other.max_length);
        lower(&mut mine.max_items, other.max_items);
        lower(&mut mine.max_properties, other.max_properties);
        lower(&mut mine.max_contains, other.max_contains);
        mine.multiple_of = match (mine.multiple_of, other.multiple_of) {
            (Some(a), Some(b)) => Some(common_multiple(a, b)),
            (a, b) => a.or(b),
        };
        let pairs = [
            (mine.minimum, mine.maximum, "`minimum` and `maximum`"),
            (
                mine.min_length.map(|n| n as f64),
                mine.max_length.map(|n| n as f64),
                "`minLength` and `maxLength`",
            ),
            (
                mine.min_items.map(|n| n as f64),
                mine.max_items.map(|n| n as f64),
                "`minItems` and `maxItems`",
            ),
        ];
        for (low, high, names) in pairs {
            if let (Some(low), Some(high)) = (low, high)
                && low > high
            {
                self.refuse(names);
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

/// The least common multiple where both are whole numbers, else the larger one.
fn common_multiple(a: f64, b: f64) -> f64 {
    let whole = |x: f64| x.fract() == 0.0 && (1.0..1e9).contains(&x);
    if !whole(a) || !whole(b) {
        return a.max(b);
    }
    let (mut x, mut y) = (a as u64, b as u64);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x as f64 * b
}
