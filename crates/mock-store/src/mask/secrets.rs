//! All that says whether a name is one of a secret.

use mock_core::SecretNames;

use super::{Masks, names};

/// What is well known, what the document declares and what a person declares.
#[derive(Debug, Clone, Copy)]
pub(super) struct Secrets<'a> {
    pub(super) declared: &'a SecretNames,
    pub(super) masks: &'a Masks,
}

impl Secrets<'_> {
    pub(super) fn is_field(&self, name: &str) -> bool {
        names::is_field(name)
            || self.declared.headers.iter().any(|secret| secret == name)
            || self.masks.is_field(name)
    }

    pub(super) fn is_parameter(&self, name: &str) -> bool {
        names::is_parameter(name)
            || self.declared.query.contains(&name.to_lowercase())
            || self.masks.is_parameter(name)
    }

    pub(super) fn is_member(&self, name: &str) -> bool {
        names::is_member(name) || self.masks.is_member(name)
    }
}
