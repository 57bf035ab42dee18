//! German, Germany. Phone numbers: those that the Bundesnetzagentur keeps for films.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "de",
    language: "de",
    country: Country {
        name: "Germany",
        code: "DE",
        alpha3: "DEU",
        numeric: "276",
        continent: "Europe",
        currency: "EUR",
        currency_name: "Euro",
        currency_symbol: "€",
        calling: "49",
        vat: "DE#########",
    },
    names: Names {
        women: &[
            "Anna",
            "Lena",
            "Johanna",
            "Greta",
            "Ida",
            "Katharina",
            "Sabine",
            "Jule",
            "Franziska",
            "Hanna",
            "Mareike",
            "Ute",
            "Annika",
            "Elif",
            "Dörte",
            "Frieda",
        ],
        men: &[
            "Lukas", "Jonas", "Moritz", "Paul", "Emil", "Jürgen", "Matthias", "Till", "Henrik",
            "Klaus", "Anton", "Bastian", "Sven", "Mehmet", "Götz", "Ole",
        ],
        last: &[
            "Müller",
            "Schmidt",
            "Schneider",
            "Fischer",
            "Weber",
            "Becker",
            "Hoffmann",
            "Schäfer",
            "Koch",
            "Richter",
            "Wolf",
            "Neumann",
            "Krüger",
            "Hartmann",
            "Lange",
            "Vogel",
            "Friedrich",
            "Keller",
            "Günther",
            "Yılmaz",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "Berlin", "Berlin" "BE", "10117", 52.5170 13.3889, "Europe/Berlin", "+49 30 23125 ###", "BER";
        "Hamburg", "Hamburg" "HH", "20095", 53.5511 10.0006, "Europe/Berlin", "+49 40 66969 ###", "HAM";
        "München", "Bayern" "BY", "80331", 48.1351 11.5755, "Europe/Berlin", "+49 89 99998 ###", "MUC";
        "Köln", "Nordrhein-Westfalen" "NW", "50667", 50.9384 6.9599, "Europe/Berlin", "+49 221 4710 ###", "CGN";
        "Frankfurt am Main", "Hessen" "HE", "60311", 50.1106 8.6822, "Europe/Berlin", "+49 69 90009 ###", "FRA";
        "Leipzig", "Sachsen" "SN", "04109", 51.3397 12.3731, "Europe/Berlin", "+49 171 39200##", "LEJ";
        "Stuttgart", "Baden-Württemberg" "BW", "70173", 48.7784 9.1800, "Europe/Berlin", "+49 171 39200##", "STR";
        "Bremen", "Bremen" "HB", "28195", 53.0793 8.8017, "Europe/Berlin", "+49 171 39200##", "BRE";
    },
    streets: &[
        "Hauptstraße",
        "Bahnhofstraße",
        "Gartenweg",
        "Lindenallee",
        "Schillerstraße",
        "Goethestraße",
        "Kirchgasse",
        "Bergstraße",
        "Am Markt",
        "Mühlenweg",
        "Rosenstraße",
    ],
    street: "{street} {n}",
    unit: "Wohnung {n}",
    address: "{street}, {postcode} {city}",
    companies: &[
        "{last} GmbH",
        "{last} & {other} KG",
        "{last} AG",
        "{last} Logistik GmbH",
        "{last} & Söhne OHG",
        "{last} Maschinenbau GmbH",
    ],
    mobile: "+49 171 39200##",
    iban: Some("DE0099999999##########"),
};
