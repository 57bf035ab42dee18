//! Companies.

use fake::{Fake as _, faker::company::en::CatchPhrase};

use super::{
    Faker,
    registry::{list, mask, text},
};
use crate::generate::Place;

pub(super) const FAKERS: &[Faker] = &[
    text(
        "company.name",
        "company company_name organization organisation organization_name employer business_name \
         merchant merchant_name vendor supplier manufacturer publisher agency =client \
         client_name institution institution_name carrier_name company.name organization.name \
         organisation.name business.name merchant.name account.name business_profile.name \
         vendor.name supplier.name manufacturer.name client.name agency.name org.name \
         publisher.name partner.name provider.name tenant.name legal_entity.name issuer \
         issuer.name employer.name advertiser.name account_name billing_company tenant_name \
         trading_name corporation company.display_name organization.display_name \
         account.display_name",
        |_, place| name(place),
    ),
    text(
        "company.catch_phrase",
        "slogan tagline catch_phrase motto",
        |draw, _| CatchPhrase().fake_with_rng(&mut draw.0),
    ),
    list(
        "company.industry",
        "industry sector industry_name vertical line_of_business",
        &[
            "Logistics",
            "Manufacturing",
            "Retail",
            "Healthcare",
            "Education",
            "Construction",
            "Agriculture",
            "Publishing",
        ],
    ),
    list(
        "company.type",
        "company_type legal_form business_type entity_type organization_type",
        &[
            "company",
            "partnership",
            "sole_proprietorship",
            "non_profit",
            "government",
        ],
    ),
    list(
        "company.holder",
        "account_holder_type holder_type customer_type",
        &["individual", "company"],
    ),
    text(
        "company.login",
        "organization.login org.login organisation.login company.slug organization.slug org.slug \
         team.organization tenant.slug account.slug",
        |_, place| login(place),
    ),
    list(
        "company.size",
        "company_size employee_range",
        &["1-10", "11-50", "51-200", "201-1000"],
    ),
    mask(
        "company.ein",
        "ein employer_id employer_identification_number",
        "00-#######",
    ),
    text(
        "company.vat",
        "vat vat_id vat_number tax_id tax_number vatin tax_identifier",
        |draw, place| draw.fill(place.locale.country.vat),
    ),
    mask("company.duns", "duns duns_number", "#########"),
    text(
        "company.lei",
        "lei lei_code legal_entity_identifier",
        |draw, _| lei(&draw.fill("000000!!!!!!!!!!!!")),
    ),
    mask(
        "company.registration",
        "registration_number company_number registration_id business_number",
        "########",
    ),
    mask(
        "company.sic",
        "sic sic_code naics naics_code mcc merchant_category_code",
        "5###",
    ),
];

/// The company that this place's object is about, after a family of the country.
pub(super) fn name(place: &Place) -> String {
    let (pattern, last, other) = family(place);
    let own = |name: &'static str| name.split(':').next().unwrap_or(name);
    pattern
        .replace("{last}", own(last))
        .replace("{other}", own(other))
}

/// The same company in small letters of ASCII.
pub(super) fn login(place: &Place) -> String {
    let (_, last, _) = family(place);
    super::person::plain(last.rsplit(':').next().unwrap_or(last))
}

/// How the name is written, and one or two families.
fn family(place: &Place) -> (&'static str, &'static str, &'static str) {
    let mut draw = place.about.step("company").draw();
    let names = place.locale.names.last;
    let pattern = draw.among(place.locale.companies);
    let first = draw.index(names.len());
    let step = 1 + draw.index(names.len() - 1);
    (pattern, names[first], names[(first + step) % names.len()])
}

/// Two check digits at the end (ISO 17442, ISO 7064 MOD 97-10).
fn lei(without: &str) -> String {
    format!(
        "{without}{:02}",
        98 - super::banking::mod97(&format!("{without}00"))
    )
}
