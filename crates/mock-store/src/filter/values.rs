//! `10m`, `100ms`, `10kB`, `2026-11-23T06:00:00Z` -> numbers.

use std::time::Duration;

use super::When;

/// `30s`, `10m`, `2h`, `1d`.
pub(super) fn age(text: &str) -> Option<Duration> {
    let (number, unit) = number_and_unit(text)?;
    let seconds = match unit {
        "s" => 1,
        "m" | "min" => 60,
        "h" => 3600,
        "d" => 86_400,
        "w" => 604_800,
        _ => return None,
    };
    number.checked_mul(seconds).map(Duration::from_secs)
}

/// An age, a day (`2026-11-23`) or a moment in UTC (`2026-11-23T06:00`, with or without `Z`).
pub(super) fn when(text: &str) -> Option<When> {
    if let Some(age) = age(text) {
        return Some(When::Ago(age));
    }
    let text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
    let (day, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let seconds = days(day)?
        .checked_mul(86_400)?
        .checked_add(seconds(time)?)?;
    seconds.checked_mul(1_000_000).map(When::At)
}

/// Days since 1970 of a date of the Gregorian calendar.
fn days(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let (year, month, day): (i64, i64, i64) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Counted in years that begin in March, so that a leap day is the last of its year.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468)
}

/// Seconds of a day: `06:00`, `06:00:30`; nothing is midnight.
fn seconds(text: &str) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    let mut parts = text.split(':').map(|part| part.parse::<i64>().ok());
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    let fits =
        (0..24).contains(&hours) && (0..60).contains(&minutes) && (0..=60).contains(&seconds);
    (fits && parts.next().is_none()).then_some(hours * 3600 + minutes * 60 + seconds)
}

/// `100ms`, `2s`, `500us`, or milliseconds without a unit -> microseconds.
pub(super) fn microseconds(text: &str) -> Option<i64> {
    let (number, unit) = number_and_unit(text)?;
    let factor = match unit {
        "us" | "µs" => 1,
        "ms" | "" => 1000,
        "s" => 1_000_000,
        _ => return None,
    };
    i64::try_from(number.checked_mul(factor)?).ok()
}

/// `10kB`, `2MB`, `512`, `512B` -> bytes.
pub(super) fn bytes(text: &str) -> Option<i64> {
    let (number, unit) = number_and_unit(text)?;
    let factor = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        _ => return None,
    };
    i64::try_from(number.checked_mul(factor)?).ok()
}

fn number_and_unit(text: &str) -> Option<(u64, &str)> {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(n_digits);
    Some((number.parse().ok()?, unit))
}
