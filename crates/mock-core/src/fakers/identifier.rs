//! Identifiers.

use super::{
    Faker, lorem,
    registry::{mask, number, text},
    words,
};
use crate::{draw::Draw, generate::Place};

pub(super) const FAKERS: &[Faker] = &[
    text("string.id", "id identifier oid_ref =pk ids", id),
    number("number.id", "id ids =pk uid gid identifier", |draw, _| {
        draw.between(1_000, 99_999) as f64
    }),
    text(
        "string.uuid",
        "uuid uid guid request_id correlation_id idempotency_key session_id unique_id \
         operation_id transaction_uuid device_id",
        |draw, _| uuid(draw),
    ),
    text("string.ulid", "ulid", |draw, _| {
        format!("01J{}", of_alphabet(draw, CROCKFORD, 23))
    }),
    mask(
        "string.nanoid",
        "nanoid nano_id short_code public_id shortcode invite_token",
        "@@@@@@@@@@@@",
    ),
    mask(
        "database.object_id",
        "object_id mongo_id =_id oid_hex",
        "65~~~~~~~~~~~~~~~~~~~~~~",
    ),
    text(
        "string.node_id",
        "node_id global_id global_relay_id",
        node_id,
    ),
    mask(
        "string.trace_id",
        "trace_id traceid",
        "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    mask(
        "string.span_id",
        "span_id parent_span_id",
        "~~~~~~~~~~~~~~~~",
    ),
    mask(
        "string.serial",
        "serial serial_number serial_no device_serial",
        "^^###-#####",
    ),
    mask(
        "string.number",
        "number reference_number case_number ticket_number customer_number employee_number \
         contract_number policy_number member_number document_number",
        "^-#####",
    ),
    mask(
        "string.reference",
        "reference reference_id external_id external_reference external_ref ref_no \
         customer_reference client_reference_id",
        "REF-######",
    ),
    mask("string.code", "code =abbreviation short_name_code", "^^^##"),
    mask("string.etag", "etag e_tag", "\"********\""),
    mask(
        "string.cursor",
        "cursor next_cursor next_page_token page_token next_token continuation_token sync_token \
         end_cursor start_cursor =continue =before_cursor =after_cursor prev_cursor",
        "c_@@@@@@@@@@@@",
    ),
    text("string.urn", "urn", |draw, _| {
        format!("urn:example:{}:{}", lorem::word(draw), draw.fill("####"))
    }),
    text("string.schema", "schema =$schema", |draw, _| {
        format!("https://schemas.example.com/{}.json", lorem::word(draw))
    }),
];

/// Prefixes that well-known services have made a habit (their own words for their own things).
const PREFIXES: &[(&str, &str)] = &[
    ("customer", "cus"),
    ("charge", "ch"),
    ("payment_intent", "pi"),
    ("setup_intent", "seti"),
    ("payment_method", "pm"),
    ("invoice", "in"),
    ("invoiceitem", "ii"),
    ("invoice_item", "ii"),
    ("line_item", "li"),
    ("subscription", "sub"),
    ("subscription_item", "si"),
    ("product", "prod"),
    ("price", "price"),
    ("plan", "plan"),
    ("refund", "re"),
    ("event", "evt"),
    ("account", "acct"),
    ("transfer", "tr"),
    ("balance_transaction", "txn"),
    ("payout", "po"),
    ("dispute", "dp"),
    ("card", "card"),
    ("bank_account", "ba"),
    ("source", "src"),
    ("token", "tok"),
    ("session", "cs"),
    ("coupon", "co"),
    ("promotion_code", "promo"),
    ("tax_rate", "txr"),
    ("quote", "qt"),
    ("credit_note", "cn"),
    ("mandate", "mandate"),
    ("webhook_endpoint", "we"),
    ("webhook", "wh"),
    ("file", "file"),
    ("user", "usr"),
    ("order", "ord"),
    ("topup", "tu"),
    ("organization", "org"),
    ("project", "prj"),
    ("team", "team"),
    ("message", "msg"),
    ("key", "key"),
    ("review", "prv"),
    ("person", "person"),
    ("application_fee", "fee"),
    ("transaction", "txn"),
    ("conversation", "conv"),
    ("deployment", "dpl"),
    ("default_payment_method", "pm"),
    ("latest_invoice", "in"),
    ("latest_charge", "ch"),
];

/// Base 32 without the letters that look like digits (Douglas Crockford).
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many characters of an alphabet.
pub(super) fn of_alphabet(draw: &mut Draw, alphabet: &[u8; 32], length: usize) -> String {
    (0..length)
        .map(|_| char::from(alphabet[draw.index(32)]))
        .collect()
}

/// A short prefix that tells what is meant, then letters and digits: `cus_4f8aQ…`.
fn id(draw: &mut Draw, place: &Place) -> String {
    let own = place.words.name();
    let is_own = ["id", "identifier", "uid", "pk", "ids", "uri"].contains(&own);
    let about = match own.strip_suffix("_id") {
        Some(about) => about,
        None if is_own => place.words.parent(),
        None => own,
    };
    prefixed(draw, &words::singular(about))
}

/// An identifier of a thing of this name.
pub(super) fn prefixed(draw: &mut Draw, about: &str) -> String {
    let known = PREFIXES
        .iter()
        .find(|(name, _)| *name == about)
        .map(|(_, prefix)| *prefix);
    let last = about.rsplit('_').next().unwrap_or_default();
    let shortened: String = last
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(3)
        .collect();
    match known.unwrap_or(&shortened) {
        "" => draw.fill("@@@@@@@@@@@@@@"),
        prefix => format!("{prefix}_{}", draw.fill("@@@@@@@@@@@@@@")),
    }
}

/// Base64 of a kind and a number, as Relay has it.
fn node_id(draw: &mut Draw, place: &Place) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let kind = super::lorem::capital(place.words.parent().rsplit('_').next().unwrap_or("node"));
    STANDARD.encode(format!(
        "0{}:{kind}{}",
        kind.len(),
        draw.between(1_000, 999_999)
    ))
}

/// Random, version 4 (RFC 9562).
pub(crate) fn uuid(draw: &mut Draw) -> String {
    let (high, low) = (draw.below(u64::MAX), draw.below(u64::MAX));
    let (a, b, c) = (high >> 32, (high >> 16) & 0xffff, high & 0x0fff);
    let (d, e) = ((low >> 48) & 0x3fff | 0x8000, low & 0xffff_ffff_ffff);
    format!("{a:08x}-{b:04x}-4{c:03x}-{d:04x}-{e:012x}")
}
