//! Italian, Italy. Phone numbers: no subscriber's number begins with 000.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "it",
    language: "it",
    country: Country {
        name: "Italy",
        code: "IT",
        alpha3: "ITA",
        numeric: "380",
        continent: "Europe",
        currency: "EUR",
        currency_name: "Euro",
        currency_symbol: "€",
        calling: "39",
        vat: "IT###########",
    },
    names: Names {
        women: &[
            "Giulia",
            "Chiara",
            "Francesca",
            "Martina",
            "Elisa",
            "Sara",
            "Alessia",
            "Bianca",
            "Lucia",
            "Ilaria",
            "Ginevra",
            "Noemi",
            "Caterina",
            "Ornella",
        ],
        men: &[
            "Marco", "Luca", "Matteo", "Andrea", "Davide", "Lorenzo", "Riccardo", "Paolo",
            "Gianluca", "Emanuele", "Niccolò", "Stefano", "Dario", "Fabio",
        ],
        last: &[
            "Rossi",
            "Bianchi",
            "Ferrari",
            "Russo",
            "Romano",
            "Gallo",
            "Conti",
            "Greco",
            "Marino",
            "Rinaldi",
            "Caruso",
            "Ferrara",
            "Moretti",
            "Barbieri",
            "Fontana",
            "Santoro",
            "Mariani",
            "Leone",
            "D’Angelo",
            "Villa",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "Roma", "Lazio" "62", "00184", 41.8931 12.4828, "Europe/Rome", "+39 06 000 0####", "FCO";
        "Milano", "Lombardia" "25", "20121", 45.4642 9.1896, "Europe/Rome", "+39 02 000 0####", "MXP";
        "Torino", "Piemonte" "21", "10121", 45.0703 7.6869, "Europe/Rome", "+39 011 000 0###", "TRN";
        "Napoli", "Campania" "72", "80132", 40.8359 14.2488, "Europe/Rome", "+39 081 000 0###", "NAP";
        "Bologna", "Emilia-Romagna" "45", "40121", 44.4938 11.3426, "Europe/Rome", "+39 051 000 0###", "BLQ";
        "Firenze", "Toscana" "52", "50122", 43.7699 11.2556, "Europe/Rome", "+39 055 000 0###", "FLR";
        "Verona", "Veneto" "34", "37121", 45.4384 10.9917, "Europe/Rome", "+39 045 000 0###", "VRN";
    },
    streets: &[
        "Via Roma",
        "Via Garibaldi",
        "Corso Italia",
        "Via Mazzini",
        "Piazza Dante",
        "Via Verdi",
        "Viale Europa",
        "Via dei Mille",
        "Via Cavour",
    ],
    street: "{street} {n}",
    unit: "Interno {n}",
    address: "{street}, {postcode} {city}",
    companies: &[
        "{last} S.r.l.",
        "{last} & Figli",
        "{last} S.p.A.",
        "Officine {last} S.r.l.",
        "{last} {other} S.n.c.",
    ],
    mobile: "+39 300 000 0###",
    iban: Some("IT00X9999900000############"),
};
