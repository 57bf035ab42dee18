//! Objects: everything declared while there is room, then only what is required.

use oas_model::{SchemaId, SchemaType};
use serde_json::{Map, Value};

use super::{Generator, Place, Purpose};
use crate::shape::Shape;

/// One property to be made.
struct Member {
    name: String,
    parts: Vec<SchemaId>,
    required: bool,
    is_container: bool,
    description: Option<String>,
}

/// Below this share an optional object or array is not begun.
const WORTH_BEGINNING: usize = 6;

/// More patterns than this are not brought together.
const MAX_PATTERNS: usize = 20;

impl Generator<'_> {
    pub(super) fn object(&mut self, shape: &Shape, place: &Place) -> Option<Value> {
        let members = self.members(shape, place);
        let n_containers = members.iter().filter(|member| member.is_container).count();
        let share = place.share.saturating_sub(members.len()) / n_containers.max(1);
        let n_open = self.open.len();
        self.open.extend(&shape.seen);
        let made = self.fill(shape, &members, place, share);
        self.open.truncate(n_open);
        let mut object = made?;
        self.complete(shape, &mut object, place)?;
        self.echo(shape, &mut object, place);
        Some(Value::Object(object))
    }

    fn fill(
        &mut self,
        shape: &Shape,
        members: &[Member],
        place: &Place,
        share: usize,
    ) -> Option<Map<String, Value>> {
        let mut object = Map::new();
        for member in members {
            if let Some(pin) = shape.pins.get(&member.name) {
                object.insert(member.name.clone(), Value::from(pin.as_str()));
                continue;
            }
            if member.is_container && !member.required && share < WORTH_BEGINNING {
                continue;
            }
            let share = if member.is_container { share } else { 1 };
            let inner = place.member(&member.name, member.description.as_deref(), share);
            match self.value(&member.parts, &mut Vec::new(), &inner) {
                Some(value) => _ = object.insert(member.name.clone(), value),
                None if member.required => return None,
                None => {}
            }
        }
        Some(object)
    }

    /// The declared properties that belong into this answer, in document order.
    fn members(&self, shape: &Shape, place: &Place) -> Vec<Member> {
        let mut members = Vec::new();
        for (name, parts) in &shape.properties {
            let inner = self.book.shape(parts);
            let required = shape.schema.required.contains(name) || shape.pins.contains_key(name);
            if self.travels_the_other_way(&inner) || inner.conflict.is_some() && !required {
                continue;
            }
            if !required && (place.is_tight() || self.is_inside_itself(parts)) {
                continue;
            }
            members.push(Member {
                name: name.clone(),
                parts: parts.clone(),
                required,
                is_container: is_container(&inner),
                description: inner.schema.description.clone(),
            });
        }
        let undeclared = shape
            .schema
            .required
            .iter()
            .filter(|name| !shape.properties.contains_key(*name));
        members.extend(undeclared.map(|name| self.undeclared(shape, name)));
        if let Some(most) = shape
            .schema
            .max_properties
            .and_then(|most| usize::try_from(most).ok())
        {
            members.sort_by_key(|member| !member.required);
            members.truncate(most);
        }
        members
    }

    fn undeclared(&self, shape: &Shape, name: &str) -> Member {
        let parts = shape.additional.clone().unwrap_or_default();
        let parts = if parts.is_empty() {
            shape
                .pattern_properties
                .iter()
                .map(|(_, id)| *id)
                .take(1)
                .collect()
        } else {
            parts
        };
        let is_container = is_container(&self.book.shape(&parts));
        Member {
            name: name.to_owned(),
            parts,
            required: true,
            is_container,
            description: None,
        }
    }

    fn travels_the_other_way(&self, shape: &Shape) -> bool {
        match self.wish.purpose {
            Purpose::Response => shape.schema.write_only,
            Purpose::Request => shape.schema.read_only,
        }
    }

    /// Whether these schemas are being made already, twice: a circle worth ending.
    pub(super) fn is_inside_itself(&self, parts: &[SchemaId]) -> bool {
        let shape = self.book.shape(parts);
        let Some(target) = shape.seen.iter().find(|id| self.open.contains(id)) else {
            return false;
        };
        self.open.iter().filter(|open| *open == target).count() >= 2
    }

    /// Adds the entries of a map, and what `minProperties` and `dependentRequired` still ask for.
    fn complete(
        &mut self,
        shape: &Shape,
        object: &mut Map<String, Value>,
        place: &Place,
    ) -> Option<()> {
        for (name, needed) in &shape.schema.dependent_required {
            for other in needed
                .iter()
                .filter(|_| object.contains_key(name))
                .cloned()
                .collect::<Vec<_>>()
            {
                if !object.contains_key(&other) {
                    let parts = shape.properties.get(&other).cloned().unwrap_or_default();
                    let value =
                        self.value(&parts, &mut Vec::new(), &place.member(&other, None, 1))?;
                    object.insert(other, value);
                }
            }
        }
        let least = shape
            .schema
            .min_properties
            .and_then(|least| usize::try_from(least).ok())
            .unwrap_or(0)
            .min(1_000);
        let asked_for = shape.is_map || !shape.pattern_properties.is_empty();
        let is_free_map = asked_for && shape.properties.is_empty() && !place.is_tight();
        let most = shape
            .schema
            .max_properties
            .and_then(|most| usize::try_from(most).ok())
            .unwrap_or(usize::MAX);
        // What `not` forbids is often an object without anything of its own.
        let is_refused = shape.schema.not.is_some() && self.retries_at(place) > 0;
        let least = least.max(usize::from(is_refused));
        let wanted = if is_free_map { least.max(2) } else { least }.min(most);
        for idx in 0..wanted.saturating_mul(3) {
            if object.len() >= wanted {
                break;
            }
            self.entry(shape, object, place, idx, wanted);
        }
        Some(())
    }

    fn entry(
        &mut self,
        shape: &Shape,
        object: &mut Map<String, Value>,
        place: &Place,
        idx: usize,
        n_wanted: usize,
    ) {
        let optional = shape
            .properties
            .iter()
            .find(|(name, _)| !object.contains_key(*name));
        let (name, parts) = match (optional, pattern_at(shape, idx), &shape.additional) {
            (Some((name, parts)), _, _) => (name.clone(), parts.clone()),
            (None, Some((pattern, id)), _) => match self.text_like(pattern, place, idx) {
                Some(name) => (name, self.of_patterns(shape, *id)),
                None => return,
            },
            (None, None, Some(parts)) => (self.entry_name(shape, place, idx), parts.clone()),
            (None, None, None) => return,
        };
        let share = place.share / n_wanted.max(1);
        if let Some(value) = self.value(&parts, &mut Vec::new(), &place.member(&name, None, share))
        {
            object.insert(name, value);
        }
    }

    /// A name made for one pattern may match the others too: all of them hold, if they can.
    fn of_patterns(&self, shape: &Shape, own: SchemaId) -> Vec<SchemaId> {
        let all: Vec<SchemaId> = shape.pattern_properties.iter().map(|(_, id)| *id).collect();
        let is_possible = all.len() < MAX_PATTERNS && self.book.shape(&all).conflict.is_none();
        if is_possible { all } else { vec![own] }
    }

    fn entry_name(&mut self, shape: &Shape, place: &Place, idx: usize) -> String {
        let place = place.element(idx, 1);
        if let Some(rule) = shape.schema.property_names
            && let Some(Value::String(name)) = self.value(&[rule], &mut Vec::new(), &place)
        {
            return name;
        }
        crate::fakers::word(&mut place.trail.step("key").draw()).to_owned()
    }

    /// `GET /books/42` answers with `"id": "42"`, where the schema allows it.
    fn echo(&self, shape: &Shape, object: &mut Map<String, Value>, place: &Place) {
        if place.depth > 0 {
            return;
        }
        let last = self.wish.echo.len().saturating_sub(1);
        for (idx, (name, text)) in self.wish.echo.iter().enumerate() {
            let is_own_id = idx == last && name.to_ascii_lowercase().ends_with("id");
            let names = [Some(*name), is_own_id.then_some("id")];
            for name in names.into_iter().flatten() {
                let Some(own) = member_named(object, name) else {
                    continue;
                };
                let parts = shape.properties.get(&own);
                if let Some(value) = parts.and_then(|parts| self.read_as(parts, text)) {
                    object.insert(own, value);
                    break;
                }
            }
        }
    }

    fn read_as(&self, parts: &[SchemaId], text: &str) -> Option<Value> {
        let shape = self.book.shape(parts);
        let number = || {
            serde_json::from_str::<Value>(text)
                .ok()
                .filter(Value::is_number)
        };
        let candidates = [number(), Some(Value::from(text))];
        candidates.into_iter().flatten().find(|value| {
            let slowly = || {
                parts.iter().all(|part| {
                    crate::check::is_valid(self.book.api(), *part, self.wish.purpose, value)
                })
            };
            shape.plainly_allows(value).unwrap_or_else(slowly)
        })
    }
}

/// The member of that name, else the one that only spells it differently: `user_id` for `userId`.
fn member_named(object: &Map<String, Value>, name: &str) -> Option<String> {
    if object.contains_key(name) {
        return Some(name.to_owned());
    }
    let letters = |name: &str| name.replace(['_', '-'], "").to_ascii_lowercase();
    let wanted = letters(name);
    object.keys().find(|key| letters(key) == wanted).cloned()
}

/// Each pattern has its turn.
fn pattern_at(shape: &Shape, idx: usize) -> Option<&(String, SchemaId)> {
    let n_patterns = shape.pattern_properties.len();
    shape.pattern_properties.get(idx % n_patterns.max(1))
}

fn is_container(shape: &Shape) -> bool {
    let types = shape.likely_types();
    types.names(SchemaType::Object) || types.names(SchemaType::Array) || !shape.choices.is_empty()
}
