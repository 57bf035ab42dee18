//! Dutch, Netherlands. Phone numbers: no subscriber's number begins with 0.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "nl",
    language: "nl",
    country: Country {
        name: "Netherlands",
        code: "NL",
        alpha3: "NLD",
        numeric: "528",
        continent: "Europe",
        currency: "EUR",
        currency_name: "Euro",
        currency_symbol: "€",
        calling: "31",
        vat: "NL#########B01",
    },
    names: Names {
        women: &[
            "Sanne",
            "Fleur",
            "Lotte",
            "Anouk",
            "Femke",
            "Eva",
            "Noor",
            "Marieke",
            "Roos",
            "Ilse",
            "Willemijn",
            "Yasmin",
            "Maud",
            "Jolijn",
        ],
        men: &[
            "Daan", "Sem", "Bram", "Thijs", "Jeroen", "Pieter", "Ruben", "Koen", "Maarten",
            "Joost", "Niels", "Sander", "Youssef", "Wouter",
        ],
        last: &[
            "de Jong",
            "Jansen",
            "de Vries",
            "van den Berg",
            "Bakker",
            "Visser",
            "Smit",
            "Meijer",
            "Mulder",
            "Bos",
            "Vos",
            "Peters",
            "Hendriks",
            "Dekker",
            "Brouwer",
            "de Wit",
            "Dijkstra",
            "Kuipers",
            "van Leeuwen",
            "Postma",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "Amsterdam", "Noord-Holland" "NH", "1012 JS", 52.3731 4.8926, "Europe/Amsterdam", "+31 20 000 0###", "AMS";
        "Rotterdam", "Zuid-Holland" "ZH", "3011 AD", 51.9225 4.4792, "Europe/Amsterdam", "+31 10 000 0###", "RTM";
        "Utrecht", "Utrecht" "UT", "3511 AB", 52.0907 5.1214, "Europe/Amsterdam", "+31 30 000 0###", "AMS";
        "Groningen", "Groningen" "GR", "9711 LM", 53.2194 6.5665, "Europe/Amsterdam", "+31 50 000 0###", "GRQ";
        "Eindhoven", "Noord-Brabant" "NB", "5611 AZ", 51.4381 5.4752, "Europe/Amsterdam", "+31 40 000 0###", "EIN";
        "Maastricht", "Limburg" "LI", "6211 CK", 50.8514 5.6910, "Europe/Amsterdam", "+31 43 000 0###", "MST";
    },
    streets: &[
        "Dorpsstraat",
        "Kerkstraat",
        "Molenweg",
        "Stationsweg",
        "Beatrixlaan",
        "Julianastraat",
        "Prinsengracht",
        "Nieuwstraat",
        "Schoolstraat",
    ],
    street: "{street} {n}",
    unit: "Appartement {n}",
    address: "{street}, {postcode} {city}",
    companies: &[
        "{last} B.V.",
        "{last} & Zonen",
        "{last} Groep N.V.",
        "{last} {other} B.V.",
        "Drukkerij {last}",
    ],
    mobile: "+31 6 0000 0###",
    iban: Some("NL00TEST0#########"),
};
