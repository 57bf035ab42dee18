//! Numbers inside their bounds, on their multiples.

use oas_model::Schema;
use serde_json::{Number, Value};

use super::{Generator, Place};
use crate::{fakers, shape::Shape};

impl Generator<'_> {
    pub(super) fn number(&mut self, shape: &Shape, place: &Place, integer: bool) -> Option<Value> {
        let integer = integer || is_whole(shape.schema.format.as_deref());
        let made = self.in_range(shape, place, integer);
        if made.is_none() {
            self.blame(conflict(&shape.schema));
        }
        made
    }

    fn in_range(&self, shape: &Shape, place: &Place, integer: bool) -> Option<Value> {
        let range = Range::of(shape, integer)?;
        let counts_seconds = integer && shape.schema.format.as_deref() == Some("unix-time");
        let faked = match place.attempt {
            0 if counts_seconds => Some(fakers::time::unix(place)),
            0 => fakers::number(place, integer),
            _ => None,
        };
        if let Some(number) = faked.filter(|number| range.holds(*number)) {
            let is_whole = number.fract() == 0.0 && number.abs() < 9e15;
            return match integer || is_whole {
                true => whole(number),
                false => Number::from_f64(number).map(Value::Number),
            };
        }
        range.pick(&mut self.draw(place))
    }
}

/// Whether a format holds whole numbers only, whatever `type` says (OpenAPI Format Registry).
fn is_whole(format: Option<&str>) -> bool {
    let bits = format.and_then(|format| format.strip_prefix('u').or(Some(format)));
    matches!(bits, Some("int8" | "int16" | "int32" | "int64"))
}

