//! Values about which keywords speak as a whole: made, judged, mended or made again.

use oas_model::SchemaId;
use serde_json::Value;

use super::{Generator, Place, rival};
use crate::{
    fits::{self, Reading},
    shape::Shape,
};

/// How often a value that is wrong as a whole is made again.
const MAX_ATTEMPTS: u32 = 24;
/// How many other ways are tried where only the name tells the branches of a `oneOf` apart.
const MAX_OTHERS: u32 = 3;
/// How often nothing at all may come out before that is believed.
const MAX_FAILURES: u32 = 4;
/// Reasons that are noted why nothing could be made.
const MAX_CONFLICTS: usize = 32;

/// What is to be said of a value as a whole, with the better one that was found.
enum Verdict {
    Right(Option<Value>),
    /// Right for who goes by the name that a discriminator asks for; others see two branches hold.
    ByName(Option<Value>),
    /// The keyword that it breaks.
    Wrong(&'static str),
}

impl Generator<'_> {
    /// The same where keywords speak about the value as a whole; `taken` alternatives are settled.
    pub(super) fn whole(
        &mut self,
        parts: &[SchemaId],
        taken: &[(SchemaId, u8)],
        place: &Place,
    ) -> Option<Value> {
        let shape = self.book.shape(parts);
        let mut n_failures = 0;
        let mut refused: Vec<Value> = Vec::new();
        let mut by_name = None;
        for attempt in 0..MAX_ATTEMPTS {
            let again = place.again(attempt);
            let made = self.attempt(parts, &mut taken.to_vec(), &again);
            match made.filter(|value| !refused.contains(value)) {
                None => n_failures += 1,
                Some(value) => match self.judged(parts, &value, place) {
                    Verdict::Right(better) => return Some(better.unwrap_or(value)),
                    Verdict::ByName(better) => {
                        by_name.get_or_insert_with(|| better.unwrap_or_else(|| value.clone()));
                        refused.push(value);
                    }
                    Verdict::Wrong(keyword) => {
                        self.report(keyword, &shape);
                        refused.push(value);
                    }
                },
            }
            let is_enough = by_name.is_some() && attempt >= MAX_OTHERS;
            if is_enough || n_failures >= MAX_FAILURES || self.effort.is_impatient() {
                break;
            }
        }
        by_name
    }

    /// What is to be said of a value as a whole, mended if need be.
    fn judged(&mut self, parts: &[SchemaId], value: &Value, place: &Place) -> Verdict {
        if self.broken_as(Reading::Literal, parts, value).is_none() {
            return Verdict::Right(None);
        }
        if let Some(better) = self.mended(parts, value, Reading::Literal) {
            return Verdict::Right(Some(better));
        }
        let Some(keyword) = self.broken(parts, value) else {
            return Verdict::ByName(None);
        };
        if let Some(better) = self.mended(parts, value, Reading::Ours) {
            return Verdict::ByName(Some(better));
        }
        if place.depth == 0 {
            self.rejected.get_or_insert_with(|| value.clone());
        }
        Verdict::Wrong(keyword)
    }

    /// Names the keyword that nothing satisfies, and what stands against it.
    fn report(&mut self, keyword: &str, shape: &Shape) {
        let conflict = format!("`{keyword}` and `{}`", rival::of(shape, keyword));
        if !self.conflicts.contains(&conflict) {
            self.blame(conflict);
        }
    }

    /// Notes why a value could not be made; only the first reasons are ever told.
    pub(super) fn blame(&mut self, why: String) {
        if self.conflicts.len() < MAX_CONFLICTS {
            self.conflicts.push(why);
        }
    }

    /// The keyword that a value breaks.
    pub(super) fn broken(&self, parts: &[SchemaId], value: &Value) -> Option<&'static str> {
        self.broken_as(Reading::Ours, parts, value)
    }

    pub(super) fn broken_as(
        &self,
        reading: Reading,
        parts: &[SchemaId],
        value: &Value,
    ) -> Option<&'static str> {
        let how = (reading, &self.effort);
        fits::judged(self.book, self.wish.purpose, parts, value, how)
    }
}
