//! Points in time: believable, repeatable and in order inside one object.
//!
//! They count back from a fixed day, never from the clock: equal input, equal bytes.

use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339, macros::datetime};

use super::{
    Faker,
    Make::{Number, Text},
    Words,
};
use crate::generate::Place;

/// No generated past lies after this.
const TODAY: OffsetDateTime = datetime!(2026-01-15 12:00 UTC);

pub(crate) const FAKERS: &[Faker] = &[
    (
        &[
            "created_at",
            "updated_at",
            "at",
            "timestamp",
            "created",
            "updated",
            "modified",
            "datetime",
            "date_time",
            "last_seen",
            "expires",
        ],
        Text(|_, place| date_time(place)),
    ),
    (
        &[
            "date",
            "birthday",
            "birthdate",
            "dob",
            "date_of_birth",
            "due_date",
            "start_date",
            "end_date",
            "on",
        ],
        Text(|_, place| date(place)),
    ),
    (&["year"], Number(|draw, _| draw.between(1995, 2026) as f64)),
    (&["month"], Number(|draw, _| draw.between(1, 12) as f64)),
    (&["day"], Number(|draw, _| draw.between(1, 28) as f64)),
    (
        &["duration", "elapsed", "timeout", "interval_seconds"],
        Number(|draw, _| draw.between(1, 3_600) as f64),
    ),
];

/// Whether an integer of this name counts seconds since 1970.
pub(crate) fn is_timestamp(words: &Words) -> bool {
    let name = words.name();
    let named = matches!(
        name,
        "created"
            | "updated"
            | "modified"
            | "timestamp"
            | "expires"
            | "date"
            | "exp"
            | "iat"
            | "nbf"
    ) || name.ends_with("_at")
        || name.ends_with("_timestamp")
        || name.ends_with("_on");
    let told = [
        "unix epoch",
        "unix timestamp",
        "since the epoch",
        "epoch seconds",
        "seconds since",
    ];
    named
        || told
            .iter()
            .any(|phrase| words.description().contains(phrase))
}

/// Seconds since 1970.
pub(crate) fn unix(place: &Place) -> f64 {
    moment(place).unix_timestamp() as f64
}

/// RFC 3339, in UTC.
pub(crate) fn date_time(place: &Place) -> String {
    moment(place).format(&Rfc3339).unwrap_or_default()
}

/// RFC 3339, full-date.
pub(crate) fn date(place: &Place) -> String {
    let is_birth = place.words.name().contains("birth") || place.words.name() == "dob";
    let moment = if is_birth {
        moment(place) - Duration::days(365 * 30)
    } else {
        moment(place)
    };
    moment.date().to_string()
}

/// RFC 3339, full-time.
pub(crate) fn time_of_day(place: &Place) -> String {
    let text = date_time(place);
    text.split_once('T')
        .map(|(_, time)| time.to_owned())
        .unwrap_or_default()
}

/// One object has one beginning; what changed it came later, what ends it lies ahead.
fn moment(place: &Place) -> OffsetDateTime {
    let days = |name: &str, from: i64, to: i64| {
        Duration::seconds(
            place
                .around
                .step(name)
                .draw()
                .between(from * 86_400, to * 86_400),
        )
    };
    let created = TODAY - days("created", 90, 700);
    let name = place.words.name();
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if has(&[
        "creat",
        "start",
        "begin",
        "opened",
        "issued",
        "joined",
        "signed_up",
        "first",
    ]) {
        created
    } else if has(&[
        "expir",
        "due",
        "end",
        "until",
        "next",
        "renew",
        "cancel_at",
        "deadline",
    ]) {
        TODAY
            + Duration::seconds(
                place
                    .trail
                    .step("ahead")
                    .draw()
                    .between(86_400, 200 * 86_400),
            )
    } else {
        created + Duration::seconds(place.trail.step("later").draw().between(3_600, 80 * 86_400))
    }
}
