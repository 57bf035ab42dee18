//! Where the people of the mock live (`--locale`).
//!
//! In:  a language tag.
//! Out: names, places, streets, companies and phone numbers of one country.
//! Never: a number or a name that reaches somebody. Phone numbers come from the ranges that
//! regulators keep for films; where there are none, the subscriber's part begins with a digit
//! that the national plan gives to nobody.

mod profile; // what one locale knows

mod de;
mod en;
mod en_gb;
mod es;
mod fr;
mod it;
mod ja;
mod ko;
mod nl;
mod pl;
mod pt_br;
mod sv;
mod tr;
mod zh_cn;

use crate::draw::Draw;
pub(crate) use profile::{Country, Names, Profile, Spot};

/// A language and a country, from which generated people, places and companies come.
#[derive(Debug, Clone, Copy)]
pub struct Locale(&'static Profile);

/// A tag that names none of [`Locale::tags`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no locale `{tag}`; known: {known}")]
pub struct UnknownLocale {
    /// What was given.
    pub tag: String,
    /// All tags, with commas between.
    pub known: String,
}

const PROFILES: &[&Profile] = &[
    &en::PROFILE,
    &en_gb::PROFILE,
    &de::PROFILE,
    &fr::PROFILE,
    &es::PROFILE,
    &it::PROFILE,
    &pt_br::PROFILE,
    &nl::PROFILE,
    &pl::PROFILE,
    &sv::PROFILE,
    &tr::PROFILE,
    &ja::PROFILE,
    &zh_cn::PROFILE,
    &ko::PROFILE,
];

impl Locale {
    /// Finds a locale by its BCP 47 tag, or by its language: `de`, `de-DE`, `pt_br`, `ja`.
    ///
    /// # Errors
    /// [`UnknownLocale`] where there is none of that language.
    pub fn parse(tag: &str) -> Result<Self, UnknownLocale> {
        let wanted = tag.trim().replace('_', "-").to_ascii_lowercase();
        let language = wanted.split('-').next().unwrap_or_default();
        let exact = |profile: &&&Profile| {
            let full = format!("{}-{}", profile.language, profile.country.code);
            profile.tag.eq_ignore_ascii_case(&wanted) || full.eq_ignore_ascii_case(&wanted)
        };
        let found = PROFILES.iter().find(exact);
        found
            .or_else(|| PROFILES.iter().find(|profile| profile.language == language))
            .map(|profile| Self(profile))
            .ok_or_else(|| UnknownLocale {
                tag: tag.to_owned(),
                known: Self::tags().collect::<Vec<_>>().join(", "),
            })
    }

    /// All tags.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        PROFILES.iter().map(|profile| profile.tag)
    }

    /// Its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    pub(crate) fn profile(self) -> &'static Profile {
        self.0
    }
}

/// Another country's profile than this one, by chance: lists of countries have different ones.
pub(crate) fn other(draw: &mut Draw, own: &Profile) -> &'static Profile {
    let others: Vec<&&Profile> = PROFILES
        .iter()
        .filter(|one| one.country.code != own.country.code)
        .collect();
    others[draw.index(others.len())]
}

impl Default for Locale {
    fn default() -> Self {
        Self(&en::PROFILE)
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Locale {}

#[cfg(test)]
mod tests {
    use super::{Locale, PROFILES};

    #[test]
    fn finds_a_locale_by_tag_language_and_country() {
        for (given, meant) in [
            ("de", "de"),
            ("de-DE", "de"),
            ("de-AT", "de"),
            ("EN_gb", "en-GB"),
            ("en-US", "en"),
            ("pt", "pt-BR"),
            ("zh", "zh-CN"),
        ] {
            assert_eq!(Locale::parse(given).map(Locale::tag), Ok(meant), "{given}");
        }
        let error = Locale::parse("tlh").unwrap_err();
        assert!(error.to_string().contains("`tlh`; known: en, en-GB, de"));
    }

    #[test]
    fn every_locale_is_complete_and_its_own() {
        assert_eq!(PROFILES.len(), 14);
        for profile in PROFILES {
            let names = &profile.names;
            assert!(
                names.women.len() >= 12 && names.men.len() >= 12,
                "{}",
                profile.tag
            );
            assert!(names.last.len() >= 16, "{}", profile.tag);
            assert!(
                profile.spots.len() >= 6 && profile.streets.len() >= 8,
                "{}",
                profile.tag
            );
            assert!(profile.spots.iter().all(|spot| spot.phone.starts_with('+')));
            assert!(!profile.companies.is_empty() && profile.street.contains("{street}"));
        }
    }
}
