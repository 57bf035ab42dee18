//! A value that is nearly right, made right: by one member less, or one of another kind.
//!
//! Where two branches of a `oneOf` are open objects, what satisfies one often satisfies the other;
//! a member that only the other branch speaks about can tell them apart.

use oas_model::SchemaId;
use serde_json::{Map, Value};

use super::{
    Generator,
    telling::{Kind, Telling, kinds},
};
use crate::fits::Reading;

/// Changes that are tried on a small value.
const MAX_CHANGES: usize = 200;
/// Branches for each of which it is tried to set a value apart from the others.
const MAX_SIDES: usize = 6;
/// Values that all changed ones together may have: large ones cost more to look at.
const MAX_WORK: usize = 4_000;

impl Generator<'_> {
    /// The value with the first change that makes it satisfy `parts`, as they are read; none is
    /// looked for once there has been too much work.
    pub(super) fn mended(
        &self,
        parts: &[SchemaId],
        value: &Value,
        reading: Reading,
    ) -> Option<Value> {
        let before = self.effort.n_steps();
        let mended = self.first_right(parts, value, reading);
        self.effort.mended_since(before);
        mended
    }

    fn first_right(&self, parts: &[SchemaId], value: &Value, reading: Reading) -> Option<Value> {
        if self.effort.is_done_mending() {
            return None;
        }
        let shape = self.book.shape(parts);
        let size = size(value);
        let n_changes = (MAX_WORK / size.max(1)).clamp(4, MAX_CHANGES);
        let is_right = |value: &Value| {
            self.effort.steps(size as u64);
            self.broken_as(reading, parts, value).is_none()
        };
        match value {
            Value::Object(members) => {
                let telling = || Telling::of(self.book, self.wish.purpose, &shape);
                let telling = shape.telling.get_or_init(telling);
                let apart = self.set_apart(value, members, telling);
                apart
                    .into_iter()
                    .find(is_right)
                    .or_else(|| objects(members, telling).take(n_changes).find(is_right))
            }
            Value::Array(items) => arrays(items).take(n_changes).find(is_right),
            _ => None,
        }
    }

    /// The value as each branch that it satisfies would have it, and no other one.
    fn set_apart(
        &self,
        value: &Value,
        members: &Map<String, Value>,
        telling: &Telling,
    ) -> Vec<Value> {
        let holds = |branch: &usize| self.broken(&telling.branches[*branch], value).is_none();
        let alone = |group: &std::ops::Range<usize>| {
            let holding: Vec<usize> = group.clone().filter(holds).collect();
            let sides = holding.iter().take(MAX_SIDES);
            let found = sides.filter_map(|own| telling.against(&holding, *own, members));
            found.collect::<Vec<_>>()
        };
        telling.groups.iter().flat_map(alone).collect()
    }
}

/// How many values there are in a value.
fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Without a member that a branch speaks about, with one in a kind that a branch does not allow,
/// then without any other.
fn objects<'m>(
    members: &'m Map<String, Value>,
    telling: &'m Telling,
) -> impl Iterator<Item = Value> + 'm {
    let names = &telling.names;
    let without = |name: &'m String| {
        let mut fewer = members.clone();
        fewer.shift_remove(name);
        Value::Object(fewer)
    };
    let with = |kind: &Kind| {
        let mut other = members.clone();
        other.insert(names[kind.name].clone(), kind.value.clone());
        Value::Object(other)
    };
    let present = names.iter().filter(|name| members.contains_key(*name));
    let others = members.keys().filter(|name| !names.contains(name));
    present
        .map(without)
        .chain(telling.kinds.iter().map(with))
        .chain(others.map(without))
}

/// Without the last element, without the first, with one more of each kind.
fn arrays(items: &[Value]) -> impl Iterator<Item = Value> {
    let fewer = [items.split_last().map(|(_, rest)| rest), items.get(1..)];
    let fewer = fewer.into_iter().flatten().map(Value::from);
    let more = kinds().into_iter().map(|value| {
        let mut more = items.to_vec();
        more.push(value);
        Value::Array(more)
    });
    fewer.chain(more)
}
