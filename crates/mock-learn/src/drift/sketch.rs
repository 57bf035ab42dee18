//! Many values as one schema: what drift needs to describe what nobody has described.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use oas_doc::Value as Written;
use oas_model::Version;
use serde_json::Value;

use super::spell;

/// Members of one object that are told apart; one with more is a dictionary.
const MAX_MEMBERS: usize = 100;
/// Different scalars that are kept.
const MAX_LISTED: usize = 50;
/// Levels that are looked at; what is below may be anything.
const MAX_DEPTH: usize = 24;
/// Characters of the longest text that is kept.
const MAX_TEXT: usize = 200;

/// What has been seen in one place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sketch {
    pub(crate) n: u64,
    pub(crate) kinds: Kinds,
    items: Option<Box<Self>>,
    members: IndexMap<String, Self>,
    n_objects: u64,
    is_dictionary: bool,
    /// Different scalars, as JSON.
    listed: BTreeSet<String>,
    /// More than are kept were seen.
    pub(crate) is_more: bool,
    pub(crate) range: Range,
}

/// Which types have been seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Kinds {
    pub(crate) null: bool,
    pub(crate) boolean: bool,
    pub(crate) integer: bool,
    pub(crate) number: bool,
    pub(crate) string: bool,
    pub(crate) array: bool,
    pub(crate) object: bool,
}

/// The smallest and largest number, or length of a text, list or object.
#[derive(Debug, Clone, Default)]
pub(crate) struct Range {
    pub(crate) numbers: Option<(serde_json::Number, serde_json::Number)>,
    pub(crate) length: Option<(u64, u64)>,
}

impl Kinds {
    /// The names of JSON Schema, without `null`.
    pub(crate) fn names(self) -> Vec<&'static str> {
        let all = [
            (self.boolean, "boolean"),
            (self.integer && !self.number, "integer"),
            (self.number, "number"),
            (self.string, "string"),
            (self.array, "array"),
            (self.object, "object"),
        ];
        let seen = all.into_iter().filter(|(is_seen, _)| *is_seen);
        seen.map(|(_, name)| name).collect()
    }

    fn join(&mut self, other: Self) {
        self.null |= other.null;
        self.boolean |= other.boolean;
        self.integer |= other.integer;
        self.number |= other.number;
        self.string |= other.string;
        self.array |= other.array;
        self.object |= other.object;
    }
}

impl Range {
    fn number(&mut self, number: &serde_json::Number) {
        let (low, high) = self
            .numbers
            .take()
            .unwrap_or_else(|| (number.clone(), number.clone()));
        let is_below = |a: &serde_json::Number, b: &serde_json::Number| a.as_f64() < b.as_f64();
        let low = if is_below(number, &low) {
            number.clone()
        } else {
            low
        };
        let high = if is_below(&high, number) {
            number.clone()
        } else {
            high
        };
        self.numbers = Some((low, high));
    }

    fn length(&mut self, length: usize) {
        let length = length as u64;
        let (low, high) = self.length.unwrap_or((length, length));
        self.length = Some((low.min(length), high.max(length)));
    }
}

impl Sketch {
    /// One value more.
    pub(crate) fn add(&mut self, value: &Value) {
        self.add_below(value, MAX_DEPTH);
    }

    /// A text of a query or a header, which may mean a number or a truth value.
    pub(crate) fn add_text(&mut self, text: &str) {
        let is_plain = |value: &Value| value.is_boolean() || value.is_number();
        let meant = serde_json::from_str::<Value>(text).ok().filter(is_plain);
        // `007` and `1e3` are texts: as numbers they would be written otherwise.
        let meant = meant.filter(|value| {
            let written = value.to_string();
            written == text
        });
        self.add(&meant.unwrap_or_else(|| Value::from(text)));
    }

