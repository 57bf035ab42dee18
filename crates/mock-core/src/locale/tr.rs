//! Turkish, Türkiye. Phone numbers: no subscriber's number begins with 0.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "tr",
    language: "tr",
    country: Country {
        name: "Türkiye",
        code: "TR",
        alpha3: "TUR",
        numeric: "792",
        continent: "Asia",
        currency: "TRY",
        currency_name: "Turkish Lira",
        currency_symbol: "₺",
        calling: "90",
        vat: "##########",
    },
    names: Names {
        women: &[
            "Zeynep", "Elif", "Ayşe", "Defne", "Ebru", "Selin", "Gül", "Büşra", "Derya", "Merve",
            "Nazlı", "Özge", "Ceren", "Yasemin",
        ],
        men: &[
            "Mehmet", "Mustafa", "Emre", "Burak", "Can", "Ahmet", "Kerem", "Serkan", "Onur",
            "Hakan", "İbrahim", "Ömer", "Barış", "Tolga",
        ],
        last: &[
            "Yılmaz", "Kaya", "Demir", "Çelik", "Şahin", "Yıldız", "Öztürk", "Aydın", "Arslan",
            "Doğan", "Kılıç", "Aslan", "Çetin", "Koç", "Kurt", "Özdemir", "Güneş", "Polat",
            "Aksoy", "Erdem",
        ],
        feminine: &[],
        full: "{first} {last}",
    },
    spots: spots! {
        "İstanbul", "İstanbul" "34", "34110", 41.0082 28.9784, "Europe/Istanbul", "+90 212 000 0# ##", "IST";
        "Ankara", "Ankara" "06", "06050", 39.9334 32.8597, "Europe/Istanbul", "+90 312 000 0# ##", "ESB";
        "İzmir", "İzmir" "35", "35210", 38.4237 27.1428, "Europe/Istanbul", "+90 232 000 0# ##", "ADB";
        "Bursa", "Bursa" "16", "16010", 40.1885 29.0610, "Europe/Istanbul", "+90 224 000 0# ##", "YEI";
        "Antalya", "Antalya" "07", "07040", 36.8969 30.7133, "Europe/Istanbul", "+90 242 000 0# ##", "AYT";
        "Trabzon", "Trabzon" "61", "61030", 41.0027 39.7168, "Europe/Istanbul", "+90 462 000 0# ##", "TZX";
    },
    streets: &[
        "Atatürk Caddesi",
        "Cumhuriyet Caddesi",
        "İstiklal Caddesi",
        "Çiçek Sokak",
        "Gül Sokak",
        "Okul Sokak",
        "Bağdat Caddesi",
        "Lale Sokak",
        "Zafer Caddesi",
    ],
    street: "{street} No: {n}",
    unit: "Daire {n}",
    address: "{street}, {postcode} {city}",
    companies: &[
        "{last} Ltd. Şti.",
        "{last} Holding A.Ş.",
        "{last} Kardeşler",
        "{last} Gıda A.Ş.",
        "{last} ve {other} Ltd. Şti.",
    ],
    mobile: "+90 500 000 0# ##",
    iban: Some("TR00999990################"),
};
