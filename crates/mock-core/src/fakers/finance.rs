//! Money. Numbers of cards and accounts are those that banks keep for tests.

use super::{
    Faker,
    Make::{Number, Text},
};
use crate::generate::Place;

pub(crate) const FAKERS: &[Faker] = &[
    (
        &["currency", "currency_code", "default_currency"],
        Text(currency),
    ),
    (
        &[
            "amount",
            "balance",
            "unit_amount",
            "amount_total",
            "amount_due",
            "amount_paid",
            "net",
            "fee",
            "salary",
        ],
        Number(|draw, _| draw.between(500, 250_000) as f64),
    ),
    (
        &["tax_rate", "interest_rate", "rate", "exchange_rate"],
        Number(|draw, _| draw.between(10, 250) as f64 / 10.0),
    ),
    (&["iban"], Text(|_, _| "DE89370400440532013000".to_owned())),
    (
        &["bic", "swift", "swift_code"],
        Text(|draw, _| {
            draw.pick(&["DEUTDEFF", "BARCGB22", "CHASUS33"], "DEUTDEFF")
                .to_owned()
        }),
    ),
    (
        &["card_number", "credit_card_number"],
        Text(|_, _| "4242424242424242".to_owned()),
    ),
    (
        &["last4", "last_four", "last_4"],
        Text(|draw, _| draw.fill("####")),
    ),
    (
        &["card.brand", "card_brand"],
        Text(|draw, _| {
            draw.pick(&["visa", "mastercard", "amex"], "visa")
                .to_owned()
        }),
    ),
    (
        &["exp_month", "expiry_month"],
        Number(|draw, _| draw.between(1, 12) as f64),
    ),
    (
        &["exp_year", "expiry_year"],
        Number(|draw, _| draw.between(2027, 2031) as f64),
    ),
    (
        &["account_number"],
        Text(|draw, _| draw.fill("000########")),
    ),
    (&["routing_number"], Text(|_, _| "110000000".to_owned())),
    (
        &["vat", "vat_id", "vat_number", "tax_id", "tax_number"],
        Text(|draw, _| draw.fill("DE#########")),
    ),
    (
        &["bank", "bank_name"],
        Text(|draw, _| {
            draw.pick(
                &[
                    "First Example Bank",
                    "Harbour Savings",
                    "Northern Trust Union",
                ],
                "First Example Bank",
            )
            .to_owned()
        }),
    ),
    (
        &["fingerprint"],
        Text(|draw, _| draw.fill("****************")),
    ),
];

/// The currency of the object around; Stripe and many others write it small.
fn currency(_: &mut crate::draw::Draw, place: &Place) -> String {
    let code = place
        .around
        .step("currency")
        .draw()
        .pick(&["usd", "eur", "gbp", "cad"], "usd");
    if place.words.description().contains("lowercase") {
        code.to_owned()
    } else {
        code.to_ascii_uppercase()
    }
}
