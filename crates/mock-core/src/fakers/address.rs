//! Places. All parts in one object belong to the same place.

use fake::{Fake, faker::address::en::StreetName};

use super::{
    Faker,
    Make::{Number, Text},
};
use crate::{draw::Draw, generate::Place};

pub(crate) const FAKERS: &[Faker] = &[
    (
        &["city", "town", "locality"],
        Text(|_, place| spot(place).city.to_owned()),
    ),
    (
        &["country", "country_code", "nationality"],
        Text(|_, place| spot(place).country.to_owned()),
    ),
    (
        &["country_name"],
        Text(|_, place| spot(place).country_name.to_owned()),
    ),
    (
        &[
            "address.state",
            "province",
            "region",
            "state_code",
            "address_state",
            "state_province",
        ],
        Text(|_, place| spot(place).state.to_owned()),
    ),
    (
        &["postal_code", "zip", "zip_code", "postcode", "zipcode"],
        Text(|_, place| spot(place).postcode.to_owned()),
    ),
    (
        &[
            "street",
            "street_address",
            "line1",
            "address1",
            "address_line1",
            "address_line_1",
            "address",
        ],
        Text(|draw, _| street(draw)),
    ),
    (
        &["line2", "address2", "address_line2"],
        Text(|draw, _| format!("Apt {}", 1 + draw.below(40))),
    ),
    (
        &["timezone", "time_zone", "tz"],
        Text(|_, place| spot(place).zone.to_owned()),
    ),
    (
        &["locale", "language_tag"],
        Text(|draw, _| {
            draw.pick(&["en-US", "en-GB", "de-DE", "fr-FR", "ja-JP"], "en-US")
                .to_owned()
        }),
    ),
    (
        &["language", "lang"],
        Text(|draw, _| draw.pick(&["en", "de", "fr", "ja", "es"], "en").to_owned()),
    ),
    (
        &["location", "place"],
        Text(|_, place| format!("{}, {}", spot(place).city, spot(place).country_name)),
    ),
    (
        &["latitude", "lat"],
        Number(|_, place| spot(place).latitude),
    ),
    (
        &["longitude", "lng", "lon", "long"],
        Number(|_, place| spot(place).longitude),
    ),
    (
        &["latitude", "lat"],
        Text(|_, place| spot(place).latitude.to_string()),
    ),
    (
        &["longitude", "lng", "lon"],
        Text(|_, place| spot(place).longitude.to_string()),
    ),
];

struct Spot {
    city: &'static str,
    state: &'static str,
    postcode: &'static str,
    country: &'static str,
    country_name: &'static str,
    zone: &'static str,
    latitude: f64,
    longitude: f64,
}

macro_rules! spots {
    ($($city:literal $state:literal $postcode:literal $country:literal $name:literal $zone:literal $latitude:literal $longitude:literal;)+) => {
        &[$(Spot { city: $city, state: $state, postcode: $postcode, country: $country, country_name: $name, zone: $zone, latitude: $latitude, longitude: $longitude }),+]
    };
}

const SPOTS: &[Spot] = spots! {
    "Portland" "OR" "97205" "US" "United States" "America/Los_Angeles" 45.52 -122.68;
    "Austin" "TX" "78701" "US" "United States" "America/Chicago" 30.27 -97.74;
    "Boston" "MA" "02108" "US" "United States" "America/New_York" 42.36 -71.06;
    "Denver" "CO" "80202" "US" "United States" "America/Denver" 39.74 -104.99;
    "Toronto" "ON" "M5V 2T6" "CA" "Canada" "America/Toronto" 43.64 -79.39;
    "Bristol" "England" "BS1 4DJ" "GB" "United Kingdom" "Europe/London" 51.45 -2.59;
    "Leipzig" "SN" "04109" "DE" "Germany" "Europe/Berlin" 51.34 12.37;
    "Lyon" "ARA" "69002" "FR" "France" "Europe/Paris" 45.76 4.83;
    "Utrecht" "UT" "3511 AB" "NL" "Netherlands" "Europe/Amsterdam" 52.09 5.12;
    "Porto" "13" "4000-322" "PT" "Portugal" "Europe/Lisbon" 41.15 -8.61;
    "Osaka" "27" "530-0001" "JP" "Japan" "Asia/Tokyo" 34.69 135.5;
    "Melbourne" "VIC" "3000" "AU" "Australia" "Australia/Melbourne" -37.81 144.96;
};

fn spot(place: &Place) -> &'static Spot {
    let idx = place.around.step("spot").draw().index(SPOTS.len());
    &SPOTS[idx]
}

fn street(draw: &mut Draw) -> String {
    let name: String = StreetName().fake_with_rng(&mut draw.0);
    format!("{} {name}", 1 + draw.below(240))
}
