//! Accounts and cards. Cards are those that payment services keep for tests; accounts are with
//! banks that do not exist.

use super::{
    Faker,
    registry::{list, mask, number, text},
};
use crate::{draw::Draw, generate::Place};

pub(super) const FAKERS: &[Faker] = &[
    text(
        "finance.iban",
        "iban account_iban iban_number",
        |draw, place| {
            let mask = place.locale.iban.unwrap_or("DE0099999999##########");
            iban(&draw.fill(mask))
        },
    ),
    text(
        "finance.bic",
        "bic swift swift_code bic_code swift_bic bic_swift",
        |draw, place| format!("TEST{}{}", place.locale.country.code, draw.fill("^#")),
    ),
    text(
        "finance.card_number",
        "card_number credit_card_number =pan credit_card card.number account_number_card \
         cc_number",
        |_, place| card(place).0.to_owned(),
    ),
    text(
        "finance.card_brand",
        "card_brand card_type card.brand brand.card card_network credit_card_type =network \
         payment_card.brand card.network",
        |_, place| card(place).1.to_owned(),
    ),
    text(
        "finance.card_last4",
        "last4 last_four last_4 card_last4 last_four_digits last_digits",
        |_, place| {
            let number = card(place).0;
            number[number.len() - 4..].to_owned()
        },
    ),
    text(
        "finance.card_masked",
        "masked_card_number masked_number masked_pan card_mask",
        |_, place| {
            let number = card(place).0;
            format!("**** **** **** {}", &number[number.len() - 4..])
        },
    ),
    text(
        "finance.card_bin",
        "=bin card_bin =iin first6 card.iin",
        |_, place| card(place).0[..6].to_owned(),
    ),
    mask("finance.cvv", "cvv cvc cvv2", "###"),
    list(
        "finance.card_funding",
        "funding card.funding funding_type",
        &["credit", "debit", "prepaid"],
    ),
    number(
        "finance.exp_month",
        "exp_month expiry_month expiration_month card_exp_month",
        |draw, _| draw.between(1, 12) as f64,
    ),
    number(
        "finance.exp_year",
        "exp_year expiry_year expiration_year card_exp_year",
        |draw, place| year_ahead(draw, place) as f64,
    ),
    text(
        "finance.card_expiry",
        "card_expiry expiry exp_date card.expiration expiration_month_year",
        |draw, place| {
            let month = draw.between(1, 12);
            format!("{month:02}/{:02}", year_ahead(draw, place) % 100)
        },
    ),
    mask(
        "finance.account_number",
        "account_number bank_account_number account_no account.number",
        "000########",
    ),
    // Published for tests by payment services; its last digit is the check digit of the ABA.
    list(
        "finance.routing_number",
        "routing_number aba routing_no",
        &["110000000"],
    ),
    mask("finance.sort_code", "sort_code", "00-00-##"),
    list(
        "finance.bank",
        "bank bank_name bank.name issuing_bank financial_institution",
        &[
            "First Example Bank",
            "Harbour Savings",
            "Northern Mutual",
            "Old Mill Credit Union",
        ],
    ),
    list(
        "finance.account_type",
        "account_type bank_account_type type_of_account",
        &["checking", "savings"],
    ),
];

/// Numbers that pass the check of ISO/IEC 7812-1 and buy nothing.
const CARDS: &[(&str, &str)] = &[
    ("4242424242424242", "visa"),
    ("4111111111111111", "visa"),
    ("5555555555554444", "mastercard"),
    ("2223003122003222", "mastercard"),
    ("378282246310005", "amex"),
    ("6011111111111117", "discover"),
    ("3056930009020004", "diners"),
    ("3566002020360505", "jcb"),
];

/// A year in which a card that is good today runs out.
fn year_ahead(draw: &mut Draw, place: &Place) -> i64 {
    i64::from(place.today.noon().year()) + draw.between(1, 5)
}

/// The card that this place's object is about.
fn card(place: &Place) -> (&'static str, &'static str) {
    CARDS[place.about.step("card").draw().index(CARDS.len())]
}

/// Puts the check digits in (ISO 13616): the rest, country and digits at the end, is 1 modulo 97.
fn iban(with_zeros: &str) -> String {
    let (head, account) = with_zeros.split_at(4);
    let check = 98 - mod97(&format!("{account}{}00", &head[..2]));
    format!("{}{check:02}{account}", &head[..2])
}

/// The rest modulo 97, letters counting from 10 (ISO 7064).
pub(super) fn mod97(text: &str) -> u32 {
    text.chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, digit| {
            let shifted = if digit > 9 { rest * 100 } else { rest * 10 };
            (shifted + digit) % 97
        })
}
