//! English, United Kingdom. Phone numbers: those that Ofcom keeps for drama.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "en-GB",
    language: "en",
    country: Country {
        name: "United Kingdom",
        code: "GB",
        alpha3: "GBR",
        numeric: "826",
        continent: "Europe",
        currency: "GBP",
        currency_name: "Pound Sterling",
        currency_symbol: "£",
        calling: "44",
        vat: "GB#########",
    },
    names: Names {
        women: &[
            "Isla", "Poppy", "Florence", "Freya", "Imogen", "Harriet", "Matilda", "Beatrice",
            "Rosie", "Phoebe", "Eleanor", "Gemma", "Siobhan", "Aisha", "Niamh", "Bronwen",
        ],
        men: &[
            "Oliver", "George", "Arthur", "Alfie", "Rory", "Callum", "Ewan", "Rhys", "Toby",
            "Jasper", "Nigel", "Hamish", "Imran", "Declan", "Edmund", "Barnaby",
        ],
        last: &[
            "Ashworth",
            "Blackwood",
            "Campbell",
            "Davies",
            "Ellis",
            "Fairclough",
            "Griffiths",
            "Hughes",
            "Khan",
            "Llewellyn",
            "Murray",
            "Norris",
            "Pemberton",
            "Ridley",
            "Stewart",
            "Thornton",
            "Underwood",
            "Whitfield",
            "Bradshaw",
            "Begum",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "London", "England" "ENG", "SW1A 1AA", 51.5010 -0.1416, "Europe/London", "+44 20 7946 0###", "LHR";
        "Bristol", "England" "ENG", "BS1 4DJ", 51.4495 -2.5991, "Europe/London", "+44 117 496 0###", "BRS";
        "Manchester", "England" "ENG", "M2 5DB", 53.4795 -2.2451, "Europe/London", "+44 161 496 0###", "MAN";
        "Leeds", "England" "ENG", "LS1 3AD", 53.8008 -1.5491, "Europe/London", "+44 113 496 0###", "LBA";
        "Edinburgh", "Scotland" "SCT", "EH1 1YZ", 55.9521 -3.1889, "Europe/London", "+44 131 496 0###", "EDI";
        "Glasgow", "Scotland" "SCT", "G2 1DU", 55.8611 -4.2500, "Europe/London", "+44 141 496 0###", "GLA";
        "Cardiff", "Wales" "WLS", "CF10 3ND", 51.4837 -3.1804, "Europe/London", "+44 29 2018 0###", "CWL";
        "Belfast", "Northern Ireland" "NIR", "BT1 5GS", 54.5966 -5.9301, "Europe/London", "+44 28 9649 6###", "BFS";
    },
    streets: &[
        "High Street",
        "Station Road",
        "Church Lane",
        "Victoria Road",
        "Mill Lane",
        "Queens Road",
        "Kings Road",
        "Green Lane",
        "Manor Road",
        "Albert Street",
        "Orchard Close",
    ],
    street: "{n} {street}",
    unit: "Flat {n}",
    address: "{street}, {city}, {postcode}",
    companies: &[
        "{last} & Sons Ltd",
        "{last} & {other} LLP",
        "{last} Holdings plc",
        "{last} Trading Ltd",
        "{last} Works Ltd",
    ],
    mobile: "+44 7700 900###",
    iban: Some("GB00TEST000000########"),
};
