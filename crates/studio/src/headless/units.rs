//! Sizes and times as people write them.

use std::time::Duration;

/// Room for a terabyte: a limit is there to be met.
const MOST_BYTES: u64 = 1 << 40;
const MOST_SECONDS: f64 = 100.0 * 366.0 * 86_400.0;
/// With `ms` before `m` and `s`, of which it is made.
const UNITS: [(&str, f64); 7] = [
    ("ms", 0.001),
    ("min", 60.0),
    ("s", 1.0),
    ("m", 60.0),
    ("h", 3_600.0),
    ("d", 86_400.0),
    ("w", 604_800.0),
];

/// `10MB`, `512 kB`, `1GiB`, `4096`; a kilobyte is 1,024 bytes, as people mean it here.
///
/// # Errors
/// What a size looks like.
pub fn parse_size(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1_u64 << 30,
        _ => return Err("a size looks like 512kB, 10MB or 1GB".to_owned()),
    };
    let number: u64 = number
        .parse()
        .map_err(|_| format!("`{text}` is no size; it looks like 512kB, 10MB or 1GB"))?;
    number
        .checked_mul(factor)
        .filter(|bytes| *bytes <= MOST_BYTES)
        .ok_or_else(|| "at most 1024GB".to_owned())
}

/// `500ms`, `1.5s`, `30m`, `12h`, `7d`, `2w`.
///
/// # Errors
/// What a time looks like.
pub fn parse_time(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let split = UNITS
        .iter()
        .find_map(|(unit, seconds)| Some((text.strip_suffix(unit)?, seconds)));
    let (number, seconds) = split.ok_or("name the unit, as in 500ms, 30s, 2m, 12h or 7d")?;
    let number: f64 = number
        .trim()
        .parse()
        .map_err(|_| format!("`{number}` is no number"))?;
    let seconds = number * seconds;
    if !(0.0..=MOST_SECONDS).contains(&seconds) {
        return Err("a time is between 0s and a hundred years".to_owned());
    }
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        for (text, bytes) in [
            ("0", 0),
            ("4096", 4096),
            ("10MB", 10 << 20),
            ("512 kB", 512 << 10),
            ("1gib", 1 << 30),
        ] {
            assert_eq!(parse_size(text), Ok(bytes), "{text}");
        }
        for wrong in ["", "MB", "-1", "1.5MB", "10 bananas", "99999999GB"] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn times_have_units() {
        for (text, ms) in [
            ("500ms", 500),
            ("1.5s", 1_500),
            ("2m", 120_000),
            ("10min", 600_000),
            ("12h", 43_200_000),
            ("7d", 604_800_000),
            ("0s", 0),
        ] {
            assert_eq!(parse_time(text), Ok(Duration::from_millis(ms)), "{text}");
        }
        for wrong in ["", "5", "-1s", "NaNs", "infs", "1e300d", "d"] {
            assert!(parse_time(wrong).is_err(), "{wrong}");
        }
    }
}
