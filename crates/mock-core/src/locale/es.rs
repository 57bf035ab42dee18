//! Spanish, Spain. Phone numbers: the plan gives nothing that begins with 4.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "es",
    language: "es",
    country: Country {
        name: "Spain",
        code: "ES",
        alpha3: "ESP",
        numeric: "724",
        continent: "Europe",
        currency: "EUR",
        currency_name: "Euro",
        currency_symbol: "€",
        calling: "34",
        vat: "ESB########",
    },
    names: Names {
        women: &[
            "Lucía", "Carmen", "Paula", "Elena", "Marta", "Alba", "Irene", "Sofía", "Nuria",
            "Rocío", "Inés", "Pilar", "Ainhoa", "Valeria", "Begoña",
        ],
        men: &[
            "Javier", "Álvaro", "Pablo", "Diego", "Sergio", "Mateo", "Iván", "Rubén", "Íñigo",
            "Gonzalo", "Adrián", "Manuel", "Jorge", "Óscar", "Andrés",
        ],
        last: &[
            "García",
            "Fernández",
            "López",
            "Martínez",
            "Sánchez",
            "Gómez",
            "Ruiz",
            "Hernández",
            "Jiménez",
            "Moreno",
            "Álvarez",
            "Romero",
            "Navarro",
            "Iglesias",
            "Castro",
            "Ortega",
            "Delgado",
            "Peña",
            "Vidal",
            "Cabrera",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "Madrid", "Comunidad de Madrid" "MD", "28013", 40.4168 -3.7038, "Europe/Madrid", "+34 491 00 ## ##", "MAD";
        "Barcelona", "Cataluña" "CT", "08002", 41.3825 2.1769, "Europe/Madrid", "+34 493 00 ## ##", "BCN";
        "Valencia", "Comunitat Valenciana" "VC", "46002", 39.4699 -0.3763, "Europe/Madrid", "+34 496 00 ## ##", "VLC";
        "Sevilla", "Andalucía" "AN", "41001", 37.3891 -5.9845, "Europe/Madrid", "+34 495 00 ## ##", "SVQ";
        "Bilbao", "País Vasco" "PV", "48001", 43.2630 -2.9350, "Europe/Madrid", "+34 494 00 ## ##", "BIO";
        "Zaragoza", "Aragón" "AR", "50003", 41.6488 -0.8891, "Europe/Madrid", "+34 497 00 ## ##", "ZAZ";
    },
    streets: &[
        "Calle Mayor",
        "Calle del Sol",
        "Avenida de la Constitución",
        "Calle de Alcalá",
        "Paseo de Gracia",
        "Calle Nueva",
        "Plaza de España",
        "Calle San Juan",
        "Avenida del Puerto",
    ],
    street: "{street}, {n}",
    unit: "Piso {n}",
    address: "{street}, {postcode} {city}",
    companies: &[
        "{last} e Hijos S.L.",
        "Grupo {last}",
        "{last} y {other} S.A.",
        "Talleres {last} S.L.",
        "Bodegas {last}",
    ],
    mobile: "+34 400 00 ## ##",
    iban: Some("ES0099990000##0000######"),
};
