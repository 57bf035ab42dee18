//! How a person is reached: addresses that agree with the name and reach nobody.

use super::{
    Faker, location, person,
    registry::{list, mask, text},
};
use crate::generate::Place;

pub(super) const FAKERS: &[Faker] = &[
    text(
        "internet.email",
        "email email_address mail e_mail emailaddress reply_to =from_address upn \
         user_principal_name",
        |_, place| email(place),
    ),
    text(
        "internet.username",
        "username user user_name login screen_name handle nickname nick login_name user_login \
         preferred_username namespace_path",
        |_, place| username(place),
    ),
    text(
        "phone.number",
        "phone phone_number telephone fax tel fax_number phonenumber telephone_number \
         support_phone landline",
        |draw, place| draw.fill(location::spot(place).phone),
    ),
    text(
        "phone.mobile",
        "mobile mobile_phone cell cell_phone mobile_number cellphone",
        |draw, place| draw.fill(place.locale.mobile),
    ),
    text("phone.e164", "msisdn e164 caller_id", |draw, place| {
        e164(&draw.fill(location::spot(place).phone))
    }),
    text(
        "phone.calling_code",
        "calling_code dial_code dialing_code dialling_code phone_country_code \
         country_calling_code phone_prefix phone_code",
        |_, place| format!("+{}", place.locale.country.calling),
    ),
    mask(
        "phone.extension",
        "phone.extension contact.extension phone_extension =ext",
        "####",
    ),
    list(
        "phone.type",
        "phone_type phone.type email.type",
        &["home", "work", "mobile"],
    ),
    text(
        "internet.social",
        "twitter twitter_username instagram skype facebook mastodon",
        |_, place| username(place),
    ),
    text(
        "location.postal_lines",
        "mailing_address postal_address",
        |draw, place| {
            format!(
                "{}, {}",
                person::of(place).full(),
                location::line(draw, place)
            )
        },
    ),
];

/// An address that agrees with the name and reaches nobody (RFC 2606).
pub(crate) fn email(place: &Place) -> String {
    let (first, last) = person::of(place).plain();
    let hosts = ["example.com", "example.org", "example.net"];
    let host = place
        .about
        .step("mail host")
        .draw()
        .pick(&hosts, "example.com");
    format!("{first}.{last}@{host}")
}

/// A login that agrees with the name: `noahp42`.
pub(crate) fn username(place: &Place) -> String {
    let (first, last) = person::of(place).plain();
    let number = place.about.step("username").draw().below(90) + 10;
    let initial = last.chars().next().unwrap_or('x');
    format!("{first}{initial}{number}")
}

/// ITU-T E.164: a plus and digits.
fn e164(number: &str) -> String {
    let digits = number.chars().filter(char::is_ascii_digit);
    std::iter::once('+').chain(digits).collect()
}
