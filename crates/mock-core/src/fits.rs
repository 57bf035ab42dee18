//! Whether a value satisfies schemas, read straight from the model.
//!
//! In:  schemas, a value and the way it travels.
//! Out: the keyword that the value breaks first, or nothing.
//! Never: builds a validator. Only what the value reaches is looked at, so that a place in a
//! large document costs what the value costs. It serves generation, which asks about thousands
//! of small values; what leaves the mock is judged by the validator ([`crate::check`]).

mod array; // items, contains
mod choice; // anyOf, oneOf, not, if
mod discriminator; // which branch a value names
mod equal; // values that mean the same
mod object; // properties, names
mod scalar; // type, enum, bounds, patterns
mod seen; // what `unevaluated…` leaves out

use oas_model::{Schema, SchemaBody, SchemaId};
use serde_json::Value;

pub(crate) use self::equal::equal;
use self::seen::Seen;
use crate::{book::Book, generate::Purpose};

/// Schemas for one value, one inside the other; beyond it the rest is believed.
const MAX_OPEN: usize = 200;

/// `Err` is the keyword that is broken.
type Verdict = Result<(), &'static str>;

/// A way to read schemas: the keyword that a value breaks first, or nothing.
pub(crate) type Reading = fn(&Book, Purpose, &[SchemaId], &Value) -> Option<&'static str>;

/// The keyword of `parts` that a value breaks first; `None` where it satisfies all of them.
pub(crate) fn broken(
    book: &Book,
    purpose: Purpose,
    parts: &[SchemaId],
    value: &Value,
) -> Option<&'static str> {
    Judge::new(book, purpose, false).first(parts, value)
}

/// The same by JSON Schema alone, to which a discriminator is a remark: of a `oneOf` one branch
/// holds, whatever name the value goes by. Other people's validators read it so.
pub(crate) fn broken_by_any_reading(
    book: &Book,
    purpose: Purpose,
    parts: &[SchemaId],
    value: &Value,
) -> Option<&'static str> {
    Judge::new(book, purpose, true).first(parts, value)
}

/// One judgement, with the schemas that are being asked.
struct Judge<'j> {
    book: &'j Book,
    purpose: Purpose,
    /// Whether a `oneOf` is asked even where a discriminator has decided.
    is_literal: bool,
    /// Schemas and the address of the value they are asked about, outermost first.
    open: Vec<(SchemaId, usize)>,
}

/// A value where it stands.
#[derive(Clone, Copy)]
struct At<'v> {
    value: &'v Value,
    /// The schema that the place has; others speak about the same value from inside it.
    whole: SchemaId,
}

impl At<'_> {
    /// Tells values apart that are equal: each stands at an address of its own.
    fn address(self) -> usize {
        std::ptr::from_ref(self.value).addr()
    }
}

impl<'j> Judge<'j> {
    fn new(book: &'j Book, purpose: Purpose, is_literal: bool) -> Self {
        Self {
            book,
            purpose,
            is_literal,
            open: Vec::new(),
        }
    }

    /// The keyword of these schemas that the value breaks first.
    fn first(&mut self, parts: &[SchemaId], value: &Value) -> Option<&'static str> {
        let mut parts = parts.iter();
        parts.find_map(|part| self.place(*part, value).err())
    }
}

impl Judge<'_> {
    /// A schema about a value of its own.
    fn place(&mut self, id: SchemaId, value: &Value) -> Verdict {
        let at = At { value, whole: id };
        self.schema(id, at, &mut Seen::of(value))
    }

    /// One more schema about the same value.
    fn schema(&mut self, id: SchemaId, at: At<'_>, seen: &mut Seen) -> Verdict {
        let here = (id, at.address());
        if self.open.len() >= MAX_OPEN || self.open.contains(&here) {
            return Ok(());
        }
        self.open.push(here);
        let verdict = match &*self.book.api().schema(id) {
            SchemaBody::Boolean(true) => Ok(()),
            SchemaBody::Boolean(false) => Err("false"),
            SchemaBody::Object(schema) => {
                // `unevaluated…` sees what its own schema has spoken about, not its siblings.
                let mut own = Seen::of(at.value);
                let verdict = self.object_schema(id, schema, at, &mut own);
                seen.join(&own);
                verdict
            }
        };
        self.open.pop();
        verdict
    }

    fn object_schema(
        &mut self,
        id: SchemaId,
        schema: &Schema,
        at: At<'_>,
        seen: &mut Seen,
    ) -> Verdict {
        if schema.nullable && at.value.is_null() {
            return Ok(());
        }
        if let Some(target) = schema.reference {
            self.schema(target, at, seen)?;
        }
        scalar::listed(schema, at.value)?;
        match at.value {
            Value::Null | Value::Bool(_) => {}
            Value::Number(number) => scalar::number(schema, number)?,
            Value::String(text) => scalar::text(self.book, schema, text, at.value)?,
            Value::Array(items) => self.items(schema, items, seen)?,
            Value::Object(members) => self.members(schema, members, at, seen)?,
        }
        for part in &schema.all_of {
            self.schema(*part, at, seen)?;
        }
        self.alternatives(id, schema, at, seen)?;
        match at.value {
            Value::Array(items) => self.other_items(schema, items, seen),
            Value::Object(members) => self.other_members(schema, members, seen),
            _ => Ok(()),
        }
    }
}
