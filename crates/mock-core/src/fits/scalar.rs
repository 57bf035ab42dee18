//! Keywords that need nothing but the value: type, enum, bounds, patterns.

use oas_model::{Schema, SchemaType};
use serde_json::{Number, Value};

use super::{Verdict, equal};
use crate::{book::Book, shape::type_of};

/// How far a quotient may be from a whole number: decimals are not exact in binary.
const ROUNDING: f64 = 1e-9;

/// `type`, `enum`, `const`.
pub(super) fn listed(schema: &Schema, value: &Value) -> Verdict {
    if !schema.types.allows(type_of(value)) {
        return Err("type");
    }
    let values = schema.one_of_values.as_ref();
    if values.is_some_and(|values| !values.iter().any(|one| equal(one, value))) {
        return Err("enum");
    }
    let constant = schema.constant.as_ref();
    if constant.is_some_and(|constant| !equal(constant, value)) {
        return Err("const");
    }
    Ok(())
}

pub(super) fn number(schema: &Schema, number: &Number) -> Verdict {
    let Some(number) = number.as_f64() else {
        return Ok(());
    };
    let rules = [
        (
            schema.minimum.is_none_or(|bound| number >= bound),
            "minimum",
        ),
        (
            schema.maximum.is_none_or(|bound| number <= bound),
            "maximum",
        ),
        (
            schema.exclusive_minimum.is_none_or(|bound| number > bound),
            "exclusiveMinimum",
        ),
        (
            schema.exclusive_maximum.is_none_or(|bound| number < bound),
            "exclusiveMaximum",
        ),
        (
            schema.multiple_of.is_none_or(|step| divides(number, step)),
            "multipleOf",
        ),
        (is_in_format(schema, number), "format"),
    ];
    first(&rules)
}

/// Formats of whole numbers, each with its bounds, where the schema is about numbers at all.
fn is_in_format(schema: &Schema, number: f64) -> bool {
    let types = schema.types;
    if !types.names(SchemaType::Integer) && !types.names(SchemaType::Number) {
        return true;
    }
    let (low, high) = match schema.format.as_deref() {
        Some("int8") => (f64::from(i8::MIN), f64::from(i8::MAX)),
        Some("int16") => (f64::from(i16::MIN), f64::from(i16::MAX)),
        Some("int32") => (f64::from(i32::MIN), f64::from(i32::MAX)),
        Some("uint8") => (0.0, f64::from(u8::MAX)),
        Some("uint16") => (0.0, f64::from(u16::MAX)),
        Some("uint32") => (0.0, f64::from(u32::MAX)),
        Some("int64") => (i64::MIN as f64, i64::MAX as f64),
        Some("uint64") => (0.0, u64::MAX as f64),
        _ => return true,
    };
    number.fract() == 0.0 && (low..=high).contains(&number)
}

fn divides(number: f64, step: f64) -> bool {
    let quotient = number / step;
    let rest = (quotient - quotient.round()).abs();
    quotient.is_infinite() || rest <= ROUNDING * quotient.abs().clamp(1.0, 1e6)
}

pub(super) fn text(book: &Book, schema: &Schema, text: &str, value: &Value) -> Verdict {
    let n_chars = || text.chars().count() as u64;
    let rules = [
        (
            schema.min_length.is_none_or(|bound| n_chars() >= bound),
            "minLength",
        ),
        (
            schema.max_length.is_none_or(|bound| n_chars() <= bound),
            "maxLength",
        ),
        (
            schema
                .pattern
                .as_ref()
                .is_none_or(|pattern| book.matches(pattern, value)),
            "pattern",
        ),
        (
            schema
                .format
                .as_ref()
                .is_none_or(|format| book.has_format(format, value)),
            "format",
        ),
    ];
    first(&rules)
}

fn first(rules: &[(bool, &'static str)]) -> Verdict {
    match rules.iter().find(|(holds, _)| !holds) {
        Some((_, keyword)) => Err(keyword),
        None => Ok(()),
    }
}
