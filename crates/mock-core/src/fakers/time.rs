//! Points in time: believable, repeatable and in order inside one object.
//!
//! They count from the mock's day, never from the clock: equal input, equal bytes.

mod moment; // which point in time a name means

use ::time::{
    Duration, OffsetDateTime,
    format_description::well_known::{Rfc2822, Rfc3339},
};

use self::moment::moment;
use super::{
    Faker,
    registry::{by_name, number, text},
};
use crate::generate::Place;

pub(super) const FAKERS: &[Faker] = &[
    text(
        "time.date_time",
        "at timestamp modified datetime date_time last_seen expires time last_login \
         last_modified start end starts ends published =since =until =when last_activity \
         expiration valid_from valid_until valid_to =eta deadline started finished completed \
         =from =to opened closed not_before not_after received =sent last_used last_sync \
         last_update check_in check_out first_seen instant iat occurred",
        |_, place| date_time(place),
    ),
    text(
        "time.created",
        "created date_created creation_date creation_time created_on created_date_time \
         created_time create_time createdate created_date",
        |_, place| date_time(place),
    ),
    text(
        "time.updated",
        "updated_on modified_on closed_on changed_on last_modified_on updated date_updated \
         update_time last_updated updated_time modified_time modification_time",
        |_, place| date_time(place),
    ),
    text(
        "time.future",
        "expiration_time next_run next_billing trial_end expiry_time next_attempt",
        |_, place| date_time(place),
    ),
    text(
        "time.date",
        "date due_date start_date end_date =on day_date release_date =due effective_date \
         issue_date order_date expiry_date expiration_date hire_date invoice_date \
         publication_date departure_date arrival_date delivery_date due_on",
        |_, place| date(place),
    ),
    text(
        "time.birth_date",
        "birthday birthdate birth_date dob date_of_birth born birth birth_day",
        |_, place| date(place),
    ),
    text(
        "time.clock",
        "clock time_of_day start_time_of_day opening_time closing_time opens closes =hours \
         open_time close_time",
        |_, place| {
            let time = moment(place).time();
            format!("{:02}:{:02}", time.hour(), time.minute() / 5 * 5)
        },
    ),
    text(
        "time.unix_text",
        "epoch unix_timestamp =ts unix_time",
        |_, place| moment(place).unix_timestamp().to_string(),
    ),
    text("time.unix_ms_text", "timestamp_ms epoch_ms", |_, place| {
        millis(place).to_string()
    }),
    number(
        "time.unix",
        "timestamp epoch =at unix_timestamp =ts unix_time iat nbf exp utc",
        |_, place| unix(place),
    ),
    number(
        "time.unix_ms",
        "timestamp_ms epoch_ms timestamp_millis created_ms time_ms =date_ms",
        |_, place| millis(place) as f64,
    ),
    text("time.date_us", "us_date", |_, place| {
        in_order(place, "{m}/{d}/{y}")
    }),
    text("time.date_eu", "eu_date", |_, place| {
        in_order(place, "{d}/{m}/{y}")
    }),
    text("time.date_compact", "compact_date", |_, place| {
        in_order(place, "{y}{m}{d}")
    }),
    text(
        "time.month",
        "year_month billing_month period_month",
        |_, place| in_order(place, "{y}-{m}"),
    ),
    text("time.rfc2822", "http_date", |_, place| {
        moment(place).format(&Rfc2822).unwrap_or_default()
    }),
    number(
        "time.birth_year",
        "dob.year birth_date.year date_of_birth.year birthday.year birth_year year_of_birth",
        |_, place| f64::from(moment::born(place).year()),
    ),
    number(
        "time.birth_month",
        "dob.month birth_date.month date_of_birth.month birth_month",
        |_, place| f64::from(moment::born(place).month() as u8),
    ),
    number(
        "time.birth_day",
        "dob.day birth_date.day date_of_birth.day birth_day",
        |_, place| f64::from(moment::born(place).day()),
    ),
    number(
        "time.year",
        "year model_year founded founded_year year_founded release_year fiscal_year \
         graduation_year",
        |_, place| f64::from(moment(place).year()),
    ),
];

/// The faker for an integer whose name tells a point in time.
pub(super) fn counted(name: &str) -> Option<&'static Faker> {
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
            | "expiration"
            | "trial_end"
            | "trial_start"
            | "start_date"
            | "end_date"
            | "period_start"
            | "period_end"
            | "due_date"
            | "arrival_date"
            | "available_on"
            | "current_period_start"
            | "current_period_end"
            | "billing_cycle_anchor"
            | "next_pending_invoice_item_invoice"
            | "cancel_at"
            | "birthday"
            | "last_seen"
            | "date_created"
            | "date_updated"
            | "create_time"
            | "update_time"
            | "expiry"
            | "started"
            | "finished"
    );
    let ends = ["_at", "_timestamp", "_on", "_epoch"];
    let is_millis = [
        "_at_ms",
        "_at_millis",
        "_timestamp_ms",
        "_time_ms",
        "_millis",
    ]
    .iter()
    .any(|end| name.ends_with(end));
    if is_millis && !name.contains("duration") {
        return by_name("time.unix_ms");
    }
    (named || ends.iter().any(|end| name.ends_with(end)))
        .then(|| by_name("time.unix"))
        .flatten()
}

/// Seconds since 1970.
pub(crate) fn unix(place: &Place) -> f64 {
    moment(place).unix_timestamp() as f64
}

fn millis(place: &Place) -> i64 {
    moment(place).unix_timestamp() * 1_000
}

/// RFC 3339, in UTC.
pub(crate) fn date_time(place: &Place) -> String {
    moment(place).format(&Rfc3339).unwrap_or_default()
}

/// RFC 3339, full-date.
pub(crate) fn date(place: &Place) -> String {
    moment(place).date().to_string()
}

/// RFC 3339, full-time.
pub(crate) fn time_of_day(place: &Place) -> String {
    let text = date_time(place);
    text.split_once('T')
        .map(|(_, time)| time.to_owned())
        .unwrap_or_default()
}

/// Years since the birth that [`moment`] tells for this person.
pub(super) fn age(place: &Place) -> f64 {
    let born = moment::born(place);
    let today = place.today.noon();
    let had_birthday = (today.month() as u8, today.day()) >= (born.month() as u8, born.day());
    f64::from(today.year() - born.year() - i32::from(!had_birthday))
}

fn in_order(place: &Place, pattern: &str) -> String {
    let date = moment(place).date();
    pattern
        .replace("{y}", &date.year().to_string())
        .replace("{m}", &format!("{:02}", date.month() as u8))
        .replace("{d}", &format!("{:02}", date.day()))
}
