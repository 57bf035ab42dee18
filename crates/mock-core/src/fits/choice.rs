//! Schemas about the same value of which not all need to hold.

use oas_model::{Schema, SchemaId};

use super::{At, Judge, Reading, Seen, Verdict};

impl Judge<'_> {
    pub(super) fn alternatives(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        at: At<'_>,
        seen: &mut Seen,
    ) -> Verdict {
        let names_branch = self.discriminated(id, schema, at, seen)?;
        if !self.comes_from_branch(schema, at) {
            if !names_branch {
                self.any_of(schema, at, seen)?;
            }
            if !names_branch || self.reading == Reading::Literal {
                self.one_of(schema, at, seen)?;
            }
        }
        if let Some(not) = schema.not
            && self.schema(not, at, &mut Seen::of(at.value)).is_ok()
        {
            return Err("not");
        }
        self.condition(schema, at, seen)
    }

    /// A branch that has the list itself as its base: seen from there the base is meant without it.
    fn comes_from_branch(&self, schema: &Schema, at: At<'_>) -> bool {
        let mut branches = schema.one_of.iter().chain(&schema.any_of);
        branches.any(|branch| self.is_open(*branch, at))
    }

    /// Whether a schema, or what it refers to, is being asked about this value.
    pub(super) fn is_open(&self, id: SchemaId, at: At<'_>) -> bool {
        let address = at.address();
        let target = self.book.api().follow(id).unwrap_or(id);
        let is_it = |(open, value): &(SchemaId, usize)| {
            *value == address && (*open == id || *open == target)
        };
        let place = self.open.iter().position(is_it);
        place.inspect(|place| self.memory.lean_on(*place)).is_some()
    }

    fn any_of(&mut self, schema: &Schema, at: At<'_>, seen: &mut Seen) -> Verdict {
        let mut holds = schema.any_of.is_empty();
        for branch in &schema.any_of {
            holds |= self.branch(*branch, at, seen);
        }
        holds.then_some(()).ok_or("anyOf")
    }

    fn one_of(&mut self, schema: &Schema, at: At<'_>, seen: &mut Seen) -> Verdict {
        let mut n_holding = 0;
        for branch in &schema.one_of {
            n_holding += usize::from(self.branch(*branch, at, seen));
            if n_holding > 1 {
                return Err("oneOf");
            }
        }
        let is_right = schema.one_of.is_empty() || n_holding == 1;
        is_right.then_some(()).ok_or("oneOf")
    }

    /// Whether a branch holds; only then does what it has seen count.
    fn branch(&mut self, branch: SchemaId, at: At<'_>, seen: &mut Seen) -> bool {
        let mut own = Seen::of(at.value);
        let holds = self.schema(branch, at, &mut own).is_ok();
        if holds {
            seen.join(&own);
        }
        holds
    }

    fn condition(&mut self, schema: &Schema, at: At<'_>, seen: &mut Seen) -> Verdict {
        let Some(condition) = schema.if_schema else {
            return Ok(());
        };
        let (next, keyword) = if self.branch(condition, at, seen) {
            (schema.then_schema, "then")
        } else {
            (schema.else_schema, "else")
        };
        match next {
            Some(next) => self.schema(next, at, seen).map_err(|_| keyword),
            None => Ok(()),
        }
    }
}
