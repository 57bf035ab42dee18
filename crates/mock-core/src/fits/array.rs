//! Elements of an array.

use oas_model::{Additional, Schema};
use serde_json::Value;

use super::{Judge, Seen, Verdict, equal};

impl Judge<'_> {
    /// Everything but `unevaluatedItems`.
    pub(super) fn items(&mut self, schema: &Schema, items: &[Value], seen: &mut Seen) -> Verdict {
        let n_items = items.len() as u64;
        if schema.min_items.is_some_and(|bound| n_items < bound) {
            return Err("minItems");
        }
        if schema.max_items.is_some_and(|bound| n_items > bound) {
            return Err("maxItems");
        }
        if schema.unique_items && !are_unlike(items) {
            return Err("uniqueItems");
        }
        for (idx, (item, id)) in items.iter().zip(&schema.prefix_items).enumerate() {
            self.place(*id, item)?;
            seen.mark(idx);
        }
        let rest = items.iter().enumerate().skip(schema.prefix_items.len());
        for (idx, item) in rest {
            match schema.items {
                Additional::Unstated => break,
                Additional::Allowed => {}
                Additional::Forbidden => return Err("items"),
                Additional::Schema(id) => self.place(id, item)?,
            }
            seen.mark(idx);
        }
        self.contained(schema, items, seen)
    }

    fn contained(&mut self, schema: &Schema, items: &[Value], seen: &mut Seen) -> Verdict {
        let Some(id) = schema.contains else {
            return Ok(());
        };
        let mut n_found = 0u64;
        for (idx, item) in items.iter().enumerate() {
            if self.place(id, item).is_ok() {
                n_found += 1;
                seen.mark(idx);
            }
        }
        if n_found < schema.min_contains.unwrap_or(1) {
            return Err("contains");
        }
        let too_many = schema.max_contains.is_some_and(|most| n_found > most);
        if too_many { Err("maxContains") } else { Ok(()) }
    }

    /// `unevaluatedItems`.
    pub(super) fn other_items(
        &mut self,
        schema: &Schema,
        items: &[Value],
        seen: &mut Seen,
    ) -> Verdict {
        for (idx, item) in items.iter().enumerate() {
            if schema.unevaluated_items == Additional::Unstated {
                break;
            }
            if seen.has(idx) {
                continue;
            }
            match schema.unevaluated_items {
                Additional::Forbidden => return Err("unevaluatedItems"),
                Additional::Schema(id) => self.place(id, item)?,
                Additional::Unstated | Additional::Allowed => {}
            }
            seen.mark(idx);
        }
        Ok(())
    }
}

fn are_unlike(items: &[Value]) -> bool {
    let twice = |(idx, item): (usize, &Value)| items[..idx].iter().any(|one| equal(one, item));
    !items.iter().enumerate().any(twice)
}
