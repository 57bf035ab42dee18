//! What descriptions, examples, patterns and `x-faker` say about the form of a value.

use serde_json::{Value, json};

use crate::{
    forms::{self, like},
    support::objects,
};

fn all(name: &str, schema: &Value, locale: &str, is_right: impl Fn(&Value) -> bool) {
    let bodies = objects("thing", &json!({ name: schema }), locale);
    for body in &bodies {
        assert!(is_right(&body[name]), "{schema}: {body}");
    }
}

fn texts(name: &str, schema: &Value, is_right: impl Fn(&str) -> bool) {
    all(name, schema, "en", |value| {
        value.as_str().is_some_and(&is_right)
    });
}

#[test]
fn descriptions_decide_where_names_say_nothing_or_something_else() {
    let described = |kind: &str, said: &str| json!({ "type": kind, "description": said });
    let is_recent = |value: &Value| value.as_f64().is_some_and(|n| (1.6e9..1.9e9).contains(&n));
    all(
        "a",
        &described("integer", "Unix timestamp of the last run"),
        "en",
        is_recent,
    );
    all(
        "a",
        &described("integer", "Time as a Unix timestamp in milliseconds"),
        "en",
        |value| {
            value
                .as_f64()
                .is_some_and(|n| (1.6e12..1.9e12).contains(&n))
        },
    );
    texts(
        "a",
        &described("string", "Three-letter ISO 4217 code"),
        |text| text == "USD",
    );
    texts(
        "a",
        &described("string", "Three-letter ISO 4217 code, in lowercase"),
        |text| text == "usd",
    );
    texts(
        "a",
        &described("string", "A two-letter country code"),
        |text| text == "US",
    );
    texts(
        "name",
        &described("string", "BCP 47 language tag"),
        |text| text == "en-US",
    );
    texts(
        "a",
        &described("string", "Number in E.164 format"),
        |text| forms::phone(text) && !text.contains(' '),
    );
    texts(
        "a",
        &described("string", "Base64 encoded content"),
        |text| text.len() % 4 == 0,
    );
    texts(
        "a",
        &described("string", "A comma-separated list of labels"),
        |text| text.contains(','),
    );
    texts(
        "a",
        &described("string", "ISO 8601 date and time"),
        |text| like(text, "9999-99-99T99:99:99Z"),
    );
    texts(
        "a",
        &described("string", "The date, as YYYY-MM-DD"),
        |text| like(text, "9999-99-99"),
    );
    texts("a", &described("string", "URL of the page"), forms::url);
    texts(
        "a",
        &described("string", "Email of the owner"),
        forms::email,
    );
    all(
        "a",
        &described("number", "Share of all visits, as a percentage"),
        "en",
        |value| value.as_f64().is_some_and(|n| (0.0..=100.0).contains(&n)),
    );
    all(
        "a",
        &described("integer", "Price in cents"),
        "en",
        |value| value.as_i64().is_some_and(|n| n >= 100),
    );
}

#[test]
fn an_example_that_is_not_used_still_shows_the_form() {
    let like_example = |example: &str| json!({ "type": "string", "example": example });
    texts("id", &like_example("cus_NffrFeUfNV2Hib"), |text| {
        text.starts_with("cus_")
            && text.len() == 18
            && text != "cus_NffrFeUfNV2Hib"
            && text[4..].chars().all(|c| c.is_ascii_alphanumeric())
    });
    texts("order_id", &like_example("ORD-2024-00017"), |text| {
        like(text, "ORD-9999-99999")
    });
    texts("x", &like_example("2024-02-01T10:00:00Z"), |text| {
        like(text, "9999-99-99T99:99:99Z")
    });
    texts("x", &like_example("someone@company.test"), forms::email);
    texts("x", &like_example("https://some.host.test/a"), forms::url);
    texts("x", &like_example("10.0.0.7"), forms::ipv4);
    texts("x", &like_example("weekly"), |text| text == "weekly");
    all(
        "x",
        &json!({ "type": "integer", "example": 40 }),
        "en",
        |value| value.as_i64().is_some_and(|n| (20..=60).contains(&n)),
    );
}

#[test]
fn patterns_and_lengths_are_never_broken() {
    texts(
        "slug",
        &json!({ "type": "string", "pattern": "^[a-z-]+$" }),
        |text| text.contains('-') && text.len() > 5,
    );
    texts(
        "email",
        &json!({ "type": "string", "maxLength": 5 }),
        |text| text.chars().count() <= 5,
    );
    texts(
        "city",
        &json!({ "type": "string", "minLength": 40 }),
        |text| text.chars().count() >= 40,
    );
    texts(
        "first_name",
        &json!({ "type": "string", "pattern": "^[0-9]{3}$" }),
        |text| like(text, "999"),
    );
    all(
        "phone",
        &json!({ "type": "string", "maxLength": 4 }),
        "ja",
        |value| value.as_str().is_some_and(|text| text.chars().count() <= 4),
    );
}

#[test]
fn x_faker_takes_the_names_of_faker_js_old_and_new() {
    let faked = |faker: Value| json!({ "type": "string", "x-faker": faker });
    let is_text = |text: &str| !text.is_empty();
    for name in [
        "person.firstName",
        "name.firstName",
        "location.city",
        "address.city",
        "commerce.productName",
        "company.name",
        "company.companyName",
        "person.fullName",
        "lorem.sentence",
        "phone.number",
        "phone.phoneNumber",
        "internet.userName",
    ] {
        texts("x", &faked(json!(name)), is_text);
    }
    texts("x", &faked(json!("internet.email")), forms::email);
    texts("x", &faked(json!("string.uuid")), |text| text.len() == 36);
    texts("x", &faked(json!("datatype.uuid")), |text| text.len() == 36);
    texts("x", &faked(json!("date.past")), |text| {
        like(text, "9999-99-99T99:99:99Z")
    });
    all("x", &faked(json!("finance.iban")), "fr", |value| {
        value
            .as_str()
            .is_some_and(|text| text.starts_with("FR") && forms::iban(text))
    });
    texts("x", &faked(json!({ "string.alphanumeric": 12 })), |text| {
        text.len() == 12
    });
    texts(
        "x",
        &faked(json!({ "helpers.arrayElement": [["red", "blue"]] })),
        |text| ["red", "blue"].contains(&text),
    );
    let number = json!({ "type": "integer", "x-faker": { "number.int": { "min": 3, "max": 5 } } });
    all("x", &number, "en", |value| {
        value.as_i64().is_some_and(|n| (3..=5).contains(&n))
    });
    let latitude = json!({ "type": "string", "x-faker": "address.latitude" });
    texts("x", &latitude, |text| text.parse::<f64>().is_ok());
}

#[test]
fn a_list_of_codes_has_different_ones() {
    let schema =
        json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": "string" } });
    let bodies = objects("thing", &json!({ "tags": schema }), "en");
    let differ = bodies
        .iter()
        .filter(|body| body["tags"][0] != body["tags"][1])
        .count();
    assert_eq!(differ, bodies.len());
}
