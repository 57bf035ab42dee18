//! Colours.

use super::{
    Faker,
    registry::{list, text},
};

pub(super) const FAKERS: &[Faker] = &[
    list(
        "color.name",
        "color_name colour_name product.color vehicle.color car.color variant.color color colour \
         eye_color hair_color color.name",
        &["teal", "amber", "crimson", "ivory", "navy", "olive"],
    ),
    text(
        "color.hex",
        "hex_color color_hex hex_code background_color foreground_color text_color theme_color \
         primary_color accent_color secondary_color border_color brand_color label.color \
         bg_color fill_color tag.color colour_hex",
        |draw, _| format!("#{}", draw.fill("~~~~~~")),
    ),
    text("color.rgb", "rgb rgb_color color_rgb", |draw, _| {
        format!(
            "rgb({}, {}, {})",
            draw.below(256),
            draw.below(256),
            draw.below(256)
        )
    }),
    text("color.rgba", "rgba rgba_color", |draw, _| {
        format!(
            "rgba({}, {}, {}, 0.{})",
            draw.below(256),
            draw.below(256),
            draw.below(256),
            1 + draw.below(9)
        )
    }),
    text("color.hsl", "hsl hsl_color", |draw, _| {
        format!(
            "hsl({}, {}%, {}%)",
            draw.below(360),
            20 + draw.below(80),
            20 + draw.below(60)
        )
    }),
    list(
        "color.theme",
        "theme theme_name theme.name color_scheme appearance",
        &["light", "dark", "system"],
    ),
];
