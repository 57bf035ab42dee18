//! Parts of dates, spans of time and what comes again.

use super::{
    Faker,
    registry::{list, mask, number, range, text},
};

pub(super) const FAKERS: &[Faker] = &[
    list(
        "time.month_name",
        "month_name month",
        &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ),
    list(
        "time.weekday",
        "weekday day_of_week week_day day_name day",
        &[
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
    ),
    range("time.month_number", "month birth_month", (1.0, 12.0, 0)),
    range(
        "time.day",
        "day day_of_month billing_day birth_day",
        (1.0, 28.0, 0),
    ),
    range("time.hour", "hour hours", (0.0, 23.0, 0)),
    range("time.minute", "minute minutes", (0.0, 59.0, 0)),
    range("time.week", "week week_number", (1.0, 52.0, 0)),
    range("time.quarter", "quarter", (1.0, 4.0, 0)),
    range(
        "time.days",
        "days trial_period_days trial_days age_days retention_days duration_days lead_time \
         n_days validity_days",
        (1.0, 90.0, 0),
    ),
    text(
        "time.duration",
        "iso_duration length_of_stay lead_time_iso",
        |draw, _| format!("P{}D", 1 + draw.below(30)),
    ),
    range(
        "time.seconds",
        "duration elapsed timeout interval_seconds duration_seconds seconds interval expires_in \
         timeout_seconds period_seconds uptime delay length_seconds time_to_live =age_seconds \
         run_time runtime estimated_time",
        (30.0, 3_600.0, 0),
    ),
    range(
        "time.milliseconds",
        "duration_ms elapsed_ms milliseconds timeout_ms millis execution_time latency_millis \
         took duration_millis response_time_ms",
        (20.0, 240_000.0, 0),
    ),
    mask("time.offset_text", "utc_offset_text", "+0#:00"),
    number(
        "time.offset",
        "utc_offset gmt_offset timezone_offset tz_offset",
        |_, _| 0.0,
    ),
    list(
        "time.recurrence",
        "recurrence rrule recurrence_rule repeat",
        &[
            "FREQ=WEEKLY;BYDAY=MO",
            "FREQ=MONTHLY;BYMONTHDAY=1",
            "FREQ=DAILY;COUNT=10",
        ],
    ),
];
