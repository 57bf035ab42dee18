//! Objects: everything declared while there is room, then only what is required.

use std::borrow::Cow;

use oas_model::{SchemaId, SchemaType};
use serde_json::{Map, Value};

use super::{Generator, Place, choose::will_be_there};
use crate::shape::Shape;

/// One property to be made.
struct Member<'s> {
    name: &'s str,
    parts: Cow<'s, [SchemaId]>,
    required: bool,
    is_container: bool,
}

/// Below this share an optional object or array is not begun.
const WORTH_BEGINNING: usize = 6;

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
        self.agree(shape, &mut object, place, &|_| true);
        Some(Value::Object(object))
    }

    fn fill(
        &mut self,
        shape: &Shape,
        members: &[Member<'_>],
        place: &Place,
        share: usize,
    ) -> Option<Map<String, Value>> {
        let mut object = Map::new();
        for member in members {
            if let Some(pin) = shape.pins.get(member.name) {
                object.insert(member.name.to_owned(), Value::from(pin.as_str()));
                continue;
            }
            if member.is_container && !member.required && share < WORTH_BEGINNING {
                continue;
            }
            let share = if member.is_container { share } else { 1 };
            let words = self
                .book
                .member_words(&place.words, member.name, &member.parts);
            let inner = place.member(member.name, words, share);
            let n_conflicts = self.conflicts.len();
            match self.value(&member.parts, &inner) {
                Some(value) => _ = object.insert(member.name.to_owned(), value),
                None if member.required => {
                    if self.book.shape(&member.parts).is_never() {
                        let name = member.name;
                        let why = format!("`required: {name}` and a schema that is `false`");
                        self.conflicts
                            .insert(n_conflicts.min(self.conflicts.len()), why);
                    }
                    return None;
                }
                // What may be left out stands in nobody's way.
                None => self.conflicts.truncate(n_conflicts),
            }
        }
        Some(object)
    }

    /// The properties that belong into this answer: the declared ones in document order, then
    /// what is asked for besides.
    fn members<'s>(&mut self, shape: &'s Shape, place: &Place) -> Vec<Member<'s>> {
        let is_bare = place.attempt % 4 == 3;
        let mut members = Vec::with_capacity(shape.properties.len());
        for (name, parts) in &shape.properties {
            let inner = self.book.shape(parts);
            let required = shape.schema.required.contains(name) || shape.pins.contains_key(name);
            if self.travels_the_other_way(&inner) || inner.conflict.is_some() && !required {
                continue;
            }
            let is_cut = self.is_tight(place) || is_bare || self.is_inside_itself(parts);
            if !required && (is_cut || !self.may_be_named(shape, name, place)) {
                continue;
            }
            members.push(Member {
                name,
                parts: Cow::Borrowed(parts),
                required,
                is_container: is_container(&inner),
            });
        }
        let asked = shape.schema.required.iter().chain(shape.pins.keys());
        for name in asked.filter(|name| !shape.properties.contains_key(*name)) {
            if !members.iter().any(|member| member.name == name) {
                members.extend(self.undeclared(shape, name));
            }
        }
        self.cut_to_most(shape, &mut members);
        members
    }

    /// Whether an optional property keeps `propertyNames`, and brings nothing along that is unwanted.
    fn may_be_named(&self, shape: &Shape, name: &str, place: &Place) -> bool {
        let brings_more = shape.schema.dependent_required.contains_key(name)
            || shape
                .choices
                .iter()
                .any(|choice| choice.trigger.as_deref() == Some(name));
        let is_wanted = !brings_more || will_be_there(shape, name, place);
        is_wanted && self.is_name(shape, name)
    }

    pub(super) fn is_name(&self, shape: &Shape, name: &str) -> bool {
        let rules = &shape.names;
        let broken = || self.broken(rules, &Value::from(name));
        rules.is_empty() || broken().is_none()
    }

    fn cut_to_most(&self, shape: &Shape, members: &mut Vec<Member<'_>>) {
        let most = shape
            .schema
            .max_properties
            .and_then(|most| usize::try_from(most).ok());
        if let Some(most) = most.filter(|most| members.len() > *most) {
            members.sort_by_key(|member| !member.required);
            members.truncate(most);
        }
    }

    fn undeclared<'s>(&self, shape: &Shape, name: &'s str) -> Option<Member<'s>> {
        let parts = shape.parts_for(self.book, name)?;
        let inner = self.book.shape(&parts);
        Some(Member {
            name,
            is_container: is_container(&inner),
            parts: Cow::Owned(parts),
            required: true,
        })
    }

    fn travels_the_other_way(&self, shape: &Shape) -> bool {
        shape.travels_only(self.wish.purpose.other_way())
    }

    /// Whether these schemas are being made already, twice: a circle worth ending.
    pub(super) fn is_inside_itself(&self, parts: &[SchemaId]) -> bool {
        let shape = self.book.shape(parts);
        let Some(target) = shape.seen.iter().find(|id| self.open.contains(id)) else {
            return false;
        };
        self.open.iter().filter(|open| *open == target).count() >= 2
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
        let number = || {
            serde_json::from_str::<Value>(text)
                .ok()
                .filter(Value::is_number)
        };
        let candidates = [number(), Some(Value::from(text))];
        candidates
            .into_iter()
            .flatten()
            .find(|value| self.broken(parts, value).is_none())
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

fn is_container(shape: &Shape) -> bool {
    let types = shape.likely_types();
    types.names(SchemaType::Object) || types.names(SchemaType::Array) || !shape.choices.is_empty()
}
