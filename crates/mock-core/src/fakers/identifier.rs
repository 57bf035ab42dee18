//! Identifiers.

use super::{
    Faker,
    Make::{Number, Text},
    internet, words,
};
use crate::{draw::Draw, generate::Place};

pub(crate) const FAKERS: &[Faker] = &[
    (
        &["id", "identifier", "external_id", "reference_id"],
        Text(id),
    ),
    (
        &["id"],
        Number(|draw, _| draw.between(1_000, 99_999) as f64),
    ),
    (
        &["uuid", "guid", "request_id", "correlation_id", "trace_id"],
        Text(|draw, _| internet::uuid(draw)),
    ),
    (
        &["node_id", "global_id"],
        Text(|draw, _| draw.fill("MDQ6************")),
    ),
    (
        &[
            "number",
            "serial",
            "serial_number",
            "invoice_number",
            "order_number",
        ],
        Text(|draw, _| draw.fill("?###-#####").to_ascii_uppercase()),
    ),
    (
        &["number", "sequence", "index", "position"],
        Number(|draw, _| draw.between(1, 400) as f64),
    ),
    (&["sku"], Text(|draw, _| draw.fill("SKU-#####"))),
    (
        &["code", "promo_code", "coupon"],
        Text(|draw, _| draw.fill("???##").to_ascii_uppercase()),
    ),
    (&["isbn"], Text(isbn)),
    (&["etag"], Text(|draw, _| draw.fill("\"********\""))),
    (
        &["cursor", "next_cursor", "next_page_token", "page_token"],
        Text(|draw, _| draw.fill("************")),
    ),
];

/// A short prefix that tells what is meant, then letters and digits: `cus_4f8a…`.
fn id(draw: &mut Draw, place: &Place) -> String {
    let own = place.words.name();
    let about = own
        .strip_suffix("_id")
        .filter(|rest| *rest != "external" && *rest != "reference")
        .unwrap_or(place.words.parent());
    let about = words::singular(about);
    let last = about.rsplit('_').next().unwrap_or_default();
    let prefix: String = last
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(3)
        .collect();
    match prefix.is_empty() {
        true => draw.fill("**************"),
        false => format!("{prefix}_{}", draw.fill("**************")),
    }
}

/// With the check digit that ISO 2108 asks for.
fn isbn(draw: &mut Draw, _: &Place) -> String {
    let digits = draw.fill("978#########");
    let sum: u32 = digits
        .chars()
        .filter_map(|c| c.to_digit(10))
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}
