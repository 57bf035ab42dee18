//! Equality as JSON Schema has it: `1` and `1.0` are one number, order of members says nothing.

use serde_json::Value;

/// Whether two values mean the same.
pub(crate) fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            a == b || a.as_f64() == b.as_f64() && is_loose(a, b)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let same = |(name, a): (&String, &Value)| b.get(name).is_some_and(|b| equal(a, b));
            a.len() == b.len() && a.iter().all(same)
        }
        (a, b) => a == b,
    }
}

/// Two integers are compared exactly; only beside a fraction does the nearest one count.
fn is_loose(a: &serde_json::Number, b: &serde_json::Number) -> bool {
    a.is_f64() || b.is_f64()
}