    fn add_below(&mut self, value: &Value, depth: usize) {
        self.n += 1;
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        match value {
            Value::Null => self.kinds.null = true,
            Value::Bool(_) => self.kinds.boolean = true,
            Value::Number(number) => {
                let is_whole = number.is_i64() || number.is_u64();
                self.kinds.integer |= is_whole;
                self.kinds.number |= !is_whole;
                self.range.number(number);
            }
            Value::String(text) => {
                self.kinds.string = true;
                self.range.length(text.chars().count());
            }
            Value::Array(items) => {
                self.kinds.array = true;
                self.range.length(items.len());
                let sketch = self.items.get_or_insert_default();
                items.iter().for_each(|item| sketch.add_below(item, depth));
            }
            Value::Object(members) => {
                self.kinds.object = true;
                self.range.length(members.len());
                self.object(members, depth);
            }
        }
        if !matches!(value, Value::Array(_) | Value::Object(_)) {
            self.list(value);
        }
    }

    fn object(&mut self, members: &serde_json::Map<String, Value>, depth: usize) {
        self.n_objects += 1;
        for (name, member) in members {
            if self.is_dictionary {
                return;
            }
            let known = self.members.entry(name.clone()).or_default();
            known.add_below(member, depth);
            if self.members.len() > MAX_MEMBERS {
                self.is_dictionary = true;
                self.members.clear();
            }
        }
    }

    fn list(&mut self, value: &Value) {
        let is_short = value.as_str().is_none_or(|text| text.len() <= MAX_TEXT);
        let text = value.to_string();
        if self.listed.contains(&text) {
            return;
        }
        if is_short && self.listed.len() < MAX_LISTED {
            self.listed.insert(text);
        } else {
            self.is_more = true;
        }
    }

    /// The different scalars that were seen, in a fixed order.
    pub(crate) fn listed(&self) -> impl Iterator<Item = Value> {
        let all = self.listed.iter();
        all.filter_map(|text| serde_json::from_str(text).ok())
    }

    /// Whether every value was a text.
    pub(crate) fn is_text(&self) -> bool {
        self.kinds.names() == ["string"] && !self.kinds.null
    }

    /// Everything that was seen elsewhere too.
    pub(crate) fn join(&mut self, other: &Self) {
        self.n += other.n;
        self.kinds.join(other.kinds);
        self.n_objects += other.n_objects;
        self.is_dictionary |= other.is_dictionary;
        self.is_more |= other.is_more;
        if let Some(items) = &other.items {
            self.items.get_or_insert_default().join(items);
        }
        for (name, member) in &other.members {
            self.members.entry(name.clone()).or_default().join(member);
        }
        if self.is_dictionary || self.members.len() > MAX_MEMBERS {
            self.is_dictionary = true;
            self.members.clear();
        }
        for value in other.listed() {
            self.list(&value);
        }
        for number in other.range.numbers.iter().flat_map(|(a, b)| [a, b]) {
            self.range.number(number);
        }
        for length in other.range.length.iter().flat_map(|(a, b)| [a, b]) {
            self.range
                .length(usize::try_from(*length).unwrap_or(usize::MAX));
        }
    }

    /// The schema that admits all of it.
    pub(crate) fn schema(&self, version: Version) -> Written {
        let mut schema = spell::types(&self.kinds.names(), self.kinds.null, version);
        if self.kinds.object && !self.members.is_empty() {
            schema.push(("properties".to_owned(), self.properties(version)));
            let always = self
                .members
                .iter()
                .filter(|(_, one)| one.n == self.n_objects);
            let always: Vec<_> = always.map(|(name, _)| spell::text(name)).collect();
            if !always.is_empty() {
                schema.push(("required".to_owned(), Written::Sequence(always)));
            }
        }
        if self.kinds.array {
            let items = self.items.as_ref();
            let items =
                items.map_or_else(|| Written::Mapping(Vec::new()), |one| one.schema(version));
            schema.push(("items".to_owned(), items));
        }
        Written::Mapping(schema)
    }

    fn properties(&self, version: Version) -> Written {
        let members = self.members.iter();
        let each = members.map(|(name, one)| (name.clone(), one.schema(version)));
        Written::Mapping(each.collect())
    }
}
