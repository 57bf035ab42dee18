//! The object that is being settled, by the names of its members in small letters.

use std::{collections::BTreeMap, sync::OnceLock};

use serde_json::{Map, Number, Value};

use crate::{fakers::words::snake, generate::Place};

/// Members by their names in small letters and underscores.
#[derive(Debug)]
pub(crate) struct Names {
    by_plain: BTreeMap<String, String>,
    /// The smaller and the larger one of two, as they are written; found once.
    ordered: OnceLock<Vec<(String, String)>>,
}

impl Names {
    pub(super) fn of<'n>(members: impl Iterator<Item = &'n String>) -> Self {
        Self {
            by_plain: members
                .map(|name| (snake(name).into_owned(), name.clone()))
                .collect(),
            ordered: OnceLock::new(),
        }
    }

    /// The first of these that is there, as it is written.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.by_plain.get(*name))
            .map(String::as_str)
    }

    pub(super) fn has(&self, names: &[&str]) -> bool {
        self.first(names).is_some()
    }

    /// All names, plain and as they are written.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_plain
            .iter()
            .map(|(plain, written)| (plain.as_str(), written.as_str()))
    }

    /// The pairs of which the first must not be larger; looked for once.
    pub(super) fn ordered(
        &self,
        find: impl FnOnce(&Self) -> Vec<(String, String)>,
    ) -> &[(String, String)] {
        self.ordered.get_or_init(|| find(self))
    }
}

/// Says whether a member may have a value.
type Allows<'s> = dyn Fn(&str, &Value) -> bool + 's;

/// An object with what is needed to settle it.
pub(crate) struct Scene<'s> {
    pub(crate) object: &'s mut Map<String, Value>,
    pub(crate) names: &'s Names,
    pub(crate) place: &'s Place,
    pub(crate) allows: &'s Allows<'s>,
}

impl Scene<'_> {
    /// A number, or a text that is one.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        as_number(self.object.get(name)?)
    }

    /// The number of the first of these members.
    pub(super) fn first_number(&self, names: &[&str]) -> Option<f64> {
        self.number(self.names.first(names)?)
    }

    pub(super) fn text(&self, names: &[&str]) -> Option<&str> {
        self.object.get(self.names.first(names)?)?.as_str()
    }

    /// Replaces a value, where there is one and the schema allows the other.
    pub(super) fn set(&mut self, name: &str, value: Value) -> bool {
        let is_right = self
            .object
            .get(name)
            .is_some_and(|before| *before == value || (self.allows)(name, &value));
        if is_right {
            self.object.insert(name.to_owned(), value);
        }
        is_right
    }

    /// Replaces a number, written as the one before: whole, with decimals or as a text.
    pub(super) fn set_number(&mut self, name: &str, number: f64) -> bool {
        let Some(written) = self
            .object
            .get(name)
            .and_then(|before| written_as(before, number))
        else {
            return false;
        };
        self.set(name, written)
    }
}

pub(super) fn as_number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn written_as(before: &Value, number: f64) -> Option<Value> {
    let cents = (number * 100.0).round() / 100.0;
    match before {
        Value::Number(_) if cents.fract() == 0.0 => Some(Value::from(cents as i64)),
        Value::Number(before) if before.is_f64() => Number::from_f64(cents).map(Value::Number),
        // A whole number may be one by chance: the schema decides.
        Value::Number(_) => Number::from_f64(cents).map(Value::Number),
        Value::String(before) if before.contains('.') => Some(format!("{cents:.2}").into()),
        Value::String(_) => Some(format!("{:.0}", cents.round()).into()),
        _ => None,
    }
}
