//! Things that are sold.

use super::{
    Faker,
    registry::{list, mask, range, text},
};
use crate::{draw::Draw, generate::Place};

const MATERIALS: &[&str] = &[
    "Oak", "Steel", "Linen", "Wool", "Glass", "Cork", "Cotton", "Bamboo",
];
const QUALITIES: &[&str] = &[
    "Sturdy",
    "Folding",
    "Compact",
    "Hand-made",
    "Cordless",
    "Classic",
    "Portable",
    "Refined",
];
const THINGS: &[&str] = &[
    "Lamp", "Kettle", "Drill", "Backpack", "Notebook", "Stool", "Tent", "Shelf", "Blanket",
    "Toolbox",
];

pub(super) const FAKERS: &[Faker] = &[
    text(
        "commerce.product_name",
        "product product_name item_name product.name item.name line_item.name sku_name \
         product.title item.title article.name variant.name goods product_title listing.title \
         line_item.description line_item.title order_item.name variant.title part.name \
         equipment.name offer.name merchandise =item catalog_item.name asset_name \
         inventory_item.name tool.name",
        product,
    ),
    list(
        "commerce.product_adjective",
        "product_adjective quality",
        QUALITIES,
    ),
    list(
        "commerce.product_description",
        "product.description product_description item.description variant.description \
         listing.description",
        &[
            "Folds flat and weighs less than a kilogram.",
            "Made from recycled steel, with a five-year warranty.",
            "For rooms up to twenty square metres.",
            "Comes with two spare blades and a case.",
        ],
    ),
    list(
        "commerce.material",
        "material product_material fabric",
        MATERIALS,
    ),
    list(
        "commerce.category",
        "category product_type product_category category.name category_name subcategory \
         product_type.name =categories",
        &["Tools", "Kitchen", "Garden", "Books", "Outdoor", "Office"],
    ),
    text(
        "commerce.price",
        "price unit_price list_price sale_price retail_price compare_at_price",
        |draw, _| {
            format!(
                "{}.{:02}",
                draw.between(1, 249),
                draw.pick(&["00", "50", "95", "99"], "99")
                    .parse::<u8>()
                    .unwrap_or(99)
            )
        },
    ),
    mask(
        "commerce.sku",
        "sku product_code item_code part_number article_number stock_code product_sku \
         model_number mpn item_number",
        "SKU-#####",
    ),
    range(
        "commerce.quantity",
        "quantity qty stock inventory inventory_quantity stock_level in_stock units seats \
         stock_quantity capacity_units",
        (1.0, 40.0, 0),
    ),
    range(
        "commerce.rating",
        "rating stars average_rating rating_average review_score avg_rating star_rating",
        (3.0, 5.0, 1),
    ),
    list(
        "commerce.size",
        "=size clothing_size shoe_size size_name",
        &["S", "M", "L", "XL"],
    ),
    mask(
        "commerce.coupon",
        "coupon promo_code coupon_code discount_code voucher gift_card_code promotion_code.code \
         referral_code voucher_code invite_code",
        "SAVE####",
    ),
    mask(
        "commerce.order_number",
        "order_number order_no order_reference purchase_order order.number order.name order_ref \
         po_number booking_reference confirmation_number booking_number",
        "ORD-######",
    ),
    mask(
        "commerce.tracking_number",
        "tracking_number tracking_code tracking_no shipment_number waybill",
        "1Z999AA1##########",
    ),
    list(
        "commerce.carrier",
        "carrier shipping_carrier courier shipping_company carrier_code",
        &["Example Post", "Harbour Freight Lines", "Swift Parcel"],
    ),
    list(
        "commerce.shipping_method",
        "shipping_method delivery_method shipping_option service_level",
        &["standard", "express", "pickup"],
    ),
    list(
        "commerce.order_status",
        "order_status order.status fulfillment_status shipping_status delivery_status \
         shipment.status",
        &["processing", "shipped", "delivered"],
    ),
    list(
        "commerce.brand",
        "brand brand_name brand.name make",
        &["Northpine", "Tallow & Co", "Harbour", "Linden", "Fieldway"],
    ),
    list(
        "commerce.plan",
        "plan plan_name plan.name tier subscription_plan package_tier subscription.name \
         pricing_plan price.nickname plan.nickname",
        &["Free", "Starter", "Team", "Business"],
    ),
    list(
        "commerce.unit",
        "unit unit_of_measure uom measurement_unit unit_label",
        &["piece", "kg", "box", "litre", "hour"],
    ),
    list(
        "commerce.condition",
        "condition item_condition",
        &["new", "used", "refurbished"],
    ),
    list(
        "commerce.warehouse",
        "warehouse warehouse_name warehouse.name =depot",
        &["North depot", "Harbour warehouse", "Store 12"],
    ),
    mask("commerce.bin", "bin_location shelf aisle", "^#-##"),
    list(
        "commerce.availability",
        "availability stock_status",
        &["in_stock", "preorder", "backorder"],
    ),
];

/// The thing that this place's object is about.
fn product(_: &mut Draw, place: &Place) -> String {
    let draw = &mut place.about.step("product").draw();
    let material = draw.below(2) == 0;
    let first = draw.among(if material { MATERIALS } else { QUALITIES });
    format!("{first} {}", draw.among(THINGS))
}
