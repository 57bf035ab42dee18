//! `--clock`: `real`, `frozen`, or a moment.

use studio::headless::MockClock;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

pub(super) fn read(text: &str) -> Result<MockClock, String> {
    match text {
        "real" => Ok(MockClock::Real),
        "frozen" => Ok(MockClock::FROZEN),
        moment => {
            let moment = OffsetDateTime::parse(moment, &Rfc3339)
                .map_err(|_| "real, frozen, or a time as in 2026-01-15T12:00:00Z".to_owned())?;
            let ms = moment.unix_timestamp_nanos() / 1_000_000;
            i64::try_from(ms)
                .map(MockClock::Stopped)
                .map_err(|_| "this time is too far away".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_real_or_stopped() {
        assert_eq!(read("real"), Ok(MockClock::Real));
        assert_eq!(read("2026-01-15T13:00:00+01:00"), read("frozen"));
        assert_eq!(read("1969-12-31T23:59:59.5Z"), Ok(MockClock::Stopped(-500)));
        for wrong in ["", "now", "2026-01-15", "12:00"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
