//! Points in time as text: RFC 3339 in and out, with what other tools make of it.

use time::{
    OffsetDateTime, PrimitiveDateTime,
    format_description::well_known::{Iso8601, Rfc2822, Rfc3339},
};

const MICROS: i128 = 1_000;

/// `2026-11-23T06:20:00.123Z`: milliseconds, or microseconds where there are some.
pub(crate) fn text(at_us: i64) -> String {
    let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(at_us) * MICROS)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (date, clock) = (at.date(), at.time());
    let micros = clock.microsecond();
    let fraction = match micros % 1_000 {
        0 => format!("{:03}", micros / 1_000),
        _ => format!("{micros:06}"),
    };
    let (year, month) = (date.year().clamp(0, 9_999), u8::from(date.month()));
    format!(
        "{year:04}-{month:02}-{:02}T{:02}:{:02}:{:02}.{fraction}Z",
        date.day(),
        clock.hour(),
        clock.minute(),
        clock.second(),
    )
}

/// Reads RFC 3339, or ISO 8601 with or without an offset (then UTC is taken), into microseconds.
pub(crate) fn micros(text: &str) -> Option<i64> {
    let text = text.trim();
    let at = OffsetDateTime::parse(text, &Rfc3339)
        .or_else(|_| OffsetDateTime::parse(text, &Iso8601::DEFAULT))
        .or_else(|_| {
            PrimitiveDateTime::parse(text, &Iso8601::DEFAULT).map(PrimitiveDateTime::assume_utc)
        })
        .ok()?;
    i64::try_from(at.unix_timestamp_nanos().div_euclid(MICROS)).ok()
}

/// Reads the date of a header field: `Wed, 21 Oct 2015 07:28:00 GMT`, also with dashes.
pub(crate) fn of_field(text: &str) -> Option<i64> {
    let spaced = text.trim().replace('-', " ");
    let at = OffsetDateTime::parse(&spaced, &Rfc2822).ok()?;
    i64::try_from(at.unix_timestamp_nanos().div_euclid(MICROS)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_come_back() {
        for at_us in [0, 1, 1_763_878_800_123_000, 1_763_878_800_123_456] {
            assert_eq!(micros(&text(at_us)), Some(at_us), "{}", text(at_us));
        }
        assert_eq!(text(1_500), "1970-01-01T00:00:00.001500Z");
        assert_eq!(text(123_000), "1970-01-01T00:00:00.123Z");
    }

    #[test]
    fn other_writings_are_read() {
        assert_eq!(micros("1970-01-01T01:00:00.001+01:00"), Some(1_000));
        assert_eq!(micros("1970-01-01T01:00:00+0100"), Some(0));
        assert_eq!(micros("1970-01-01T00:00:01"), Some(1_000_000));
        assert_eq!(micros("yesterday"), None);
        assert_eq!(of_field("Thu, 01-Jan-1970 00:00:02 GMT"), Some(2_000_000));
    }
}
