//! What an order costs: its lines, and what is added and taken off.

use serde_json::Value;

use super::{Names, Rule, Scene, scene::as_number};

const TOTAL: &[&str] = &[
    "grand_total",
    "total",
    "total_amount",
    "amount_total",
    "total_price",
    "order_total",
    "total_cost",
    "amount",
];
const SUBTOTAL: &[&str] = &[
    "subtotal",
    "sub_total",
    "amount_subtotal",
    "subtotal_amount",
    "subtotal_price",
    "net_total",
    "total_excluding_tax",
    "net_amount",
    "items_total",
];
const TAX: &[&str] = &[
    "tax",
    "tax_amount",
    "total_tax",
    "amount_tax",
    "tax_total",
    "vat",
    "vat_amount",
    "taxes",
];
const SHIPPING: &[&str] = &[
    "shipping",
    "shipping_cost",
    "shipping_amount",
    "amount_shipping",
    "shipping_total",
    "total_shipping",
    "shipping_price",
    "delivery_fee",
    "shipping_fee",
];
const DISCOUNT: &[&str] = &[
    "discount_amount",
    "amount_discount",
    "total_discount",
    "total_discounts",
    "discount_total",
];
const RATE: &[&str] = &["tax_rate", "vat_rate", "tax_percentage", "tax_percent"];
const LINES: &[&str] = &[
    "line_items",
    "lines",
    "items",
    "order_items",
    "order_lines",
    "positions",
    "invoice_lines",
    "products",
    "cart_items",
];
const LINE_TOTAL: &[&str] = &[
    "line_total",
    "lineTotal",
    "amount_total",
    "total_price",
    "totalPrice",
    "total_amount",
    "total",
    "amount",
    "subtotal",
];

/// Tax and discount where nothing else is said, of the subtotal.
const USUAL_TAX: f64 = 0.08;
const USUAL_DISCOUNT: f64 = 0.05;

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    names.has(TOTAL) && (names.has(SUBTOTAL) || names.has(LINES))
        || names.has(SUBTOTAL) && names.has(LINES)
}

fn settle(scene: &mut Scene<'_>) {
    let lines = lines(scene);
    if let (Some(sum), Some(subtotal)) = (lines, scene.names.first(SUBTOTAL)) {
        scene.set_number(subtotal, sum);
    }
    let Some(subtotal) = scene.first_number(SUBTOTAL).or(lines) else {
        return;
    };
    let is_whole = scene
        .object
        .values()
        .all(|value| !value.is_f64() && !value.is_string());
    let part = |share: f64| {
        let amount = subtotal * share;
        if is_whole { amount.round() } else { amount }
    };
    let rate = scene
        .first_number(RATE)
        .filter(|rate| (0.0..=100.0).contains(rate));
    let rate = rate.map_or(
        USUAL_TAX,
        |rate| if rate < 1.0 { rate } else { rate / 100.0 },
    );
    let shares = [
        (TAX, part(rate)),
        (DISCOUNT, part(USUAL_DISCOUNT)),
        (SHIPPING, part(0.04)),
    ];
    for (names, amount) in shares {
        if let Some(name) = scene.names.first(names) {
            scene.set_number(name, amount);
        }
    }
    let of = |names: &[&str]| scene.first_number(names).unwrap_or_default();
    let total = subtotal + of(TAX) + of(SHIPPING) - of(DISCOUNT);
    if let Some(name) = scene.names.first(TOTAL) {
        scene.set_number(name, total);
    }
}

/// Whether the list in the object is one of lines with prices.
pub(super) fn is_priced(scene: &Scene<'_>) -> bool {
    lines(scene).is_some()
}

/// The sum of the lines, where each of them has an amount.
fn lines(scene: &Scene<'_>) -> Option<f64> {
    let found = scene.object.get(scene.names.first(LINES)?)?;
    let lines = found.as_array().or_else(|| found.get("data")?.as_array())?;
    let amounts: Option<Vec<f64>> = lines.iter().map(amount).collect();
    amounts
        .filter(|amounts| !amounts.is_empty())
        .map(|amounts| amounts.iter().sum())
}

fn amount(line: &Value) -> Option<f64> {
    let own = LINE_TOTAL
        .iter()
        .find_map(|name| as_number(line.get(name)?));
    own.or_else(|| {
        let quantity = line
            .get("quantity")
            .or_else(|| line.get("qty"))
            .and_then(as_number)?;
        let prices = ["unit_price", "unitPrice", "price", "unit_amount"];
        Some(quantity * prices.iter().find_map(|name| as_number(line.get(name)?))?)
    })
}
