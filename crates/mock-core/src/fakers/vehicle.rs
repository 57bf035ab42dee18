//! Vehicles.

use super::{
    Faker,
    registry::{list, mask, range},
};

pub(super) const FAKERS: &[Faker] = &[
    list(
        "vehicle.manufacturer",
        "vehicle.make car.make vehicle_make car_make vehicle.manufacturer car_brand",
        &[
            "Volkswagen",
            "Toyota",
            "Renault",
            "Ford",
            "Volvo",
            "Hyundai",
        ],
    ),
    list(
        "vehicle.model",
        "vehicle_model car_model vehicle.model car.model",
        &["Golf", "Corolla", "Clio", "Focus", "V60", "Ioniq"],
    ),
    list(
        "vehicle.vehicle",
        "vehicle car vehicle.name car.name",
        &[
            "Volkswagen Golf",
            "Toyota Corolla",
            "Renault Clio",
            "Volvo V60",
        ],
    ),
    list(
        "vehicle.type",
        "vehicle_type vehicle.type body_type",
        &["hatchback", "estate", "van", "saloon", "truck"],
    ),
    list(
        "vehicle.fuel",
        "fuel fuel_type",
        &["petrol", "diesel", "electric", "hybrid"],
    ),
    list(
        "vehicle.transmission",
        "transmission gearbox",
        &["manual", "automatic"],
    ),
    mask(
        "vehicle.plate",
        "license_plate licence_plate plate_number registration_plate number_plate plate",
        "XX## ^^^",
    ),
    range(
        "vehicle.mileage",
        "mileage odometer kilometers odometer_reading",
        (4_000.0, 180_000.0, 0),
    ),
    list(
        "vehicle.bicycle",
        "bicycle bike_type",
        &["city", "touring", "cargo", "road"],
    ),
];
