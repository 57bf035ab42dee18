//! The stream of entries: walks to `log.entries` and hands over one entry after the other.

use std::{
    fmt,
    io::{BufReader, Read},
};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{mend::Mended, read::observed};
use crate::{
    Observed,
    forms::{FormError, Note},
};

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// How many entries the file has, those that were left out included.
    pub n_entries: usize,
    /// How many of them were delivered.
    pub n_delivered: usize,
    /// Which program wrote the file, with its version; empty where it does not say.
    pub creator: String,
    /// What is to be said about the file as a whole, and about entries that were left out.
    pub notes: Vec<Note>,
}

/// Reads a HAR file and gives `each` one exchange after the other, with what had to be guessed.
///
/// # Errors
/// When the input cannot be read, is no HAR file, or is broken or cut off; what came before the
/// break has been delivered.
pub fn read(
    input: impl Read,
    mut each: impl FnMut(Observed, Vec<Note>),
) -> Result<Summary, FormError> {
    let mut mended = Mended::new(input);
    let mut state = State {
        summary: Summary::default(),
        has_entries: false,
        each: &mut each,
    };
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(&mut mended));
    let walked = json
        .deserialize_map(Root(&mut state))
        .and_then(|()| json.end());
    drop(json);
    let (mut summary, has_entries) = (state.summary, state.has_entries);
    if mended.n_mended > 0 {
        summary.notes.push(Note::of_file(
            "",
            format!(
                "{} places are no Unicode text; they became U+FFFD.",
                mended.n_mended
            ),
        ));
    }
    walked.map_err(|error| failure(error, &summary))?;
    if !has_entries {
        return Err(FormError::NotThis(
            "the file is JSON but no HAR: it has no `log.entries`; export it as HAR 1.2".to_owned(),
        ));
    }
    Ok(summary)
}

fn failure(error: serde_json::Error, summary: &Summary) -> FormError {
    let (delivered, line, column) = (summary.n_delivered, error.line(), error.column());
    if error.is_io() {
        return FormError::Io(error.into());
    }
    if error.is_eof() {
        return FormError::Truncated {
            delivered,
            line,
            column,
        };
    }
    let message = error.to_string();
    let place = message.rfind(" at line ").unwrap_or(message.len());
    FormError::Broken {
        delivered,
        line,
        column,
        what: message[..place].to_owned(),
    }
}

struct State<'a> {
    summary: Summary,
    has_entries: bool,
    each: &'a mut dyn FnMut(Observed, Vec<Note>),
}

impl State<'_> {
    fn take(&mut self, entry: Element) {
        let index = self.summary.n_entries;
        self.summary.n_entries += 1;
        let mut notes = Vec::new();
        let found = match entry {
            Element::Members(members) => observed(&Value::Object(members), index, &mut notes),
            Element::Other => {
                notes.push(Note {
                    entry: Some(index),
                    at: format!("/log/entries/{index}"),
                    text: "The entry is no object; it was left out.".to_owned(),
                });
                None
            }
        };
        match found {
            Some(found) => {
                self.summary.n_delivered += 1;
                (self.each)(found, notes);
            }
            None => self.summary.notes.append(&mut notes),
        }
    }
}

struct Root<'s, 'a>(&'s mut State<'a>);

impl<'de> Visitor<'de> for Root<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a HAR file: an object with `log`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "log" => map.next_value_seed(Log(self.0))?,
                _ => map.next_value::<IgnoredAny>().map(drop)?,
            }
        }
        Ok(())
    }
}

struct Log<'s, 'a>(&'s mut State<'a>);

impl<'de> DeserializeSeed<'de> for Log<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Log<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`log` as an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "entries" => map.next_value_seed(Entries(self.0))?,
                "creator" => self.0.summary.creator = creator(&map.next_value()?),
                _ => map.next_value::<IgnoredAny>().map(drop)?,
            }
        }
        Ok(())
    }
}

fn creator(value: &Value) -> String {
    let text = |name| value.get(name).and_then(Value::as_str).unwrap_or_default();
    format!("{} {}", text("name"), text("version"))
        .trim()
        .to_owned()
}

struct Entries<'s, 'a>(&'s mut State<'a>);

impl<'de> DeserializeSeed<'de> for Entries<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`log.entries` as an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.0.has_entries = true;
        while let Some(element) = elements.next_element_seed(OneElement)? {
            self.0.take(element);
        }
        Ok(())
    }
}

/// The members that are read; the others, such as the deep `_initiator`, are skipped unread.
const READ: [&str; 7] = [
    "startedDateTime",
    "time",
    "timings",
    "request",
    "response",
    "_webSocketMessages",
    "_eventStreamMessages",
];

enum Element {
    Members(Map<String, Value>),
    Other,
}

struct OneElement;

impl<'de> DeserializeSeed<'de> for OneElement {
    type Value = Element;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Element, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OneElement {
    type Value = Element;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Element, A::Error> {
        let mut members = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if READ.contains(&key.as_str()) {
                let value = map.next_value()?;
                members.insert(key, value);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Element::Members(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Element, A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Element::Other)
    }

    fn visit_unit<E: Error>(self) -> Result<Element, E> {
        Ok(Element::Other)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Element, E> {
        Ok(Element::Other)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Element, E> {
        Ok(Element::Other)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Element, E> {
        Ok(Element::Other)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Element, E> {
        Ok(Element::Other)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Element, E> {
        Ok(Element::Other)
    }
}
