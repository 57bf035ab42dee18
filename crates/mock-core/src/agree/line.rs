//! Quantity times unit price is the price of the line.

use super::{Names, Rule, Scene};

const QUANTITY: &[&str] = &["quantity", "qty"];
const UNIT: &[&str] = &[
    "unit_price",
    "unit_amount",
    "price_per_unit",
    "unit_cost",
    "price",
    "rate",
];
const TOTAL: &[&str] = &[
    "line_total",
    "amount_total",
    "total_price",
    "total_amount",
    "total",
    "amount",
    "amount_subtotal",
    "subtotal",
    "line_price",
    "extended_price",
];

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    names.has(QUANTITY) && names.has(UNIT) && names.has(TOTAL)
}

fn settle(scene: &mut Scene<'_>) {
    let (Some(quantity), Some(unit)) = (scene.first_number(QUANTITY), scene.first_number(UNIT))
    else {
        return;
    };
    if let Some(total) = scene.names.first(TOTAL) {
        scene.set_number(total, quantity * unit);
    }
}
