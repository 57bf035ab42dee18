//! Quantities of the world.

use super::{
    Faker,
    registry::{list, number, range},
};

pub(super) const FAKERS: &[Faker] = &[
    range(
        "measure.temperature",
        "temperature temp temp_c temperature_celsius feels_like temp_min temp_max dew_point",
        (-4.0, 32.0, 1),
    ),
    range(
        "measure.humidity",
        "humidity relative_humidity",
        (25.0, 95.0, 0),
    ),
    range(
        "measure.pressure",
        "pressure air_pressure",
        (985.0, 1_035.0, 0),
    ),
    range("measure.wind_speed", "wind_speed wind", (0.0, 22.0, 1)),
    range(
        "measure.weight",
        "weight weight_kg mass net_weight gross_weight package_weight",
        (0.2, 40.0, 2),
    ),
    range(
        "measure.grams",
        "weight_grams grams weight_g",
        (100.0, 9_000.0, 0),
    ),
    range(
        "measure.body_height",
        "height_cm person.height patient.height user.height",
        (150.0, 198.0, 0),
    ),
    range(
        "measure.distance",
        "distance distance_km range_km total_distance",
        (0.4, 240.0, 1),
    ),
    range(
        "measure.speed",
        "speed velocity max_speed average_speed",
        (4.0, 130.0, 0),
    ),
    range(
        "measure.elevation",
        "elevation altitude elevation_gain",
        (2.0, 2_400.0, 0),
    ),
    range(
        "measure.depth",
        "depth thickness product.length package.length package.width package.height \
         parcel.length parcel.width parcel.height dimension.length dimension.width \
         dimension.height",
        (2.0, 120.0, 1),
    ),
    range(
        "measure.accuracy",
        "accuracy precision_meters",
        (3.0, 60.0, 0),
    ),
    range(
        "measure.heading",
        "heading bearing angle rotation wind_direction wind_deg",
        (0.0, 359.0, 0),
    ),
    range(
        "measure.energy",
        "energy_kwh energy power_consumption kwh",
        (0.5, 400.0, 1),
    ),
    range("measure.calories", "calories kcal", (40.0, 900.0, 0)),
    range("measure.voltage", "voltage volts", (3.1, 240.0, 1)),
    range(
        "measure.battery",
        "battery battery_level battery_percent",
        (5.0, 100.0, 0),
    ),
    range(
        "measure.square",
        "square_feet square_meters floor_area sqft surface",
        (28.0, 240.0, 0),
    ),
    number("image.width", "width image_width frame_width", |draw, _| {
        (40 * draw.between(8, 48)) as f64
    }),
    number(
        "image.height",
        "height image_height frame_height",
        |draw, _| (40 * draw.between(6, 27)) as f64,
    ),
    list(
        "measure.unit",
        "unit_symbol temperature_unit unit_system distance_unit weight_unit dimension_unit \
         mass_unit",
        &["kg", "cm", "km", "m", "g"],
    ),
];
