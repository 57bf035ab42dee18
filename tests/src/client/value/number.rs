//! Numbers in their bounds.

use serde_json::{Map, Value, json};

/// A number, the `count`th where several fit.
pub(super) fn make(schema: &Map<String, Value>, whole: bool, count: usize) -> Option<Value> {
    let bound = |word: &str| schema.get(word).and_then(Value::as_f64);
    let step = bound("multipleOf").unwrap_or(if whole { 1.0 } else { 0.0 });
    let nudge = if step > 0.0 { step } else { 0.5 };
    let least = [
        bound("minimum"),
        bound("exclusiveMinimum").map(|n| n + nudge_of(n, nudge, bound("maximum"))),
    ];
    let least = least.into_iter().flatten().reduce(f64::max);
    let most = [
        bound("maximum"),
        bound("exclusiveMaximum").map(|n| n - nudge_of(n, nudge, bound("minimum"))),
    ];
    let most = most.into_iter().flatten().reduce(f64::min);
    let start = match (least, most) {
        (Some(least), _) => least,
        (None, Some(most)) if most < 1.0 => most - nudge * 8.0,
        _ => 1.0,
    };
    let on_step = |n: f64| {
        if step > 0.0 {
            (n / step).ceil() * step
        } else {
            n
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let wished = on_step(start) + nudge * (count % 7) as f64;
    let within = most.is_none_or(|most| wished <= most);
    let value = if within { wished } else { on_step(start) };
    if most.is_some_and(|most| value > most) {
        return None;
    }
    Some(shown(value, step.fract() == 0.0 && step > 0.0))
}

/// A step that stays below the other bound.
fn nudge_of(from: f64, step: f64, other: Option<f64>) -> f64 {
    match other {
        Some(other) if (other - from).abs() < step => (other - from).abs() / 2.0,
        _ => step,
    }
}

fn shown(value: f64, whole: bool) -> Value {
    if whole && value.abs() < 9.0e15 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is whole and small enough"
        )]
        return json!(value as i64);
    }
    json!(value)
}
