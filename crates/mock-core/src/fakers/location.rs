//! Places. All parts in one object belong to the same place of the locale's country.

use super::{
    Faker,
    registry::{between, list, number, text},
};
use crate::{
    draw::Draw,
    generate::Place,
    locale::{self, Profile, Spot},
};

pub(super) const FAKERS: &[Faker] = &[
    text(
        "location.city",
        "city town locality city_name city.name municipality =place_of_birth birthplace suburb \
         town.name origin destination",
        |_, place| spot(place).city.to_owned(),
    ),
    text(
        "location.country_code",
        "country_code country country_iso countrycode iso_country nationality citizenship \
         country.code country.id country_id residence_country =iso2 alpha2 country_code2",
        |_, place| country(place).country.code.to_owned(),
    ),
    text(
        "location.country_code3",
        "country_code3 iso3 alpha3 country_alpha3 country_iso3",
        |_, place| country(place).country.alpha3.to_owned(),
    ),
    text("location.country_numeric", "country_numeric", |_, place| {
        place.locale.country.numeric.to_owned()
    }),
    text(
        "location.country",
        "country_name country.name country_long country_full_name",
        |_, place| country(place).country.name.to_owned(),
    ),
    text(
        "location.continent",
        "continent continent_name continent.name",
        |_, place| place.locale.country.continent.to_owned(),
    ),
    text(
        "location.state_code",
        "state_code region_code province_code address_state address.state \
         administrative_area_level_1 subdivision_code location.state billing.state \
         shipping.state",
        |_, place| spot(place).region_code.to_owned(),
    ),
    text(
        "location.state",
        "province state_province region_name state_name administrative_area address.region \
         location.region province_name state_or_province state.name province.name address_region",
        |_, place| spot(place).region.to_owned(),
    ),
    text(
        "location.county",
        "county district county_name",
        |_, place| spot(place).region.to_owned(),
    ),
    text(
        "location.postcode",
        "postal_code zip zip_code postcode zipcode postalcode post_code plz address_zip \
         address_postal_code",
        |_, place| spot(place).postcode.to_owned(),
    ),
    text(
        "location.street_address",
        "street street_address line1 address1 address_line1 address_line_1 street1 address_1 \
         street_line_1 addressline1 line_1 street_line1 street_name_and_number",
        street,
    ),
    text(
        "location.full_address",
        "address full_address formatted_address address_text freeform_address business_address \
         billing_address shipping_address home_address delivery_address",
        line,
    ),
    text(
        "location.secondary_address",
        "line2 address2 address_line2 address_line_2 street2 apartment unit_number address_2 \
         line_2 suite street_line_2",
        |draw, place| {
            place
                .locale
                .unit
                .replace("{n}", &(1 + draw.below(40)).to_string())
        },
    ),
    text(
        "location.street",
        "street_name road route",
        |draw, place| draw.among(place.locale.streets).to_owned(),
    ),
    text(
        "location.building_number",
        "building_number house_number street_number",
        |draw, _| (1 + draw.below(180)).to_string(),
    ),
    text(
        "location.time_zone",
        "timezone time_zone tz timezone_name tzid time_zone_id timezone_id time_zone_name \
         olson_name",
        |_, place| spot(place).zone.to_owned(),
    ),
    text(
        "location.utc_offset",
        "utc_offset gmt_offset timezone_offset",
        |_, _| "+00:00".to_owned(),
    ),
    text(
        "location.locale",
        "locale language_tag preferred_locale locale_code language_locale",
        |_, place| format!("{}-{}", place.locale.language, place.locale.country.code),
    ),
    text(
        "location.language_code",
        "language lang language_code preferred_language original_language lang_code \
         language.code",
        |_, place| country(place).language.to_owned(),
    ),
    list(
        "location.language",
        "language_name language.name",
        &[
            "English",
            "German",
            "French",
            "Spanish",
            "Italian",
            "Portuguese",
            "Dutch",
            "Polish",
            "Swedish",
            "Turkish",
            "Japanese",
            "Chinese",
            "Korean",
        ],
    ),
    text(
        "location.place",
        "location place venue_location =residence hometown =area",
        |_, place| format!("{}, {}", spot(place).city, place.locale.country.name),
    ),
    number(
        "location.latitude",
        "latitude lat =y_coordinate",
        |draw, place| nearby(draw, spot(place).latitude),
    ),
    number(
        "location.longitude",
        "longitude lng lon long =x_coordinate",
        |draw, place| nearby(draw, spot(place).longitude),
    ),
    text(
        "location.lat_long",
        "lat_lng latlng lat_long coordinates geo_coordinates latlong geolocation geo",
        |_, place| format!("{},{}", spot(place).latitude, spot(place).longitude),
    ),
    text("location.geohash", "geohash", |_, place| {
        geohash(spot(place).latitude, spot(place).longitude)
    }),
    list(
        "location.direction",
        "wind.direction cardinal_direction compass_direction heading_text",
        &[
            "north",
            "north-east",
            "east",
            "south-east",
            "south",
            "south-west",
            "west",
            "north-west",
        ],
    ),
];

/// The country of this place; another one where that one is refused, as in a list that has it.
pub(super) fn country(place: &Place) -> &'static Profile {
    match place.attempt {
        0 => place.locale,
        _ => locale::other(&mut place.trail.draw(), place.locale),
    }
}

/// The town of this place's object.
pub(super) fn spot(place: &Place) -> &'static Spot {
    let spots = place.locale.spots;
    &spots[place.about.step("spot").draw().index(spots.len())]
}

/// Within two kilometres or so of the middle of the town, with five decimals.
fn nearby(draw: &mut Draw, middle: f64) -> f64 {
    let moved = middle + between(draw, -0.02, 0.02, 5);
    (moved * 1e5).round() / 1e5
}

/// One house has one street, wherever its address is written.
fn street(_: &mut Draw, place: &Place) -> String {
    let draw = &mut place.about.step("street").step(place.words.parent()).draw();
    let street = draw.among(place.locale.streets);
    let number = (1 + draw.below(180)).to_string();
    place
        .locale
        .street
        .replace("{street}", street)
        .replace("{n}", &number)
}

/// An address in one line.
pub(super) fn line(draw: &mut Draw, place: &Place) -> String {
    let spot = spot(place);
    let parts = [
        ("{street}", street(draw, place)),
        ("{city}", spot.city.to_owned()),
        ("{region}", spot.region.to_owned()),
        ("{code}", spot.region_code.to_owned()),
        ("{postcode}", spot.postcode.to_owned()),
    ];
    let pattern = place.locale.address.to_owned();
    parts
        .iter()
        .fold(pattern, |line, (name, part)| line.replace(name, part))
}

/// Nine characters of Gustavo Niemeyer's code: bits of longitude and latitude in turn.
fn geohash(latitude: f64, longitude: f64) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789bcdefghjkmnpqrstuvwxyz";
    let mut axes = [(longitude, -180.0, 180.0), (latitude, -90.0, 90.0)];
    let mut bit = |turn: usize| {
        let (value, low, high) = &mut axes[turn % 2];
        let middle = (*low + *high) / 2.0;
        let above = *value >= middle;
        *(if above { low } else { high }) = middle;
        usize::from(above)
    };
    (0..9)
        .map(|place| {
            let letter = (0..5).fold(0, |code, idx| code << 1 | bit(place * 5 + idx));
            char::from(ALPHABET[letter])
        })
        .collect()
}
