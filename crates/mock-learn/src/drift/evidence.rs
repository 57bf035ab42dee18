//! What the fix of a finding needs to know of the exchanges behind it.

use std::collections::BTreeMap;

use mock_core::{Deviation, ViolationPart as Part};
use serde_json::Value;

use super::{formats::Formats, place, sketch::Sketch};
use crate::{Completeness, Observed, ObservedSide};

/// Answers and bodies of different kinds that are told apart.
const MAX_KINDS: usize = 20;

/// Values and bodies, merged.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    /// What stood there.
    pub(super) value: Sketch,
    /// Bodies of answers by status and media type; without a body the media type is empty.
    pub(super) answers: BTreeMap<(u16, String), Sketch>,
    /// Bodies of requests by media type.
    pub(super) bodies: BTreeMap<String, Sketch>,
    /// Queries by name.
    pub(super) query: BTreeMap<String, Sketch>,
    /// The formats that all values have, where the rule is one about formats.
    pub(super) formats: Formats,
    /// Objects by the name that a discriminator does not know.
    pub(super) kinds: BTreeMap<String, Sketch>,
    /// Values matched several alternatives.
    pub(super) several: bool,
    /// Values matched no alternative.
    pub(super) none: bool,
    /// The method of a route that nobody describes.
    pub(super) method: String,
}

impl Evidence {
    pub(super) fn add(&mut self, seen: &Observed, deviation: &Deviation) {
        let found = &deviation.violation;
        match (&deviation.value, found.part) {
            (
                Some(Value::String(text)),
                Part::Path | Part::Query | Part::Header | Part::Cookie | Part::ResponseHeader,
            ) => {
                self.value.add_text(text);
            }
            (Some(value), _) => self.value.add(value),
            (None, _) => {}
        }
        match found.rule.as_str() {
            "format" => self.formats.add(deviation.value.as_ref()),
            "oneOf" | "anyOf" if deviation.several => self.several = true,
            "oneOf" | "anyOf" => self.none = true,
            _ => {}
        }
        let is_new_body = matches!(
            found.rule.as_str(),
            "status" | "content-type" | "undeclared"
        ) && deviation.members.is_empty();
        match found.part {
            Part::Route => self.add_all(seen),
            Part::Body if is_new_body => add_body(&mut self.bodies, &seen.request),
            Part::ResponseStatus | Part::ResponseBody if is_new_body => self.add_answer(seen),
            _ => {}
        }
    }

    fn add_all(&mut self, seen: &Observed) {
        self.method = seen.method.to_ascii_lowercase();
        self.add_answer(seen);
        add_body(&mut self.bodies, &seen.request);
        for pair in seen.query().unwrap_or_default().split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let is_room = self.query.len() < MAX_KINDS || self.query.contains_key(name);
            if !name.is_empty() && is_room {
                self.query
                    .entry(name.to_owned())
                    .or_default()
                    .add_text(value);
            }
        }
    }

    fn add_answer(&mut self, seen: &Observed) {
        let mut bodies = BTreeMap::new();
        add_body(&mut bodies, &seen.response);
        if bodies.is_empty() {
            bodies.insert(String::new(), Sketch::default());
        }
        for (kind, sketch) in bodies {
            let key = (seen.status, kind);
            if self.answers.len() < MAX_KINDS || self.answers.contains_key(&key) {
                self.answers.entry(key).or_default().join(&sketch);
            }
        }
    }

    /// The object around a name that a discriminator does not know.
    pub(super) fn add_kind(&mut self, seen: &Observed, deviation: &Deviation) {
        let side = match deviation.violation.part {
            Part::Body => &seen.request,
            _ => &seen.response,
        };
        let body: Option<Value> = serde_json::from_slice(&side.body).ok();
        let holder = deviation.violation.at.rsplit_once('/').map(|(at, _)| at);
        let object = body.as_ref().zip(holder);
        let object = object.and_then(|(body, at)| body.pointer(at));
        let name = deviation.value.as_ref().and_then(Value::as_str);
        if let Some((object, name)) = object.zip(name)
            && (self.kinds.len() < MAX_KINDS || self.kinds.contains_key(name))
        {
            self.kinds.entry(name.to_owned()).or_default().add(object);
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (name, sketch) in &other.kinds {
            self.kinds.entry(name.clone()).or_default().join(sketch);
        }
        self.value.join(&other.value);
        self.formats.join(&other.formats);
        self.several |= other.several;
        self.none |= other.none;
        for (key, sketch) in &other.answers {
            self.answers.entry(key.clone()).or_default().join(sketch);
        }
        for (kind, sketch) in &other.bodies {
            self.bodies.entry(kind.clone()).or_default().join(sketch);
        }
        for (name, sketch) in &other.query {
            self.query.entry(name.clone()).or_default().join(sketch);
        }
        self.method.clone_from(&other.method);
    }
}

/// The body of one side; of what is not JSON, or not there as a whole, only the media type.
fn add_body(bodies: &mut BTreeMap<String, Sketch>, side: &ObservedSide) {
    let kind = place::media_type(&side.media_type());
    let is_there = !side.body.is_empty() || side.completeness == Completeness::Missing;
    if !is_there || kind.is_empty() || bodies.len() >= MAX_KINDS && !bodies.contains_key(&kind) {
        return;
    }
    let is_json = kind == "application/json" || kind.ends_with("+json");
    let is_whole = side.completeness == Completeness::Whole;
    let sketch = bodies.entry(kind).or_default();
    if is_json
        && is_whole
        && let Ok(value) = serde_json::from_slice(&side.body)
    {
        sketch.add(&value);
    }
}
