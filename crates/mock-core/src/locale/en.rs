//! English, United States. Phone numbers: 555-0100 to 555-0199 are kept for fiction (NANPA).

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "en",
    language: "en",
    country: Country {
        name: "United States",
        code: "US",
        alpha3: "USA",
        numeric: "840",
        continent: "North America",
        currency: "USD",
        currency_name: "US Dollar",
        currency_symbol: "$",
        calling: "1",
        vat: "##-#######",
    },
    names: Names {
        women: &[
            "Olivia", "Emma", "Amelia", "Sophia", "Grace", "Hannah", "Nora", "Maya", "Chloe",
            "Leah", "Alice", "Ruth", "Naomi", "Clara", "Zoe", "Julia", "Tessa", "Iris", "Camila",
            "Priya", "Mei", "Aaliyah", "Joan", "Paula",
        ],
        men: &[
            "Liam", "Noah", "James", "Henry", "Theo", "Lucas", "Owen", "Caleb", "Isaac", "Miles",
            "Adam", "Felix", "Simon", "Marcus", "Victor", "Diego", "Omar", "Raj", "Wei", "Jamal",
            "Peter", "Glenn", "Walter", "Hugo",
        ],
        last: &[
            "Carter", "Bennett", "Morgan", "Reyes", "Nguyen", "Patel", "Brooks", "Hayes", "Foster",
            "Ramirez", "Kim", "Sullivan", "Porter", "Webb", "Holland", "Lawson", "Ortiz",
            "Fleming", "Barnes", "Okafor", "Whitaker", "Delgado", "Chen", "Harper", "Lindgren",
            "Osborne", "Marsh", "Quinn",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "Portland", "Oregon" "OR", "97205", 45.5202 -122.6742, "America/Los_Angeles", "+1 503-555-01##", "PDX";
        "Austin", "Texas" "TX", "78701", 30.2711 -97.7437, "America/Chicago", "+1 512-555-01##", "AUS";
        "Boston", "Massachusetts" "MA", "02108", 42.3588 -71.0638, "America/New_York", "+1 617-555-01##", "BOS";
        "Denver", "Colorado" "CO", "80202", 39.7527 -104.9992, "America/Denver", "+1 303-555-01##", "DEN";
        "Seattle", "Washington" "WA", "98101", 47.6101 -122.3344, "America/Los_Angeles", "+1 206-555-01##", "SEA";
        "Chicago", "Illinois" "IL", "60602", 41.8832 -87.6292, "America/Chicago", "+1 312-555-01##", "ORD";
        "Atlanta", "Georgia" "GA", "30303", 33.7529 -84.3926, "America/New_York", "+1 404-555-01##", "ATL";
        "San Diego", "California" "CA", "92101", 32.7195 -117.1626, "America/Los_Angeles", "+1 619-555-01##", "SAN";
        "Nashville", "Tennessee" "TN", "37203", 36.1500 -86.7908, "America/Chicago", "+1 615-555-01##", "BNA";
        "Pittsburgh", "Pennsylvania" "PA", "15222", 40.4477 -79.9932, "America/New_York", "+1 412-555-01##", "PIT";
        "Madison", "Wisconsin" "WI", "53703", 43.0766 -89.3766, "America/Chicago", "+1 608-555-01##", "MSN";
        "Tucson", "Arizona" "AZ", "85701", 32.2177 -110.9709, "America/Phoenix", "+1 520-555-01##", "TUS";
    },
    streets: &[
        "Maple Street",
        "Oak Avenue",
        "Cedar Lane",
        "Washington Street",
        "Lakeview Drive",
        "Hillcrest Road",
        "Park Avenue",
        "Chestnut Street",
        "River Road",
        "Sunset Boulevard",
        "Franklin Street",
        "Meadow Lane",
        "Elm Street",
        "Prospect Avenue",
    ],
    street: "{n} {street}",
    unit: "Apt {n}",
    address: "{street}, {city}, {code} {postcode}",
    companies: &[
        "{last} & {other}",
        "{last} Group",
        "{last} Industries",
        "{last} Labs",
        "{last} Inc.",
        "{last}, {other} LLC",
        "{last} Logistics",
        "{last} Partners",
    ],
    mobile: "+1 202-555-01##",
    iban: None,
};
