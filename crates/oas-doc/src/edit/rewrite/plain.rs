//! A value without its text: for places that cannot hold the way in which it is written.

use super::{Part, Rewrite};
use crate::edit::Value;
use crate::node::NodeKind;

/// The value of a part, where JSON can write it: aliases and merge keys have none.
pub(super) fn of(rewrite: &Rewrite<'_>, part: &Part<'_>) -> Option<Value> {
    match part {
        Part::Value(value) | Part::Line(value) => Some(value.clone()),
        Part::Mapping(entries) => {
            let members = entries
                .iter()
                .map(|entry| Some((entry.name.clone(), of(rewrite, &entry.value)?)));
            members.collect::<Option<_>>().map(Value::Mapping)
        }
        Part::Sequence(items) => {
            let items = items.iter().map(|item| of(rewrite, item));
            items.collect::<Option<_>>().map(Value::Sequence)
        }
        Part::Kept(node) => match node.kind() {
            NodeKind::Mapping | NodeKind::Sequence if !node.is_alias() => {
                let entries = rewrite.entries(*node).into_iter();
                if node.kind() == NodeKind::Sequence {
                    let items = entries.map(|(_, item)| item).collect();
                    return of(rewrite, &Part::Sequence(items));
                }
                of(
                    rewrite,
                    &Part::Mapping(entries.filter_map(|(entry, _)| entry).collect()),
                )
            }
            _ => Value::of(*node),
        },
    }
}
