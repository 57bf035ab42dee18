//! Which point in time a name means: one object is created, changed and ended in this order.

use super::{Duration, OffsetDateTime};
use crate::generate::Place;

/// How old people are, in years.
pub(super) const BIRTH_YEARS: (i64, i64) = (19, 78);

/// Parts of names, and when in the life of an object (0 to 1000) they lie.
const STAGES: &[(&[&str], i64, i64)] = &[
    (
        &[
            "creat",
            "opened",
            "issued",
            "joined",
            "signed_up",
            "registered",
            "order_date",
            "invoice_date",
            "first",
            "founded",
            "added",
            "submitted",
            "order_placed",
            "received",
            "installed",
            "hire",
        ],
        0,
        0,
    ),
    (
        &[
            "confirm",
            "accept",
            "approv",
            "authorized",
            "paid",
            "verified",
            "scheduled_on",
            "published",
            "pushed_first",
        ],
        40,
        80,
    ),
    (
        &[
            "start",
            "begin",
            "from",
            "since",
            "not_before",
            "check_in",
            "departure",
            "valid_from",
            "shipped",
            "sent",
            "activated",
        ],
        100,
        160,
    ),
    (
        &[
            "updat",
            "modif",
            "changed",
            "edited",
            "last",
            "pushed",
            "seen",
            "login",
            "sync",
            "accessed",
            "refreshed",
        ],
        500,
        700,
    ),
    (
        &[
            "complet",
            "finish",
            "clos",
            "resolv",
            "merg",
            "deliver",
            "ended",
            "stopped",
            "cancelled",
            "canceled",
            "cancelled_at",
            "canceled_at",
            "refunded",
            "declined",
            "failed",
            "rejected",
            "voided",
            "answered",
        ],
        750,
        880,
    ),
    (
        &[
            "delet",
            "archiv",
            "removed",
            "destroyed",
            "revoked",
            "terminated",
            "suspended",
            "disabled",
        ],
        900,
        980,
    ),
];

/// These lie after today.
const AHEAD: &[&str] = &[
    "expir",
    "due",
    "until",
    "next",
    "renew",
    "cancel_at",
    "deadline",
    "not_after",
    "valid_to",
    "trial_end",
    "=exp",
    "eta",
    "maturity",
    "scheduled_for",
    "available_on",
    "arrival_date",
];

/// One object has one beginning; what changed it came later, what ends it lies ahead.
pub(super) fn moment(place: &Place) -> OffsetDateTime {
    let name = place.words.name();
    if name.contains("birth") || name == "dob" || name == "born" {
        return born(place);
    }
    let today = place.today.noon();
    let created = today - between(place, "created", 90 * 86_400, 700 * 86_400);
    let is_in = |parts: &[&str]| {
        parts.iter().any(|part| match part.strip_prefix('=') {
            Some(whole) => whole == name,
            None => name.contains(part),
        })
    };
    let is_cancelled = name.contains("cancel") && name != "cancel_at";
    if is_in(AHEAD) && !is_cancelled && !name.starts_with("last") {
        let ahead = Duration::seconds(
            place
                .trail
                .step("ahead")
                .draw()
                .between(86_400, 200 * 86_400),
        );
        return today + ahead;
    }
    let lived = today - created;
    let at = |permille: i64| created + lived * (permille as f64 / 1_000.0);
    let is_end = ["end", "to", "check_out", "arrival", "finish", "return"];
    if name.split('_').any(|word| is_end.contains(&word)) && !name.contains("ended") {
        return whole_seconds(at(160)) + between(place, "span", 1_800, 20 * 86_400);
    }
    let found = STAGES.iter().find(|(parts, ..)| is_in(parts));
    let (low, high) = found.map_or((200, 480), |(_, low, high)| (*low, *high));
    whole_seconds(at(place.trail.step("stage").draw().between(low, high)))
}

/// The day on which the person of this object was born.
pub(super) fn born(place: &Place) -> OffsetDateTime {
    let (youngest, oldest) = BIRTH_YEARS;
    let days = place
        .about
        .step("born")
        .draw()
        .between(youngest * 366, oldest * 365);
    place.today.noon() - Duration::days(days)
}

/// A span that the whole object shares.
fn between(place: &Place, name: &str, low: i64, high: i64) -> Duration {
    Duration::seconds(place.about.step(name).draw().between(low, high))
}

fn whole_seconds(moment: OffsetDateTime) -> OffsetDateTime {
    moment.replace_nanosecond(0).unwrap_or(moment)
}
