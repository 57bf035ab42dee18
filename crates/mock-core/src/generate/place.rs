//! Where a value stands in the answer.

use super::COSY_DEPTH;
use crate::{draw::Trail, fakers::Words};

/// One place in the answer, with what bears on its value.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The seed of this value.
    pub(crate) trail: Trail,
    /// The seed of the object around it: values that belong together share it.
    pub(crate) around: Trail,
    /// What the value is called.
    pub(crate) words: Words,
    pub(crate) depth: usize,
    /// How many values may stand here and below.
    pub(crate) share: usize,
    /// How often a value for this place has been refused.
    pub(crate) attempt: u32,
}

impl Place {
    /// The place of a property.
    pub(crate) fn member(&self, name: &str, description: Option<&str>, share: usize) -> Self {
        Self {
            trail: self.trail.step(name),
            around: self.trail,
            words: Words::new(name, self.words.name(), description),
            depth: self.depth + 1,
            share,
            attempt: 0,
        }
    }

    /// The place of an array's element: it is called after the array.
    pub(crate) fn element(&self, idx: usize, share: usize) -> Self {
        let trail = self.trail.step(&idx.to_string());
        Self {
            trail,
            around: trail,
            words: self.words.singular(),
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
            attempt,
            ..self.clone()
        }
    }

    /// Whether only what is required should be made here.
    pub(crate) fn is_tight(&self) -> bool {
        self.depth >= COSY_DEPTH || self.share < 8
    }
}
