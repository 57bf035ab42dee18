//! Journeys, and the rooms that they end in.

use super::{
    Faker,
    location::spot,
    registry::{list, text},
};

pub(super) const FAKERS: &[Faker] = &[
    list(
        "location.venue",
        "venue venue.name venue_name location.name place.name site.name facility.name \
         building.name store.name shop.name branch_office.name",
        &[
            "Riverside Hall",
            "Old Brewery",
            "North Pier",
            "Central Depot",
            "Market Square",
            "Harbour House",
            "Station Works",
            "Hillside Centre",
        ],
    ),
    list(
        "location.room",
        "room room_name room.name meeting_room",
        &[
            "Room 101",
            "Room 204",
            "Blue Room",
            "Library",
            "Workshop",
            "Studio 3",
        ],
    ),
    text(
        "airline.airport_iata",
        "airport airport_code iata iata_code departure_airport arrival_airport airport.code \
         origin_airport destination_airport",
        |_, place| spot(place).airport.to_owned(),
    ),
    text(
        "airline.airport",
        "airport_name airport.name",
        |_, place| format!("{} Airport", spot(place).city),
    ),
    text(
        "airline.flight_number",
        "flight flight_number flight_no",
        |draw, _| draw.fill("XX###"),
    ),
    list(
        "airline.seat",
        "seat seat_number",
        &["1A", "4C", "12F", "17B", "23D", "31E"],
    ),
    list(
        "airline.cabin",
        "cabin cabin_class travel_class",
        &["economy", "premium_economy", "business", "first"],
    ),
];
