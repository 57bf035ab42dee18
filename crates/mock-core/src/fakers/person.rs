//! People. All names in one object belong to the same person.

use fake::{
    Fake,
    faker::{
        job::en::{Field, Title},
        name::en::{FirstName, LastName},
    },
};

use super::{
    Faker,
    Make::{Number, Text},
};
use crate::{draw::Draw, generate::Place};

pub(crate) const FAKERS: &[Faker] = &[
    (
        &["first_name", "given_name", "firstname", "forename", "fname"],
        Text(|_, place| person(place).0),
    ),
    (
        &["last_name", "family_name", "lastname", "surname", "lname"],
        Text(|_, place| person(place).1),
    ),
    (
        &["middle_name"],
        Text(|draw, _| FirstName().fake_with_rng(&mut draw.0)),
    ),
    (
        &[
            "full_name",
            "fullname",
            "display_name",
            "real_name",
            "nickname_full",
        ],
        Text(|_, place| full_name(place)),
    ),
    (
        &[
            "user.name",
            "customer.name",
            "owner.name",
            "author.name",
            "person.name",
            "contact.name",
            "member.name",
            "employee.name",
            "recipient.name",
            "assignee.name",
            "billing_detail.name",
            "individual.name",
            "spouse.name",
            "child.name",
            "sibling.name",
            "manager.name",
            "student.name",
            "patient.name",
            "guest.name",
            "cardholder.name",
        ],
        Text(|_, place| full_name(place)),
    ),
    (
        &[
            "author",
            "owner_name",
            "customer_name",
            "contact_name",
            "cardholder_name",
            "recipient_name",
            "account_holder_name",
            "committer",
            "sender",
            "created_by",
            "updated_by",
        ],
        Text(|_, place| full_name(place)),
    ),
    (
        &["email", "email_address", "mail", "contact_email"],
        Text(|_, place| email(place)),
    ),
    (
        &[
            "username",
            "user_name",
            "login",
            "screen_name",
            "handle",
            "nickname",
            "nick",
        ],
        Text(|_, place| username(place)),
    ),
    (
        &[
            "phone",
            "phone_number",
            "mobile",
            "mobile_phone",
            "telephone",
            "fax",
            "tel",
        ],
        Text(|draw, _| phone(draw)),
    ),
    (
        &["job_title", "position_title", "occupation", "profession"],
        Text(|draw, _| Title().fake_with_rng(&mut draw.0)),
    ),
    (
        &["job_field", "department", "industry"],
        Text(|draw, _| Field().fake_with_rng(&mut draw.0)),
    ),
    (
        &["salutation", "honorific"],
        Text(|draw, _| draw.pick(&["Ms", "Mr", "Dr", "Mx"], "Ms").to_owned()),
    ),
    (
        &["gender", "sex"],
        Text(|draw, _| {
            draw.pick(&["female", "male", "nonbinary"], "female")
                .to_owned()
        }),
    ),
    (&["age"], Number(|draw, _| draw.between(18, 84) as f64)),
];

/// First and last name of the person that an object is about.
fn person(place: &Place) -> (String, String) {
    let mut draw = place.around.step("person").draw();
    (
        FirstName().fake_with_rng(&mut draw.0),
        LastName().fake_with_rng(&mut draw.0),
    )
}

fn full_name(place: &Place) -> String {
    let (first, last) = person(place);
    format!("{first} {last}")
}

/// An address that agrees with the name and reaches nobody (RFC 2606).
pub(crate) fn email(place: &Place) -> String {
    let (first, last) = person(place);
    let host = place.around.step("mail host").draw().pick(
        &["example.com", "example.org", "example.net"],
        "example.com",
    );
    let plain = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase()
    };
    format!("{}.{}@{host}", plain(&first), plain(&last))
}

fn username(place: &Place) -> String {
    let (first, last) = person(place);
    let plain = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase()
    };
    let number = place.around.step("username").draw().below(90) + 10;
    format!(
        "{}{}{number}",
        plain(&first),
        last.chars().next().unwrap_or('x').to_ascii_lowercase()
    )
}

/// A number from the range that is kept free for fiction.
fn phone(draw: &mut Draw) -> String {
    let area = draw.pick(
        &["202", "206", "303", "312", "415", "512", "617", "713"],
        "202",
    );
    format!("+1{area}55501{}", draw.fill("##"))
}
