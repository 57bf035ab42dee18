//! Strings: by pattern, by format, by name, by length.

use serde_json::Value;

use super::{Generator, Place, format};
use crate::{fakers, shape::Shape};

/// No text needs to be longer, whatever `minLength` says.
const MAX_LENGTH: u64 = 100_000;

impl Generator<'_> {
    pub(super) fn string(&mut self, shape: &Shape, place: &Place) -> Option<Value> {
        let schema = &shape.schema;
        if let Some(format) =
            format::known(schema.format.as_deref(), schema.content_encoding.as_deref())
        {
            let text = format(&mut self.draw(place), place);
            if shape.patterns.is_empty() && shape.allows_length(text.chars().count() as u64) {
                return Some(Value::from(text));
            }
        }
        if let Some(pattern) = shape.patterns.first() {
            return self.text_matching(shape, pattern, place).map(Value::from);
        }
        if schema.format.as_deref().is_some_and(format::is_rigid) {
            return self.fitted(shape, place);
        }
        let faked = fakers::text(place, self.retries_at(place))
            .unwrap_or_else(|| fakers::phrase(&mut self.draw(place), place));
        fit(faked, shape, &mut self.draw(place)).map(Value::from)
    }

    /// Tries the format under other seeds until one has the right length.
    fn fitted(&self, shape: &Shape, place: &Place) -> Option<Value> {
        let make = format::known(
            shape.schema.format.as_deref(),
            shape.schema.content_encoding.as_deref(),
        )?;
        let texts = (0..30).map(|attempt| {
            make(
                &mut place.trail.step(&format!("length {attempt}")).draw(),
                place,
            )
        });
        let mut last = None;
        for text in texts {
            if shape.allows_length(text.chars().count() as u64) {
                return Some(Value::from(text));
            }
            last = Some(text);
        }
        last.map(Value::from)
    }

    fn text_matching(&mut self, shape: &Shape, pattern: &str, place: &Place) -> Option<String> {
        let mut first = None;
        for attempt in 0..30 {
            let text = self.text_like(pattern, place, attempt)?;
            if shape.allows_length(text.chars().count() as u64) {
                return Some(text);
            }
            first.get_or_insert(text);
        }
        first
    }
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
