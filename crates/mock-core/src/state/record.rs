//! The whole state as it is written and read: snapshots, and what a store holds.
//!
//! Shape: `{ "entities": [{ "resource": "pets", "parents": [], "id": "7", "value": {…},
//! "revision": 2, "changedMs": 0, "created": true, "order": 0 }], "remembered": […],
//! "counters": { "pets": 7 } }`. A deleted entity has no `value`.

use std::{collections::BTreeMap, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{EntityKey, Entry, Remembered, State};
use crate::Response;

/// All of a state.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StateRecord {
    /// Entities that differ, by resource and place, in the order in which they came to be.
    pub entities: Vec<EntityRecord>,
    /// Remembered answers, the oldest first.
    #[serde(default)]
    pub remembered: Vec<RememberedRecord>,
    /// The highest number of each resource that counts.
    #[serde(default)]
    pub counters: BTreeMap<Arc<str>, u64>,
}

/// One entity that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntityRecord {
    /// Which one.
    #[serde(flatten)]
    pub key: EntityKey,
    /// What it is; absent when it was deleted.
    #[serde(default, with = "presence", skip_serializing_if = "Option::is_none")]
    pub value: Option<Arc<Value>>,
    /// As in [`Entry`].
    #[serde(default)]
    pub revision: u64,
    /// As in [`Entry`].
    #[serde(default)]
    pub changed_ms: i64,
    /// As in [`Entry`].
    #[serde(default)]
    pub created: bool,
    /// As in [`Entry`].
    #[serde(default)]
    pub order: u64,
}

/// One remembered answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RememberedRecord {
    /// Under which it is found.
    pub key: String,
    /// 16 hexadecimal digits, as JavaScript rounds numbers of this size.
    pub fingerprint: String,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// The status.
    pub status: u16,
    /// Header fields in order; values in base64.
    pub headers: Vec<(String, String)>,
    /// The body in base64.
    pub body: String,
}

/// Why a record is no state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnreadableState {
    /// A remembered answer has parts that no answer can have.
    #[error("the remembered answer `{key}` has {part} that no answer can have")]
    Answer {
        /// Its key.
        key: String,
        /// The part.
        part: &'static str,
    },
}

/// `value: null` is an entity that is null, and no value is a deleted one.
mod presence {
    use std::sync::Arc;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};
    use serde_json::Value;

    #[expect(clippy::ref_option, reason = "serde passes the field as it is")]
    pub(super) fn serialize<S: Serializer>(
        value: &Option<Arc<Value>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_deref().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Arc<Value>>, D::Error> {
        Value::deserialize(deserializer).map(|value| Some(Arc::new(value)))
    }
}

impl State {
    /// All of it, in a fixed order.
    #[must_use]
    pub fn record(&self) -> StateRecord {
        let mut entities: Vec<_> = self
            .all()
            .map(|(key, entry)| EntityRecord::new(key, entry))
            .collect();
        entities.sort_by_key(|one| one.order);
        let remembered = self.memory.iter();
        StateRecord {
            entities,
            remembered: remembered.map(|(key, one)| one.record(key)).collect(),
            counters: self.counters.clone().into_iter().collect(),
        }
    }

    /// The state that gave this record.
    ///
    /// # Errors
    /// [`UnreadableState`] when a part of it cannot be; entities cannot be wrong here.
    pub fn from_record(record: StateRecord) -> Result<Self, UnreadableState> {
        let mut state = Self::default();
        for one in record.entities {
            let (key, entry) = one.into_entry();
            state.insert(&key, entry);
        }
        for collection in state
            .collections
            .values_mut()
            .flat_map(|one| one.values_mut())
        {
            collection.sort();
        }
        for one in record.remembered {
            let remembered = one.read()?;
            state.memory.put(&one.key, remembered);
        }
        state.counters = record.counters.into_iter().collect();
        Ok(state)
    }
}

impl EntityRecord {
    /// An entry as it is written.
    #[must_use]
    pub fn new(key: EntityKey, entry: &Entry) -> Self {
        Self {
            key,
            value: entry.value.clone(),
            revision: entry.revision,
            changed_ms: entry.changed_ms,
            created: entry.created,
            order: entry.order,
        }
    }

    fn into_entry(self) -> (EntityKey, Entry) {
        let entry = Entry {
            value: self.value,
            revision: self.revision.max(1),
            changed_ms: self.changed_ms,
            created: self.created,
            order: self.order,
        };
        (self.key, entry)
    }
}

impl Remembered {
    /// As it is written, under this key.
    #[must_use]
    pub fn record(&self, key: &str) -> RememberedRecord {
        let headers = self.response.headers.iter();
        RememberedRecord {
            key: key.to_owned(),
            fingerprint: format!("{:016x}", self.fingerprint),
            at_ms: self.at_ms,
            status: self.response.status.as_u16(),
            headers: headers
                .map(|(name, value)| (name.to_string(), STANDARD.encode(value)))
                .collect(),
            body: STANDARD.encode(&self.response.body),
        }
    }
}

impl RememberedRecord {
    /// The answer that gave this record.
    ///
    /// # Errors
    /// [`UnreadableState`] when it has a part that no answer can have.
    pub fn read(&self) -> Result<Remembered, UnreadableState> {
        let wrong = |part| UnreadableState::Answer {
            key: self.key.clone(),
            part,
        };
        let fingerprint =
            u64::from_str_radix(&self.fingerprint, 16).map_err(|_| wrong("a fingerprint"))?;
        let response = Response {
            status: StatusCode::from_u16(self.status).map_err(|_| wrong("a status"))?,
            headers: self.headers().ok_or_else(|| wrong("a header field"))?,
            body: STANDARD
                .decode(&self.body)
                .map(Bytes::from)
                .map_err(|_| wrong("a body"))?,
        };
        Ok(Remembered {
            fingerprint,
            response: Arc::new(response),
            at_ms: self.at_ms,
        })
    }

    fn headers(&self) -> Option<HeaderMap> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let name = HeaderName::try_from(name.as_str()).ok()?;
            let value = HeaderValue::from_bytes(&STANDARD.decode(value).ok()?).ok()?;
            headers.try_append(name, value).ok()?;
        }
        Some(headers)
    }
}
