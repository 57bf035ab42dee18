//! When something was made or changed, in the form in which an entity says so.

use serde_json::Value;
use time::{
    Duration, OffsetDateTime,
    format_description::well_known::{Rfc2822, Rfc3339},
};

use super::home::Home;
use crate::{fakers::words, fits, generate::Purpose};

const MADE: &[&str] = &[
    "created",
    "created_at",
    "created_on",
    "created_date",
    "created_time",
    "created_date_time",
    "date_created",
    "creation_date",
    "creation_time",
    "creation_timestamp",
    "create_time",
    "inserted_at",
];
const CHANGED: &[&str] = &[
    "updated",
    "updated_at",
    "updated_on",
    "updated_date",
    "updated_time",
    "date_updated",
    "last_updated",
    "last_updated_at",
    "last_update",
    "update_time",
    "modified",
    "modified_at",
    "modified_on",
    "modified_date",
    "modified_time",
    "last_modified",
    "last_modified_at",
    "last_modified_date",
    "last_modified_date_time",
    "date_modified",
];
/// From here on a number counts milliseconds, not seconds.
const MILLISECONDS: f64 = 1e11;

impl Home<'_> {
    /// Both times are now.
    pub(super) fn stamped_new(&self, value: Value) -> Value {
        self.stamped(value, &[MADE, CHANGED], &Value::Null)
    }

    /// The time of the last change is now, unless the client has said something else.
    pub(super) fn stamped_changed(&self, value: Value, said: &Value) -> Value {
        self.stamped(value, &[CHANGED], said)
    }

    fn stamped(&self, mut value: Value, names: &[&[&str]], said: &Value) -> Value {
        let Value::Object(members) = &mut value else {
            return value;
        };
        let book = self.call.book;
        let shape = self.facts.entity.map(|schema| book.shape(&[schema]));
        for (name, member) in members.iter_mut() {
            if !may_be_time(member) || !is_among(names, name) || said.get(name).is_some() {
                continue;
            }
            let Some(now) = like(member, self.call.now_ms) else {
                continue;
            };
            let parts = shape.as_ref().and_then(|shape| shape.properties.get(name));
            let parts = parts.map(Vec::as_slice).unwrap_or_default();
            if fits::broken(book, Purpose::Response, parts, &now).is_none() {
                *member = now;
            }
        }
        if let Some(Value::Object(_)) = value.get("attributes") {
            let inner = value["attributes"].take();
            value["attributes"] =
                self.stamped(inner, names, said.get("attributes").unwrap_or(said));
        }
        value
    }
}

/// Numbers and texts tell times; asked first, for names take longer.
fn may_be_time(value: &Value) -> bool {
    value.is_number() || value.is_string()
}

fn is_among(lists: &[&[&str]], name: &str) -> bool {
    let plain = words::snake(name);
    lists.iter().any(|names| names.contains(&&*plain))
}

/// When an entity was last changed, or made, as far as it says so; in milliseconds since 1970.
pub(super) fn of(entity: &Value) -> Option<i64> {
    let members = entity.as_object()?;
    let found = |names: &[&str]| {
        let mut known = members.iter();
        known.find_map(|(name, value)| is_among(&[names], name).then(|| read(value))?)
    };
    found(CHANGED).or_else(|| found(MADE))
}

fn read(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => {
            let number = number.as_f64()?;
            let ms = if number > MILLISECONDS {
                number
            } else {
                number * 1000.0
            };
            Some(ms as i64)
        }
        Value::String(text) => {
            let parsed = OffsetDateTime::parse(text, &Rfc3339);
            let parsed = parsed
                .or_else(|_| OffsetDateTime::parse(text, &Rfc2822))
                .ok()?;
            i64::try_from(parsed.unix_timestamp_nanos() / 1_000_000).ok()
        }
        _ => None,
    }
}

/// A moment in the form that a value has.
fn like(value: &Value, ms: i64) -> Option<Value> {
    let moment = moment(ms);
    match value {
        Value::Number(number) if number.as_f64()? > MILLISECONDS => Some(Value::from(ms)),
        Value::Number(_) => Some(Value::from(ms.div_euclid(1000))),
        Value::String(text) if text.contains(", ") => moment.format(&Rfc2822).ok().map(Value::from),
        Value::String(text) if text.contains('T') => moment.format(&Rfc3339).ok().map(Value::from),
        Value::String(text) if text.len() == 10 && text.matches('-').count() == 2 => {
            Some(Value::from(moment.date().to_string()))
        }
        _ => None,
    }
}

/// A moment; outside of what a calendar holds, 1970.
pub(super) fn moment(ms: i64) -> OffsetDateTime {
    let since = Duration::milliseconds(ms);
    let moment = OffsetDateTime::UNIX_EPOCH.checked_add(since);
    moment.unwrap_or(OffsetDateTime::UNIX_EPOCH)
}
