//! What a write leaves open is as it would be: a new thing stands at its beginning, and totals
//! follow their parts.

use serde_json::Value;

use super::home::{self, Home};
use crate::{
    fakers::words,
    fits,
    generate::{self, Purpose, Wish},
};

/// What a thing's progress is called.
const STATES: &[&str] = &["status", "state", "phase", "stage", "lifecycle_state"];
/// What is so of nothing that was just made.
const ENDS: &[&str] = &[
    "deleted",
    "archived",
    "closed",
    "cancelled",
    "canceled",
    "merged",
    "locked",
    "disabled",
    "suspended",
    "completed",
    "expired",
    "refunded",
    "revoked",
    "trashed",
    "blocked",
];
/// Where things begin, in the order in which it is looked for.
const BEGINNINGS: &[&str] = &[
    "draft",
    "new",
    "created",
    "pending",
    "open",
    "opened",
    "queued",
    "placed",
    "submitted",
    "todo",
    "backlog",
    "scheduled",
    "provisioning",
    "incomplete",
    "active",
    "enabled",
    "available",
];

impl Home<'_> {
    /// The new entity at its beginning, where neither the client nor the document says otherwise.
    pub(super) fn begun(&self, mut value: Value, said: &Value) -> Value {
        let (Some(schema), Value::Object(members)) = (self.facts.entity, &mut value) else {
            return value;
        };
        let book = self.call.book;
        let shape = book.shape(&[schema]);
        for (name, member) in members {
            let Some(parts) = shape
                .properties
                .get(name)
                .filter(|_| said.get(name).is_none())
            else {
                continue;
            };
            let inner = &book.shape(parts).schema;
            let start = match (member.as_bool(), inner.one_of_values.as_deref()) {
                _ if !inner.examples.is_empty() && self.shows_examples() => continue,
                _ if inner.default.is_some() => inner.default.clone(),
                (Some(_), _) if is_end(&words::snake(name)) => Some(Value::Bool(false)),
                (None, Some(states)) if member.is_string() && is_state(name) => {
                    beginning(states).cloned()
                }
                _ => None,
            };
            let fit = |start: &Value| fits::broken(book, Purpose::Response, parts, start).is_none();
            if let Some(start) = start.filter(fit) {
                *member = start;
            }
        }
        value
    }

    /// The entity with its totals, counts and names as they follow from what the client said.
    /// What did not agree before is not made to agree by a write.
    pub(super) fn settled(&self, value: Value, before: Option<&Value>, said: &Value) -> Value {
        let Some(schema) = self.facts.entity else {
            return value;
        };
        let word = home::word(self.resource);
        let wish = Wish {
            schema,
            purpose: Purpose::Response,
            examples: self.shows_examples(),
            trail: self.trail(),
            resource: &word,
            locale: self.call.config.locale,
            today: self.call.config.today,
            echo: &[],
        };
        let settle = |value: Value, said| generate::settled(self.call.book, &wish, value, said);
        match before {
            Some(before) if settle(before.clone(), &Value::Null) != *before => value,
            _ => settle(value, said),
        }
    }
}

fn is_state(name: &str) -> bool {
    STATES.contains(&&*words::snake(name))
}

fn is_end(plain: &str) -> bool {
    ENDS.contains(&plain.strip_prefix("is_").unwrap_or(plain))
}

/// Where the listed states begin: at one whose name says so, or else at the first.
fn beginning(states: &[Value]) -> Option<&Value> {
    let named = |name: &&str| {
        let mut texts = states.iter();
        texts.find(|state| {
            state
                .as_str()
                .is_some_and(|one| words::snake(one) == **name)
        })
    };
    BEGINNINGS.iter().find_map(named).or(states.first())
}
