//! French, France. Phone numbers: those that the Arcep keeps for fiction.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "fr",
    language: "fr",
    country: Country {
        name: "France",
        code: "FR",
        alpha3: "FRA",
        numeric: "250",
        continent: "Europe",
        currency: "EUR",
        currency_name: "Euro",
        currency_symbol: "€",
        calling: "33",
        vat: "FR###########",
    },
    names: Names {
        women: &[
            "Camille", "Élodie", "Manon", "Chloé", "Inès", "Margaux", "Sophie", "Léa", "Aurélie",
            "Juliette", "Nadia", "Colette", "Solène", "Fatou", "Agathe",
        ],
        men: &[
            "Louis", "Jules", "Hugo", "Mathieu", "Antoine", "Théo", "Rémi", "Gaspard", "Étienne",
            "Bastien", "Karim", "Olivier", "Yann", "Baptiste", "Loïc",
        ],
        last: &[
            "Martin",
            "Bernard",
            "Dubois",
            "Moreau",
            "Laurent",
            "Lefèvre",
            "Roux",
            "Fournier",
            "Girard",
            "Mercier",
            "Blanc",
            "Guérin",
            "Chevalier",
            "François",
            "Perrin",
            "Marchand",
            "Diallo",
            "Renard",
            "Benali",
            "Gaillard",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "Paris", "Île-de-France" "IDF", "75004", 48.8566 2.3522, "Europe/Paris", "+33 1 99 00 ## ##", "CDG";
        "Lyon", "Auvergne-Rhône-Alpes" "ARA", "69002", 45.7578 4.8320, "Europe/Paris", "+33 4 65 71 ## ##", "LYS";
        "Marseille", "Provence-Alpes-Côte d’Azur" "PAC", "13001", 43.2965 5.3698, "Europe/Paris", "+33 4 65 71 ## ##", "MRS";
        "Toulouse", "Occitanie" "OCC", "31000", 43.6045 1.4440, "Europe/Paris", "+33 5 36 49 ## ##", "TLS";
        "Nantes", "Pays de la Loire" "PDL", "44000", 47.2184 -1.5536, "Europe/Paris", "+33 2 61 91 ## ##", "NTE";
        "Strasbourg", "Grand Est" "GES", "67000", 48.5734 7.7521, "Europe/Paris", "+33 3 53 01 ## ##", "SXB";
        "Bordeaux", "Nouvelle-Aquitaine" "NAQ", "33000", 44.8378 -0.5792, "Europe/Paris", "+33 5 36 49 ## ##", "BOD";
    },
    streets: &[
        "rue de la République",
        "avenue Victor-Hugo",
        "rue des Lilas",
        "boulevard Voltaire",
        "rue du Moulin",
        "place de l’Église",
        "rue Pasteur",
        "chemin des Vignes",
        "avenue Jean-Jaurès",
        "rue de la Gare",
    ],
    street: "{n} {street}",
    unit: "Appartement {n}",
    address: "{street}, {postcode} {city}",
    companies: &[
        "{last} SARL",
        "{last} et Fils",
        "{last} & {other} SAS",
        "Groupe {last}",
        "Ateliers {last}",
        "{last} Transports SA",
    ],
    mobile: "+33 6 39 98 ## ##",
    iban: Some("FR009999900000###########00"),
};
