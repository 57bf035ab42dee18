//! What a client sent becomes part of an entity.

use serde_json::{Map, Value};

use super::{
    home::Home,
    sent::{self, Sent},
};
use crate::{fits, generate::Purpose, overlay::overlay};

impl Home<'_> {
    /// The entity as a client wants it to be. What the client could have said and did not is left
    /// out, or has its default; what only the server says stays as it is in `base`.
    pub(super) fn replaced(&self, base: Value, sent: Option<&Sent>) -> Value {
        let Some(sent) = sent else {
            return base;
        };
        let accepted = sent::accepted(self, &sent.value, sent.schema);
        if base.is_object() && !accepted.is_object() {
            // A text, say, for a schema without a type tells nothing of a thing with members.
            return base;
        }
        let reduced = || match (&base, &accepted) {
            (Value::Object(members), Value::Object(said)) => {
                Value::Object(self.without_unsaid(members.clone(), said, sent))
            }
            _ => base.clone(),
        };
        let mut wanted = reduced();
        put_members(&mut wanted, &accepted);
        let Some(schema) = self.facts.entity.filter(|_| !self.is_right(&wanted)) else {
            return wanted;
        };
        // What was left out may be needed, or the default of one member break another.
        let lay = |base| overlay(self.call.book, schema, Purpose::Response, base, &wanted);
        let laid = lay(reduced());
        let laid = if self.is_right(&laid) {
            laid
        } else {
            lay(base)
        };
        self.of_the_kind_said(laid, &wanted, &accepted)
    }

    /// Whether the schema of the entity has nothing against a value.
    fn is_right(&self, value: &Value) -> bool {
        let parts = self.facts.entity.as_slice();
        fits::broken(self.call.book, Purpose::Response, parts, value).is_none()
    }

    /// The entity with some members changed (RFC 7396): `null` takes away.
    pub(super) fn changed(&self, current: &Value, change: &Sent) -> Value {
        let accepted = sent::accepted(self, &change.value, change.schema);
        let mut wanted = current.clone();
        merge(&mut wanted, &accepted);
        match self.facts.entity.filter(|_| !self.is_right(&wanted)) {
            Some(schema) => {
                let (book, current) = (self.call.book, current.clone());
                let laid = overlay(book, schema, Purpose::Response, current, &wanted);
                self.of_the_kind_said(laid, &wanted, &accepted)
            }
            None => wanted,
        }
    }

    /// The patched entity, with everything that a client may not set as it was.
    pub(super) fn kept_read_only(
        &self,
        patched: Value,
        current: &Value,
        accepted: &Value,
    ) -> Value {
        let (Value::Object(mut members), Value::Object(current)) = (patched, current) else {
            return current.clone();
        };
        for (name, value) in current {
            if accepted.get(name).is_none() && members.contains_key(name) {
                members.insert(name.clone(), value.clone());
            }
        }
        let whole = Value::Object(members);
        if self.is_right(&whole) {
            whole
        } else {
            Value::Object(current.clone())
        }
    }

    fn without_unsaid(
        &self,
        mut members: Map<String, Value>,
        said: &Map<String, Value>,
        sent: &Sent,
    ) -> Map<String, Value> {
        let book = self.call.book;
        let (Some(entity), Some(request)) = (self.facts.entity, sent.schema) else {
            return members;
        };
        let (entity, request) = (book.shape(&[entity]), book.shape(&[request]));
        members.retain(|name, value| {
            let parts = request.properties.get(name);
            let Some(parts) = parts.filter(|_| !said.contains_key(name) && !self.is_own(name))
            else {
                return true;
            };
            let asked = book.shape(parts);
            let own = entity.properties.get(name).map(|parts| book.shape(parts));
            let is_read_only =
                asked.schema.read_only || own.as_ref().is_some_and(|own| own.schema.read_only);
            if is_read_only {
                return true;
            }
            let default = asked.schema.default.as_ref();
            let default = default.or_else(|| own.as_ref()?.schema.default.as_ref());
            let place = entity.properties.get(name).unwrap_or(parts);
            let fits =
                |default: &&Value| fits::broken(book, Purpose::Response, place, default).is_none();
            if let Some(default) = default.filter(fits) {
                *value = default.clone();
                return true;
            }
            let is_required = entity.schema.required.contains(name);
            if is_required && own.is_some_and(|own| own.may_be_null) {
                *value = Value::Null;
            }
            is_required
        });
        members
    }

    /// Whether a member tells which entity this is.
    fn is_own(&self, name: &str) -> bool {
        let identity = self.identity().into_iter();
        let identity = identity.flat_map(|identity| &identity.properties);
        let echoes = self.facts.echoes.iter().flatten();
        identity
            .chain(echoes)
            .any(|property| property.first().is_some_and(|first| &**first == name))
    }
}

fn put_members(value: &mut Value, new: &Value) {
    match (value, new) {
        (Value::Object(members), Value::Object(new)) => {
            members.extend(
                new.iter()
                    .map(|(name, value)| (name.clone(), value.clone())),
            );
        }
        (value, new) => *value = new.clone(),
    }
}

/// RFC 7396, section 2, but for members that a place may not be without: these become `null`.
fn merge(value: &mut Value, change: &Value) {
    let Value::Object(change) = change else {
        *value = change.clone();
        return;
    };
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    let Value::Object(members) = value else {
        return;
    };
    for (name, change) in change {
        match change {
            Value::Null if members.get(name).is_some_and(Value::is_null) => {}
            Value::Null => _ = members.shift_remove(name),
            change => merge(members.entry(name.as_str()).or_insert(Value::Null), change),
        }
    }
}
