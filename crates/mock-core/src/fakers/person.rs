//! People. All names in one object belong to the same person.

use super::{
    Faker,
    registry::{list, number, text},
    time,
};
use crate::generate::Place;

pub(super) const FAKERS: &[Faker] = &[
    text(
        "person.first_name",
        "first_name given_name firstname forename fname name.given name.first name.first_name",
        |_, place| of(place).first,
    ),
    text(
        "person.last_name",
        "last_name family_name lastname surname lname name.family name.last name.last_name",
        |_, place| of(place).last,
    ),
    text(
        "person.middle_name",
        "middle_name middlename",
        |_, place| of(&place.again(1)).first,
    ),
    text(
        "person.full_name",
        "full_name fullname real_name legal_name name.full name.formatted narrator.name \
         translator.name artist_person.name mentor.name user.name actor.name completed_by.name \
         invitee.name inviter.name commenter.name customer.name owner.name author.name \
         person.name contact.name member.name employee.name recipient.name assignee.name \
         billing_detail.name billing_details.name individual.name spouse.name child.name \
         sibling.name manager.name student.name patient.name guest.name cardholder.name \
         committer.name collaborator.name creator.name agent.name sender.name receiver.name \
         reviewer.name teacher.name driver.name passenger.name player.name candidate.name \
         applicant.name lead.name attendee.name speaker.name host.name doctor.name signer.name \
         participant.name follower.name friend.name buyer.name seller.name payer.name \
         beneficiary.name account_holder.name address.name shipping.name responsible.name \
         modified_by.name created_by.name uploader.name",
        |_, place| of(place).full(),
    ),
    text(
        "person.mentioned",
        "author owner_name customer_name contact_name cardholder_name recipient_name \
         account_holder_name committer sender created_by updated_by modified_by assignee \
         reporter reviewer approver person employee manager supervisor teacher doctor \
         author_name user_full_name attention attn signer director actor",
        |_, place| of(place).full(),
    ),
    text("person.initials", "initials", |_, place| {
        of(place).initials()
    }),
    text("person.sex", "sex gender", |_, place| {
        if of(place).is_woman { "female" } else { "male" }.to_owned()
    }),
    text("person.gender", "gender_identity", |_, place| {
        if of(place).is_woman { "woman" } else { "man" }.to_owned()
    }),
    text("person.pronouns", "pronouns", |_, place| {
        if of(place).is_woman {
            "she/her"
        } else {
            "he/him"
        }
        .to_owned()
    }),
    text(
        "person.prefix",
        "salutation honorific name_prefix name.prefix honorific_prefix person.title \
         contact.title",
        |_, place| if of(place).is_woman { "Ms" } else { "Mr" }.to_owned(),
    ),
    list(
        "person.suffix",
        "name_suffix name.suffix honorific_suffix",
        &["Jr.", "Sr.", "III", "PhD", "MD"],
    ),
    list(
        "person.marital_status",
        "marital_status",
        &["single", "married", "divorced", "widowed"],
    ),
    list(
        "person.blood_type",
        "blood_type blood_group",
        &["A+", "A-", "B+", "B-", "AB+", "O+", "O-"],
    ),
    list(
        "person.zodiac_sign",
        "zodiac zodiac_sign star_sign",
        &[
            "Aries",
            "Taurus",
            "Gemini",
            "Cancer",
            "Leo",
            "Virgo",
            "Libra",
            "Scorpio",
            "Sagittarius",
            "Capricorn",
            "Aquarius",
            "Pisces",
        ],
    ),
    list(
        "person.bio",
        "bio biography about about_me user.description profile.description",
        &[
            "Builds small tools for large teams.",
            "Gardener, cyclist, and maker of strong tea.",
            "Writes about maps and the people who draw them.",
            "Ten years in logistics, still likes trains.",
            "Keeps bees and databases.",
            "Designer who counts pixels twice.",
        ],
    ),
    list(
        "person.relationship",
        "relationship relation",
        &["spouse", "parent", "child", "sibling", "friend", "guardian"],
    ),
    number("person.age", "age age_years", |_, place| time::age(place)),
];

/// The person that an object is about.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) first: String,
    pub(crate) last: String,
    /// The names in Latin letters, where the others are not.
    latin: (String, String),
    is_woman: bool,
    pattern: &'static str,
}

/// The person that this place's object is about.
pub(crate) fn of(place: &Place) -> Person {
    let names = &place.locale.names;
    let mut draw = place.about.step("person").draw();
    let is_woman = draw.below(2) == 0;
    let first = draw.among(if is_woman { names.women } else { names.men });
    let last = draw.among(names.last);
    let (first, first_latin) = spellings(first);
    let (last, last_latin) = spellings(last);
    let feminine = names.feminine.iter().filter(|_| is_woman);
    let mut endings = feminine.filter_map(|(his, hers)| Some((last.strip_suffix(his)?, hers)));
    let last = endings
        .next()
        .map_or(last.to_owned(), |(stem, hers)| format!("{stem}{hers}"));
    let last_latin = last_latin.map_or_else(|| last.clone(), str::to_owned);
    Person {
        latin: (first_latin.unwrap_or(first).to_owned(), last_latin),
        first: first.to_owned(),
        last,
        is_woman,
        pattern: names.full,
    }
}

fn spellings(name: &'static str) -> (&'static str, Option<&'static str>) {
    name.split_once(':')
        .map_or((name, None), |(own, latin)| (own, Some(latin)))
}

impl Person {
    /// First and last name in the order of the language.
    pub(crate) fn full(&self) -> String {
        self.pattern
            .replace("{first}", &self.first)
            .replace("{last}", &self.last)
    }

    fn initials(&self) -> String {
        let (first, last) = self.plain();
        let letters = first.chars().take(1).chain(last.chars().take(1));
        letters.map(|c| c.to_ascii_uppercase()).collect()
    }

    /// First and last name in small letters of ASCII.
    pub(crate) fn plain(&self) -> (String, String) {
        (plain(&self.latin.0), plain(&self.latin.1))
    }
}

/// Small letters and digits of ASCII; others become those that they are written with by machines.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'ä' => out.push_str("ae"),
            'ö' | 'œ' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            'á' | 'à' | 'â' | 'ã' | 'å' | 'ą' => out.push('a'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'é' | 'è' | 'ê' | 'ë' | 'ę' => out.push('e'),
            'ğ' => out.push('g'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' => out.push('n'),
            'ó' | 'ò' | 'ô' | 'õ' | 'ø' => out.push('o'),
            'ś' | 'š' | 'ş' => out.push('s'),
            'ú' | 'ù' | 'û' => out.push('u'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            _ => {}
        }
    }
    out
}
