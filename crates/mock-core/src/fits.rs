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
mod memory; // what has been found out already
mod object; // properties, names
mod scalar; // type, enum, bounds, patterns
mod seen; // what `unevaluated…` leaves out

use oas_model::{Schema, SchemaBody, SchemaId};
use serde_json::Value;

pub(crate) use self::equal::equal;
use self::{memory::Memory, seen::Seen};
use crate::{book::Book, effort::Effort, generate::Purpose};

/// Schemas for one value, one inside the other; beyond it the rest is believed.
const MAX_OPEN: usize = 200;
/// Questions in one judgement; beyond it the rest is believed.
pub(crate) const MAX_STEPS: u64 = 50_000;

/// `Err` is the keyword that is broken.
type Verdict = Result<(), &'static str>;

/// A way to read schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The name that a value goes by decides between branches.
    Ours,
    /// By JSON Schema alone, to which a discriminator is a remark: of a `oneOf` one branch holds,
    /// whatever name the value goes by. Other people's validators read it so.
    Literal,
}

/// The keyword of `parts` that a value breaks first; `None` where it satisfies all of them.
pub(crate) fn broken(
    book: &Book,
    purpose: Purpose,
    parts: &[SchemaId],
    value: &Value,
) -> Option<&'static str> {
    judged(
        book,
        purpose,
        parts,
        value,
        (Reading::Ours, &Effort::default()),
    )
}

/// The same in a certain reading, where the steps that it takes are counted.
pub(crate) fn judged(
    book: &Book,
    purpose: Purpose,
    parts: &[SchemaId],
    value: &Value,
    (reading, effort): (Reading, &Effort),
) -> Option<&'static str> {
    Judge::new(book, purpose, reading, effort).first(parts, value)
}

/// One judgement, with the schemas that are being asked.
struct Judge<'j> {
    book: &'j Book,
    purpose: Purpose,
    reading: Reading,
    effort: &'j Effort,
    /// The steps that had been made when it began.
    n_before: u64,
    /// Schemas and the address of the value they are asked about, outermost first.
    open: Vec<(SchemaId, usize)>,
    memory: Memory,
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
    fn new(book: &'j Book, purpose: Purpose, reading: Reading, effort: &'j Effort) -> Self {
        Self {
            book,
            purpose,
            reading,
            effort,
            n_before: effort.n_steps(),
            open: Vec::new(),
            memory: Memory::new(),
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
        if let Some(verdict) = self.leaf(id, value) {
            return verdict;
        }
        let at = At { value, whole: id };
        self.schema(id, at, &mut Seen::of(value))
    }

    /// Most values are scalars whose schema names no other one: there is nothing to remember of them.
    fn leaf(&self, id: SchemaId, value: &Value) -> Option<Verdict> {
        if value.is_object() || value.is_array() {
            return None;
        }
        let body = self.book.api().schema(id);
        let SchemaBody::Object(schema) = &*body else {
            return None;
        };
        let is_plain = schema.reference.is_none() && !has_parts(schema);
        is_plain.then(|| {
            self.effort.step();
            if schema.nullable && value.is_null() {
                return Ok(());
            }
            self.scalar(schema, value)
        })
    }

    /// One more schema about the same value.
    fn schema(&mut self, id: SchemaId, at: At<'_>, seen: &mut Seen) -> Verdict {
        let here = (id, at.address());
        let place = self.open.len();
        let n_steps = self.effort.n_steps();
        if place >= MAX_OPEN || n_steps - self.n_before >= MAX_STEPS {
            self.memory.lean_on(0);
            return Ok(());
        }
        if let Some(open) = self.open.iter().position(|open| *open == here) {
            self.memory.lean_on(open);
            return Ok(());
        }
        if let Some((verdict, known)) = self.memory.find(id, at) {
            seen.join(known);
            return *verdict;
        }
        self.effort.step();
        let around = self.memory.begin();
        self.open.push(here);
        // `unevaluated…` sees what its own schema has spoken about, not its siblings.
        let mut own = Seen::of(at.value);
        let verdict = match &*self.book.api().schema(id) {
            SchemaBody::Boolean(true) => Ok(()),
            SchemaBody::Boolean(false) => Err("false"),
            SchemaBody::Object(schema) => self.object_schema(id, schema, at, &mut own),
        };
        seen.join(&own);
        self.open.pop();
        let n_steps = self.effort.n_steps() - n_steps;
        self.memory
            .end((place, around), (id, at), n_steps, (verdict, &own));
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
        self.scalar(schema, at.value)?;
        match at.value {
            Value::Array(items) => self.items(schema, items, seen)?,
            Value::Object(members) => self.members(schema, members, at, seen)?,
            _ => {}
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

    /// What needs nothing but the value.
    fn scalar(&self, schema: &Schema, value: &Value) -> Verdict {
        scalar::listed(schema, value)?;
        match value {
            Value::Number(number) => scalar::number(schema, number),
            Value::String(text) => scalar::text(self.book, schema, text, value),
            _ => Ok(()),
        }
    }
}

/// Whether other schemas speak about the same value.
fn has_parts(schema: &Schema) -> bool {
    let lists = [&schema.all_of, &schema.any_of, &schema.one_of];
    lists.iter().any(|list| !list.is_empty())
        || schema.not.is_some()
        || schema.if_schema.is_some()
        || schema.discriminator.is_some()
}
