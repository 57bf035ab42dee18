//! Companies.

use fake::{
    Fake,
    faker::company::en::{CatchPhrase, CompanyName},
};

use super::{Faker, Make::Text};
use crate::{draw::Draw, generate::Place};

pub(crate) const FAKERS: &[Faker] = &[
    (
        &[
            "company",
            "company_name",
            "organization",
            "organisation",
            "organization_name",
            "employer",
            "business_name",
            "legal_name",
            "merchant",
            "merchant_name",
            "vendor",
            "supplier",
            "manufacturer",
            "publisher",
            "brand",
        ],
        Text(company),
    ),
    (
        &[
            "company.name",
            "organization.name",
            "business.name",
            "merchant.name",
            "account.name",
            "business_profile.name",
            "vendor.name",
        ],
        Text(company),
    ),
    (
        &["slogan", "tagline", "catch_phrase"],
        Text(|draw, _| CatchPhrase().fake_with_rng(&mut draw.0)),
    ),
];

fn company(_: &mut Draw, place: &Place) -> String {
    CompanyName().fake_with_rng(&mut place.around.step("company").draw().0)
}
