//! Dates lie around the day on which the mock starts, and keep still while it runs.

use mock_core::Today;
use serde_json::{Value, json};

use crate::support::{bodies, mock_on};

const DAY_MS: i64 = 86_400_000;

fn subscription() -> Value {
    let time = json!({ "type": "string", "format": "date-time" });
    let names = ["created_at", "updated_at", "expires_at"];
    let properties: serde_json::Map<_, _> = names
        .iter()
        .map(|name| ((*name).to_owned(), time.clone()))
        .chain([("exp_year".to_owned(), json!({ "type": "integer" }))])
        .collect();
    json!({ "type": "object", "required": ["created_at", "updated_at", "expires_at", "exp_year"], "properties": properties })
}

#[test]
fn what_was_created_lies_before_the_day_of_the_start_and_what_expires_after_it() {
    for (year, now_ms) in [("1999", 915_148_800_000), ("2041", 2_240_611_200_000)] {
        let today = Today::of(now_ms);
        let day = format!("{year}-01-01");
        let mock = mock_on(today, "subscription", &subscription());
        for body in bodies(&mock, "subscription") {
            let at = |name: &str| body[name].as_str().unwrap();
            assert!(at("created_at") < at("updated_at"), "{body}");
            assert!(at("updated_at") < day.as_str(), "{body}");
            assert!(at("expires_at") > day.as_str(), "{body}");
            let good_until = body["exp_year"].as_i64().unwrap();
            assert!(good_until > year.parse().unwrap(), "{body}");
        }
    }
}

#[test]
fn a_day_later_every_date_is_a_day_later_and_nothing_else_changes() {
    let on = |now_ms| {
        let mock = mock_on(Today::of(now_ms), "subscription", &subscription());
        bodies(&mock, "subscription")
    };
    let morning = on(20 * 365 * DAY_MS);
    assert_eq!(morning, on(20 * 365 * DAY_MS + DAY_MS - 1), "the same day");
    for (one, next) in morning.iter().zip(on(20 * 365 * DAY_MS + DAY_MS)) {
        let text = |body: &Value| body["created_at"].as_str().unwrap().to_owned();
        assert!(text(one) < text(&next), "{one} {next}");
        assert_eq!(text(one)[10..], text(&next)[10..], "the same time of day");
    }
}
