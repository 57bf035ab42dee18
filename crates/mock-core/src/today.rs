//! The day that generated times lie around.
//!
//! In:  the moment at which a mock starts.
//! Out: one day, so that what was created lies before it and what expires lies after it.
//! Never: moves while the mock runs; an object keeps its dates however long that is.

use time::{
    OffsetDateTime, Time,
    macros::{datetime, time},
};

use crate::Env;

/// A day that stands for the present in generated values: noon, UTC.
///
/// The default is the day of `--clock frozen`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today(OffsetDateTime);

/// Days before and after which no mock lives: every span that a faker adds stays inside four
/// digits of a year.
const FIRST: OffsetDateTime = datetime!(1000-01-01 12:00 UTC);
const LAST: OffsetDateTime = datetime!(9900-12-31 12:00 UTC);
const NOON: Time = time!(12:00);

impl Today {
    /// The day of a moment in milliseconds since 1970.
    #[must_use]
    pub fn of(now_ms: i64) -> Self {
        let end = if now_ms < 0 { FIRST } else { LAST };
        let now = OffsetDateTime::from_unix_timestamp(now_ms.div_euclid(1_000)).unwrap_or(end);
        Self(now.clamp(FIRST, LAST).replace_time(NOON))
    }

    /// Noon of this day.
    pub(crate) fn noon(self) -> OffsetDateTime {
        self.0
    }
}

impl Default for Today {
    fn default() -> Self {
        Self::of(Env::FROZEN_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::Today;

    fn noon(now_ms: i64) -> i64 {
        Today::of(now_ms).noon().unix_timestamp()
    }

    #[test]
    fn the_whole_day_has_one_noon() {
        assert_eq!(noon(0), 43_200);
        assert_eq!(noon(86_399_999), 43_200);
        assert_eq!(noon(86_400_000), 129_600);
        assert_eq!(noon(-1), -43_200);
        assert_eq!(Today::default(), Today::of(1_768_435_200_000));
    }

    #[test]
    fn absurd_clocks_are_days_all_the_same() {
        assert_eq!(Today::of(i64::MIN).noon().year(), 1000);
        assert_eq!(Today::of(i64::MAX).noon().year(), 9900);
    }
}
