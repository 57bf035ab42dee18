//! Things that are sold.

use super::{
    Faker,
    Make::{Number, Text},
};
use crate::draw::Draw;

pub(crate) const FAKERS: &[Faker] = &[
    (
        &[
            "product",
            "product_name",
            "item_name",
            "product.name",
            "item.name",
            "line_item.name",
            "plan.name",
            "sku_name",
        ],
        Text(|draw, _| product(draw)),
    ),
    (
        &["color", "colour"],
        Text(|draw, _| {
            draw.pick(
                &["teal", "amber", "crimson", "ivory", "navy", "olive"],
                "teal",
            )
            .to_owned()
        }),
    ),
    (
        &["material"],
        Text(|draw, _| {
            draw.pick(&["oak", "steel", "linen", "wool", "glass", "cork"], "oak")
                .to_owned()
        }),
    ),
    (
        &["category", "product_type", "genre"],
        Text(|draw, _| {
            draw.pick(&["tools", "kitchen", "garden", "books", "outdoor"], "tools")
                .to_owned()
        }),
    ),
    (
        &["price", "unit_price", "cost", "subtotal", "total_price"],
        Number(|draw, _| draw.between(99, 24_999) as f64 / 100.0),
    ),
    (
        &["price", "unit_price", "cost", "unit_amount_decimal"],
        Text(|draw, _| format!("{}.{:02}", draw.between(1, 249), draw.below(100))),
    ),
    (
        &["quantity", "qty", "stock", "inventory"],
        Number(|draw, _| draw.between(1, 40) as f64),
    ),
    (
        &["rating", "stars"],
        Number(|draw, _| draw.between(30, 50) as f64 / 10.0),
    ),
    (
        &["discount", "percent_off", "percentage", "percent"],
        Number(|draw, _| (5 * draw.between(1, 10)) as f64),
    ),
    (
        &["weight"],
        Number(|draw, _| draw.between(100, 9_000) as f64 / 100.0),
    ),
    (
        &["count", "total_count", "total", "views", "likes", "size"],
        Number(|draw, _| draw.between(1, 250) as f64),
    ),
    (&["page"], Number(|_, _| 1.0)),
    (&["per_page", "limit", "page_size"], Number(|_, _| 20.0)),
    (
        &["width", "height"],
        Number(|draw, _| (40 * draw.between(4, 48)) as f64),
    ),
];

fn product(draw: &mut Draw) -> String {
    let quality = draw.pick(
        &[
            "Sturdy",
            "Folding",
            "Compact",
            "Hand-made",
            "Cordless",
            "Classic",
        ],
        "Sturdy",
    );
    let thing = draw.pick(
        &[
            "Lamp", "Kettle", "Drill", "Backpack", "Notebook", "Stool", "Tent",
        ],
        "Lamp",
    );
    format!("{quality} {thing}")
}
