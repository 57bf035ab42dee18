//! Strings: by pattern, by format, by name, by length.

use serde_json::Value;

use super::{Generator, Place, automaton, format};
use crate::{fakers, shape::Shape};

/// No text needs to be longer, whatever `minLength` says.
const MAX_LENGTH: u64 = 100_000;

/// How many texts are tried before the keywords are taken to exclude each other.
const MAX_TEXTS: usize = 40;

impl Generator<'_> {
    pub(super) fn string(&mut self, shape: &Shape, place: &Place) -> Option<Value> {
        let schema = &shape.schema;
        if let Some(text) = self
            .encoded(shape, place)
            .filter(|text| self.is_right(shape, text))
        {
            return Some(Value::from(text));
        }
        let format = schema.format.as_deref();
        let make = format::known(format, schema.content_encoding.as_deref());
        let is_rigid = format.is_some_and(format::is_rigid);
        let named = self.named_text(shape, place, make.is_some());
        if let Some(text) = named {
            return Some(Value::from(text));
        }
        if make.is_none() && shape.patterns.is_empty()
            || make.is_some() && !is_rigid && shape.patterns.is_empty()
        {
            return self.free_text(shape, place, make);
        }
        let fitting = (0..MAX_TEXTS).find_map(|attempt| {
            let text = match (make, attempt % 2 == 0 || shape.patterns.is_empty()) {
                (Some(make), true) => {
                    let text = self.formatted(make, place, attempt);
                    Some(format::sized(text, shape))
                }
                _ => self.patterned(shape, place, attempt),
            };
            text.filter(|text| self.is_right(shape, text))
        });
        let found = fitting.or_else(|| self.by_automaton(shape, place));
        if found.is_none() {
            self.blame(string_conflict(shape));
        }
        found.map(Value::from)
    }

    /// A text by its name, or a phrase, cut or lengthened to the bounds.
    fn free_text(
        &mut self,
        shape: &Shape,
        place: &Place,
        make: Option<format::Make>,
    ) -> Option<Value> {
        let mut draw = self.draw(place);
        let text = match make {
            Some(make) => make(&mut draw, place),
            None => {
                fakers::text(place).unwrap_or_else(|| fakers::phrase(&mut self.draw(place), place))
            }
        };
        fit(text, shape, &mut self.draw(place)).map(Value::from)
    }

    /// What the name says, where `x-faker` asks for it or a pattern happens to allow it.
    fn named_text(&self, shape: &Shape, place: &Place, has_format: bool) -> Option<String> {
        let is_asked = place.words.clue().is_asked_for;
        let is_patterned = !shape.patterns.is_empty() && !has_format;
        let may_be = is_asked || is_patterned && place.attempt == 0;
        if !may_be {
            return None;
        }
        fakers::text(place).filter(|text| self.is_right(shape, text))
    }

    fn formatted(&self, make: format::Make, place: &Place, attempt: usize) -> String {
        let trail = match attempt {
            0 => place.trail,
            n => place.trail.step(&format!("length {n}")),
        };
        make(
            &mut trail.draw(),
            &Place {
                trail,
                ..place.clone()
            },
        )
    }

    fn patterned(&self, shape: &Shape, place: &Place, attempt: usize) -> Option<String> {
        let turn = attempt % shape.patterns.len().max(1);
        self.text_like(shape.patterns.get(turn)?, place, attempt)
    }

    fn is_right(&self, shape: &Shape, text: &str) -> bool {
        let value = Value::from(text);
        let format = shape.schema.format.as_ref();
        shape.allows_length(text.chars().count() as u64)
            && shape
                .patterns
                .iter()
                .all(|pattern| self.book.matches(pattern, &value))
            && format.is_none_or(|format| self.book.has_format(format, &value))
    }

    fn by_automaton(&self, shape: &Shape, place: &Place) -> Option<String> {
        let text = automaton::text(shape, &mut self.draw(place))?;
        self.is_right(shape, &text).then_some(text)
    }
}

/// Two keywords that no text was found for.
fn string_conflict(shape: &Shape) -> String {
    let schema = &shape.schema;
    let present = [
        ("pattern", !shape.patterns.is_empty()),
        ("format", schema.format.is_some()),
        ("maxLength", schema.max_length.is_some()),
        ("minLength", schema.min_length.is_some()),
    ];
    let mut names = present
        .iter()
        .filter(|(_, is_there)| *is_there)
        .map(|(name, _)| *name);
    let first = names.next().unwrap_or("pattern");
    format!("`{first}` and `{}`", names.next().unwrap_or(first))
}

/// Cuts or lengthens a text to the bounds of a schema.
fn fit(text: String, shape: &Shape, draw: &mut crate::draw::Draw) -> Option<String> {
    let least = usize::try_from(shape.schema.min_length.unwrap_or(0).min(MAX_LENGTH)).ok()?;
    let most = shape.schema.max_length.map_or(usize::MAX, |most| {
        usize::try_from(most).unwrap_or(usize::MAX)
    });
    let mut text = text;
    while text.chars().count() < least {
        if !text.is_empty() && text.chars().count() + 1 < most {
            text.push(' ');
        }
        text.push_str(fakers::word(draw));
    }
    if text.chars().count() <= most {
        return Some(text);
    }
    let cut: String = text.chars().take(most).collect();
    let trimmed = cut.trim_end();
    Some(if trimmed.chars().count() >= least {
        trimmed.to_owned()
    } else {
        cut.replace(' ', "x")
    })
}
