//! A finding as one sentence.
//!
//! In:  what differs, how often, since when, and what time it is.
//! Out: "`/legacy` of the request body is sent but not in the schema, 214 times since Monday".
//! Never: asks the clock.

use mock_core::ViolationPart as Part;
use mock_learn::drift::Finding;
use time::{Date, OffsetDateTime};

/// Microseconds of one day.
const DAY_US: i64 = 86_400_000_000;

/// Who wrote the part of the message that a finding is about: `request` or `response`.
pub(super) fn direction(part: Part) -> &'static str {
    match part {
        Part::Response | Part::ResponseStatus | Part::ResponseHeader | Part::ResponseBody => {
            "response"
        }
        _ => "request",
    }
}

/// The whole finding in one sentence; `now_us` in microseconds since 1970.
pub(super) fn sentence(one: &Finding, now_us: i64) -> String {
    let day = day(one.first.at_us, now_us);
    let when = match one.count {
        1 if day == "today" => "once, today".to_owned(),
        1 => format!("once, on {day}"),
        n => format!("{n} times since {day}"),
    };
    format!("{} {}, {when}", subject(one), predicate(one))
}

fn subject(one: &Finding) -> String {
    let at = &one.at;
    let is_whole = at.is_empty();
    match one.part {
        Part::Route => format!("`{at}`"),
        Part::Body if is_whole => "the request body".to_owned(),
        Part::ResponseBody if is_whole => "the response body".to_owned(),
        Part::Body => format!("`{at}` of the request body"),
        Part::ResponseBody => format!("`{at}` of the response body"),
        part if is_whole => format!("the {}", part.as_str()),
        Part::ResponseStatus => format!("the response status {at}"),
        Part::Path | Part::Query => format!("`{at}` of the {}", one.part.as_str()),
        part => format!("the {} `{at}`", part.as_str()),
    }
}

/// What is allowed and not described was sent all the same.
fn predicate(one: &Finding) -> String {
    let message = one.message.trim_end_matches('.');
    let rest = message.strip_prefix("is ").filter(|_| one.is_undeclared);
    let verb = match direction(one.part) {
        "response" => "answered",
        _ => "sent",
    };
    rest.map_or_else(
        || message.to_owned(),
        |rest| format!("is {verb} but {rest}"),
    )
}

/// `today`, a weekday of the last week, or the date; in UTC, as all times of the record are told.
pub(super) fn day(at_us: i64, now_us: i64) -> String {
    let Some((then, today)) = date(at_us).zip(date(now_us)) else {
        return "an unknown day".to_owned();
    };
    match (today - then).whole_days() {
        0 => "today".to_owned(),
        1..=6 => then.weekday().to_string(),
        _ => then.to_string(),
    }
}

fn date(at_us: i64) -> Option<Date> {
    let days = at_us.div_euclid(DAY_US);
    let moment = OffsetDateTime::from_unix_timestamp(days * (DAY_US / 1_000_000));
    moment.ok().map(OffsetDateTime::date)
}

#[cfg(test)]
mod tests {
    use super::{DAY_US, day};

    /// 2026-11-23, 15:00, a Monday.
    const NOW_US: i64 = 1_795_446_000_000_000;

    #[test]
    fn days_of_the_last_week_have_names() {
        let ago = |days: i64| day(NOW_US - days * DAY_US, NOW_US);
        assert_eq!(ago(0), "today");
        assert_eq!(ago(1), "Sunday");
        assert_eq!(ago(6), "Tuesday");
        assert_eq!(ago(7), "2026-11-16");
        assert_eq!(ago(-2), "2026-11-25", "a clock that was ahead");
        assert_eq!(
            day(NOW_US - 16 * 3_600_000_000, NOW_US),
            "Sunday",
            "midnight counts, not 24 hours"
        );
        assert_eq!(day(i64::MIN, NOW_US), "an unknown day");
    }
}
