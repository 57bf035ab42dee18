//! Numbers of keywords as JSON, and the ranges of the number formats.

use serde_json::{Number, Value};

use crate::{Schema, SchemaType};

/// A keyword's number: whole numbers stay whole, so that messages read `1` and not `1.0`.
pub(crate) fn json(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
        return Value::from(number as i64);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// The smallest and largest number of a format, where the schema is about numbers. All of
/// these formats hold whole numbers only.
///
/// Source: OpenAPI Format Registry.
pub(crate) fn range(schema: &Schema) -> Option<(Value, Value)> {
    let is_number =
        schema.types.names(SchemaType::Integer) || schema.types.names(SchemaType::Number);
    let format = schema.format.as_deref().filter(|_| is_number)?;
    let range = |low: i64, high: i64| (Value::from(low), Value::from(high));
    Some(match format {
        "int8" => range(i8::MIN.into(), i8::MAX.into()),
        "int16" => range(i16::MIN.into(), i16::MAX.into()),
        "int32" => range(i32::MIN.into(), i32::MAX.into()),
        "int64" => range(i64::MIN, i64::MAX),
        "uint8" => range(0, u8::MAX.into()),
        "uint16" => range(0, u16::MAX.into()),
        "uint32" => range(0, u32::MAX.into()),
        "uint64" => (Value::from(0), Value::from(u64::MAX)),
        _ => return None,
    })
}

/// The stricter of a written bound and a format's; `pick` tells which is stricter.
pub(crate) fn tighter(
    written: Option<f64>,
    of_format: Option<Value>,
    pick: fn(f64, f64) -> f64,
) -> Option<Value> {
    let (Some(own), Some(bound)) = (written, of_format.as_ref().and_then(Value::as_f64)) else {
        return written.map(json).or(of_format);
    };
    #[expect(clippy::float_cmp, reason = "one of the two is returned unchanged")]
    let is_own = pick(own, bound) == own && own != bound;
    if is_own { Some(json(own)) } else { of_format }
}
