//! What one locale knows.

/// A language as one country writes it.
#[derive(Debug)]
pub(crate) struct Profile {
    /// What a person types: `de`, `pt-BR`.
    pub(crate) tag: &'static str,
    /// ISO 639-1.
    pub(crate) language: &'static str,
    pub(crate) country: Country,
    pub(crate) names: Names,
    pub(crate) spots: &'static [Spot],
    pub(crate) streets: &'static [&'static str],
    /// How a street and a house number stand together: `{street} {n}`.
    pub(crate) street: &'static str,
    /// A second line: `Apt {n}`.
    pub(crate) unit: &'static str,
    /// How an address is written in one line.
    pub(crate) address: &'static str,
    /// Names of companies: `{last} GmbH`.
    pub(crate) companies: &'static [&'static str],
    /// Of mobile phones, with `#` for digits.
    pub(crate) mobile: &'static str,
    /// An IBAN without its check digits, after the country: bank codes that no bank has.
    pub(crate) iban: Option<&'static str>,
}

/// A country by its codes.
#[derive(Debug)]
pub(crate) struct Country {
    /// In English, as ISO 3166 names it for short.
    pub(crate) name: &'static str,
    /// ISO 3166-1 alpha-2.
    pub(crate) code: &'static str,
    /// ISO 3166-1 alpha-3.
    pub(crate) alpha3: &'static str,
    /// ISO 3166-1 numeric.
    pub(crate) numeric: &'static str,
    pub(crate) continent: &'static str,
    /// ISO 4217.
    pub(crate) currency: &'static str,
    pub(crate) currency_name: &'static str,
    pub(crate) currency_symbol: &'static str,
    /// Of telephones, without a plus.
    pub(crate) calling: &'static str,
    /// Tax numbers of companies, as a mask.
    pub(crate) vat: &'static str,
}

/// Names of people. Where a name is not in Latin letters, these follow after a colon: `佐藤:Sato`.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) women: &'static [&'static str],
    pub(crate) men: &'static [&'static str],
    pub(crate) last: &'static [&'static str],
    /// What women's last names end in where men's end otherwise.
    pub(crate) feminine: &'static [(&'static str, &'static str)],
    /// `{first} {last}`, or the other way round.
    pub(crate) full: &'static str,
}

/// A town with all that goes with it.
#[derive(Debug)]
pub(crate) struct Spot {
    pub(crate) city: &'static str,
    /// State, province, prefecture or the like.
    pub(crate) region: &'static str,
    /// The part of ISO 3166-2 after the country.
    pub(crate) region_code: &'static str,
    pub(crate) postcode: &'static str,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    /// IANA name.
    pub(crate) zone: &'static str,
    /// A number that rings nowhere, with `#` for digits.
    pub(crate) phone: &'static str,
    /// IATA code of the airport nearby.
    pub(crate) airport: &'static str,
}

/// One [`Spot`] a line.
macro_rules! spots {
    ($($city:literal, $region:literal $code:literal, $postcode:literal, $latitude:literal $longitude:literal, $zone:literal, $phone:literal, $airport:literal;)+) => {
        &[$($crate::locale::Spot {
            city: $city, region: $region, region_code: $code, postcode: $postcode,
            latitude: $latitude, longitude: $longitude, zone: $zone, phone: $phone, airport: $airport,
        }),+]
    };
}
pub(super) use spots;
