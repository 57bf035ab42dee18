//! Swedish, Sweden. Phone numbers: those that the PTS keeps for books and films.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "sv",
    language: "sv",
    country: Country {
        name: "Sweden",
        code: "SE",
        alpha3: "SWE",
        numeric: "752",
        continent: "Europe",
        currency: "SEK",
        currency_name: "Swedish Krona",
        currency_symbol: "kr",
        calling: "46",
        vat: "SE##########01",
    },
    names: Names {
        women: &[
            "Astrid", "Ebba", "Maja", "Linnéa", "Saga", "Elin", "Karin", "Ingrid", "Sigrid",
            "Frida", "Åsa", "Moa", "Tuva", "Leyla",
        ],
        men: &[
            "Erik", "Oskar", "Gustav", "Lars", "Nils", "Björn", "Anders", "Viktor", "Axel",
            "Elias", "Håkan", "Love", "Sixten", "Ali",
        ],
        last: &[
            "Andersson",
            "Johansson",
            "Karlsson",
            "Nilsson",
            "Eriksson",
            "Larsson",
            "Lindberg",
            "Lindström",
            "Bergström",
            "Sandberg",
            "Forsberg",
            "Sjöberg",
            "Engström",
            "Holm",
            "Nyström",
            "Ek",
            "Åberg",
            "Dahl",
            "Hedlund",
            "Söderberg",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "Stockholm", "Stockholms län" "AB", "111 20", 59.3293 18.0686, "Europe/Stockholm", "+46 8 465 004 ##", "ARN";
        "Göteborg", "Västra Götalands län" "O", "411 06", 57.7089 11.9746, "Europe/Stockholm", "+46 31 390 06 ##", "GOT";
        "Malmö", "Skåne län" "M", "211 22", 55.6050 13.0038, "Europe/Stockholm", "+46 40 628 04 ##", "MMX";
        "Kiruna", "Norrbottens län" "BD", "981 31", 67.8558 20.2253, "Europe/Stockholm", "+46 980 319 2##", "KRN";
        "Uppsala", "Uppsala län" "C", "753 20", 59.8586 17.6389, "Europe/Stockholm", "+46 70 174 06 ##", "ARN";
        "Lund", "Skåne län" "M", "222 21", 55.7047 13.1910, "Europe/Stockholm", "+46 70 174 06 ##", "MMX";
    },
    streets: &[
        "Storgatan",
        "Drottninggatan",
        "Kungsgatan",
        "Skolgatan",
        "Vasagatan",
        "Björkvägen",
        "Strandvägen",
        "Ringvägen",
        "Kyrkogatan",
    ],
    street: "{street} {n}",
    unit: "Lgh {n}",
    address: "{street}, {postcode} {city}",
    companies: &[
        "{last} AB",
        "{last} & {other} HB",
        "{last} Bygg AB",
        "{last} & Söner AB",
        "AB {last} Industri",
    ],
    mobile: "+46 70 174 06 ##",
    iban: Some("SE00999#################"),
};
