//! Where a value stands in the answer.

use std::sync::Arc;

use super::COSY_DEPTH;
use crate::{draw::Trail, fakers::Words, locale::Profile, today::Today};

/// One place in the answer, with what bears on its value.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The seed of this value.
    pub(crate) trail: Trail,
    /// The seed of the thing that it tells about, which may be further out: values that belong
    /// together share it.
    pub(crate) about: Trail,
    /// What the value is called.
    pub(crate) words: Arc<Words>,
    /// Where the people and places come from.
    pub(crate) locale: &'static Profile,
    /// The day that times lie around.
    pub(crate) today: Today,
    pub(crate) depth: usize,
    /// How many values may stand here and below.
    pub(crate) share: usize,
    /// How often a value for this place has been refused.
    pub(crate) attempt: u32,
}

impl Place {
    /// The place of a property.
    pub(crate) fn member(&self, name: &str, words: Arc<Words>, share: usize) -> Self {
        Self {
            trail: self.trail.step(name),
            about: self.about_inside(),
            words,
            locale: self.locale,
            today: self.today,
            depth: self.depth + 1,
            share,
            attempt: 0,
        }
    }

    /// The place of an array's element.
    pub(crate) fn element(&self, idx: usize, words: Arc<Words>, share: usize) -> Self {
        let trail = self.trail.step(&idx.to_string());
        // The first of somebody's addresses is their own; a second one would be the same.
        let is_own = idx == 0 && self.words.is_aspect() && self.depth > 1;
        Self {
            trail,
            about: if is_own { self.about } else { trail },
            words,
            locale: self.locale,
            today: self.today,
            depth: self.depth + 1,
            share,
            attempt: 0,
        }
    }

    /// The same place, where `attempt` values have been refused: everything is drawn anew.
    pub(crate) fn again(&self, attempt: u32) -> Self {
        let trail = match attempt {
            0 => self.trail,
            n => self.trail.step(&format!("retry {n}")),
        };
        Self {
            trail,
            about: if attempt == 0 { self.about } else { trail },
            attempt,
            ..self.clone()
        }
    }

    /// The place that the members of this value share.
    pub(crate) fn inside(&self) -> Self {
        Self {
            about: self.about_inside(),
            ..self.clone()
        }
    }

    /// What the members of this value tell about.
    fn about_inside(&self) -> Trail {
        if self.words.is_aspect() && self.depth > 0 {
            self.about
        } else {
            self.trail
        }
    }

    /// Whether only what is required should be made here.
    pub(crate) fn is_tight(&self) -> bool {
        self.depth >= COSY_DEPTH || self.share < 8
    }
}
