//! Money.

use super::{
    Faker,
    registry::{list, mask, number, range, text},
};
use crate::generate::Place;

pub(super) const FAKERS: &[Faker] = &[
    text(
        "finance.currency",
        "currency currency_code default_currency iso_currency currency_iso payout_currency \
         settlement_currency base_currency source_currency currency.code from_currency \
         presentment_currency quote.currency =iso_currency_code price_currency",
        currency,
    ),
    text(
        "finance.other_currency",
        "target_currency to_currency quote_currency destination_currency",
        |_, place| {
            if place.locale.country.currency == "EUR" {
                "USD"
            } else {
                "EUR"
            }
            .to_owned()
        },
    ),
    text(
        "finance.currency_name",
        "currency_name currency.name",
        |_, place| place.locale.country.currency_name.to_owned(),
    ),
    text(
        "finance.currency_symbol",
        "currency_symbol currency.symbol",
        |_, place| place.locale.country.currency_symbol.to_owned(),
    ),
    number(
        "finance.minor_amount",
        "amount balance unit_amount amount_total amount_due amount_paid net fee salary price \
         cost subtotal total_price unit_price =total amount_* grand_total revenue budget income \
         debit credit =gross payment total_amount tax_amount tax shipping_cost discount_amount \
         price_* cost_* refund deposit spend =due fees value_amount principal credit_limit wage \
         total_*_amount gmv amount_off application_fee limit_amount net_amount gross_amount \
         vat_amount",
        |draw, _| draw.between(500, 250_000) as f64,
    ),
    number(
        "finance.amount",
        "amount_decimal price_decimal",
        |draw, _| draw.between(199, 49_999) as f64 / 100.0,
    ),
    text(
        "finance.decimal_amount",
        "amount balance unit_amount_decimal cost subtotal grand_total total_price tax_amount \
         unit_price fee =total total_amount tax shipping_cost salary net_amount gross_amount \
         amount_decimal revenue budget total_tax",
        |draw, _| format!("{}.{:02}", draw.between(1, 249), draw.below(100)),
    ),
    range(
        "finance.tax_rate",
        "tax_rate vat_rate tax_percentage tax_percent tax_rate_percent",
        (5.0, 25.0, 1),
    ),
    range(
        "finance.interest_rate",
        "interest_rate apr apy rate commission_rate",
        (0.5, 9.5, 2),
    ),
    range(
        "finance.exchange_rate",
        "exchange_rate fx_rate conversion_rate_fx",
        (0.6, 1.6, 4),
    ),
    list(
        "finance.transaction_type",
        "transaction_type transaction.type balance_transaction.type entry_type",
        &["payment", "refund", "transfer", "deposit", "withdrawal"],
    ),
    list(
        "finance.payment_method",
        "payment_method payment_type payment_method_type payment_method_name",
        &["card", "bank_transfer", "direct_debit", "wallet"],
    ),
    list(
        "finance.payment_status",
        "payment_status transaction_status financial_status invoice_status",
        &["paid", "pending", "refunded"],
    ),
    mask(
        "finance.invoice_number",
        "invoice_number invoice_no invoice.number credit_note_number receipt_number bill_number",
        "INV-00####",
    ),
    mask(
        "finance.transaction_id",
        "transaction_id payment_id charge_id transaction_reference payment_reference \
         end_to_end_id",
        "txn_@@@@@@@@@@@@@@",
    ),
    text("finance.isin", "isin", |draw, _| {
        isin(&draw.fill("XS#########"))
    }),
    list(
        "finance.ticker",
        "ticker stock_symbol ticker_symbol symbol trading_symbol",
        &["EXMP", "HRBR", "LNTN", "OAKW", "PBBL"],
    ),
    // On the network for tests, and with a checksum that fits nothing.
    text(
        "finance.bitcoin_address",
        "bitcoin_address btc_address wallet_address",
        |draw, _| {
            format!(
                "tb1q{}",
                super::identifier::of_alphabet(draw, b"023456789acdefghjklmnpqrstuvwxyz", 38)
            )
        },
    ),
    mask(
        "finance.ethereum_address",
        "ethereum_address eth_address contract_address 0x_address",
        "0x~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    mask(
        "finance.transaction_hash",
        "tx_hash transaction_hash block_hash txid",
        "0x~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    list(
        "finance.interval",
        "billing_cycle billing_interval billing_period recurring.interval plan.interval \
         payment_frequency frequency",
        &["month", "year", "week"],
    ),
    list(
        "finance.statement",
        "statement_descriptor bank_statement_name",
        &["HARBOUR TOOLS", "EXAMPLE SHOP", "OAK AND SONS"],
    ),
    list(
        "finance.credit_rating",
        "credit_rating rating_code",
        &["AAA", "AA", "A", "BBB", "BB"],
    ),
];

/// ISO 4217 of the country; in small letters where the document says so.
fn currency(_: &mut crate::draw::Draw, place: &Place) -> String {
    let code = super::location::country(place).country.currency;
    if place.words.clue().in_small_letters {
        code.to_ascii_lowercase()
    } else {
        code.to_owned()
    }
}

/// With the check digit of ISO 6166: letters count from 10, every other digit is doubled.
fn isin(without: &str) -> String {
    let digits: String = without
        .chars()
        .filter_map(|c| c.to_digit(36))
        .map(|digit| digit.to_string())
        .collect();
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, weight)| digit * weight / 10 + digit * weight % 10)
        .sum();
    format!("{without}{}", (10 - sum % 10) % 10)
}