/// Two keywords between which there is no number.
fn conflict(schema: &Schema) -> String {
    let low = [
        ("exclusiveMinimum", schema.exclusive_minimum),
        ("minimum", schema.minimum),
    ];
    let high = [
        ("exclusiveMaximum", schema.exclusive_maximum),
        ("maximum", schema.maximum),
    ];
    let name = |bounds: &[(&'static str, Option<f64>)]| {
        let stated = bounds.iter().find(|(_, bound)| bound.is_some());
        stated.map(|(name, _)| *name)
    };
    let names = [
        schema.multiple_of.map(|_| "multipleOf"),
        name(&high),
        name(&low),
        schema.format.as_ref().map(|_| "format"),
        Some("type"),
    ];
    let mut names = names.into_iter().flatten();
    let first = names.next().unwrap_or("type");
    format!("`{first}` and `{}`", names.next().unwrap_or("type"))
}

/// The numbers that are allowed.
struct Range {
    low: f64,
    high: f64,
    exclusive: (bool, bool),
    /// Whether the document gives the bounds; if not they are only a habit.
    stated: (bool, bool),
    /// What the format can hold.
    format: (f64, f64),
    /// Distance between allowed numbers; `None` when any fraction is allowed.
    step: Option<f64>,
}

impl Range {
    fn of(shape: &Shape, integer: bool) -> Option<Self> {
        let schema = &shape.schema;
        let (format_low, format_high) = format_range(schema.format.as_deref(), integer);
        let stated_low = max(schema.minimum, schema.exclusive_minimum);
        let stated_high = min(schema.maximum, schema.exclusive_maximum);
        let (low, high) = match (stated_low, stated_high) {
            (Some(low), Some(high)) => (low, high),
            (Some(low), None) => (low, low + usual_width(low)),
            (None, Some(high)) if high > 0.0 => (0.0, high),
            (None, Some(high)) => (high - usual_width(high), high),
            (None, None) => (0.0, 1_000.0),
        };
        let integer_step = integer.then_some(1.0);
        let step = match (schema.multiple_of, integer) {
            (Some(step), true) if step.fract() != 0.0 => Some(whole_multiple(step)),
            (Some(step), _) => Some(step),
            (None, _) => integer_step,
        };
        let high = match step {
            Some(step) if stated_high.is_none() && high - low < step => low + 10.0 * step,
            _ => high,
        };
        let exclusive = (
            schema.exclusive_minimum.is_some_and(|bound| bound >= low),
            schema.exclusive_maximum.is_some_and(|bound| bound <= high),
        );
        let stated = (stated_low.is_some(), stated_high.is_some());
        let range = Self {
            low: low.max(format_low),
            high: high.min(format_high),
            exclusive,
            stated,
            format: (format_low, format_high),
            step,
        };
        (range.low <= range.high).then_some(range)
    }

    fn holds(&self, number: f64) -> bool {
        let above = if self.exclusive.0 {
            number > self.low
        } else {
            number >= self.low
        };
        let below = if self.exclusive.1 {
            number < self.high
        } else {
            number <= self.high
        };
        let on_step = self.step.is_none_or(|step| (number / step).fract() == 0.0);
        let fits = (self.format.0..=self.format.1).contains(&number);
        fits && (above || !self.stated.0) && (below || !self.stated.1) && on_step
    }

    fn pick(&self, draw: &mut crate::draw::Draw) -> Option<Value> {
        match self.step {
            Some(step) if step > 0.0 => self.pick_step(draw, step),
            _ => self.pick_fraction(draw),
        }
    }

    fn pick_step(&self, draw: &mut crate::draw::Draw, step: f64) -> Option<Value> {
        let mut first = (self.low / step).ceil();
        let mut last = (self.high / step).floor();
        if self.exclusive.0 && first * step <= self.low {
            first += 1.0;
        }
        if self.exclusive.1 && last * step >= self.high {
            last -= 1.0;
        }
        if first > last {
            return None;
        }
        let count = draw.between(as_i64(first), as_i64(last));
        if step.fract() == 0.0
            && let Some(number) = count.checked_mul(as_i64(step))
        {
            return Some(Value::from(number));
        }
        // Most decimals divide with a rest in binary; the next multiples may not.
        let last = as_i64(last);
        let exact = (0..200)
            .map(|more| count.saturating_add(more))
            .take_while(|count| *count <= last)
            .filter_map(|count| decimal(count, step))
            .find(|number| divides(number, step));
        exact.or_else(|| decimal(count, step)).map(Value::Number)
    }

    fn pick_fraction(&self, draw: &mut crate::draw::Draw) -> Option<Value> {
        let width = self.high - self.low;
        let exact = self.low + (0.001 + 0.998 * draw.fraction()) * width;
        let rounded = round(exact);
        let strictly_inside = rounded > self.low && rounded < self.high;
        let number = if strictly_inside {
            rounded
        } else if width > 0.0 {
            exact
        } else {
            self.low
        };
        (width > 0.0 || !(self.exclusive.0 || self.exclusive.1))
            .then(|| Number::from_f64(number).map(Value::Number))
            .flatten()
    }
}

/// How far numbers go from an only bound: far enough to differ from it.
fn usual_width(bound: f64) -> f64 {
    let is_exact = bound.abs() < 9_007_199_254_740_992.0;
    if is_exact {
        1_000.0
    } else {
        bound.abs() / 100.0
    }
}

/// `count * step` without the noise of binary fractions: 3 * 0.1 is 0.3.
fn decimal(count: i64, step: f64) -> Option<Number> {
    let places = step
        .to_string()
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let text = format!("{:.places$}", count as f64 * step);
    text.parse().ok().and_then(Number::from_f64)
}

/// Whether dividing gives a whole number in the arithmetic that most validators use.
fn divides(number: &Number, step: f64) -> bool {
    number
        .as_f64()
        .is_some_and(|number| (number / step).fract() == 0.0)
}

/// The smallest whole multiple of a fraction: 2.5 -> 5, 1e-8 -> 1.
fn whole_multiple(step: f64) -> f64 {
    (1..=1_000)
        .map(|n| f64::from(n) * step)
        .chain(
            (1..=1_000)
                .map(f64::from)
                .filter(|whole| (whole / step).fract() == 0.0),
        )
        .find(|multiple| multiple.fract() == 0.0)
        .unwrap_or(step)
}

fn format_range(format: Option<&str>, integer: bool) -> (f64, f64) {
    let safe = 9_007_199_254_740_991.0;
    match format {
        Some("int32") => (f64::from(i32::MIN), f64::from(i32::MAX)),
        Some("int8") => (-128.0, 127.0),
        Some("uint8") => (0.0, 255.0),
        Some("int16") => (-32_768.0, 32_767.0),
        Some("uint16") => (0.0, 65_535.0),
        Some("uint32") => (0.0, f64::from(u32::MAX)),
        Some("uint64") => (0.0, safe),
        Some("float") => (f64::from(f32::MIN), f64::from(f32::MAX)),
        _ if integer => (-9.2e18, 9.2e18),
        _ => (f64::MIN / 4.0, f64::MAX / 4.0),
    }
}

fn whole(number: f64) -> Option<Value> {
    Some(Value::from(as_i64(number)))
}

fn round(number: f64) -> f64 {
    let scaled = number * 100.0;
    if scaled.abs() < 1e15 {
        scaled.round() / 100.0
    } else {
        number
    }
}

/// Nearest 64-bit integer; `as` saturates.
fn as_i64(number: f64) -> i64 {
    number as i64
}

fn max(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    }
}

fn min(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
