//! Values of the types that the rules ask for; anything else is a finding and counts as absent.

use oas_doc::NodeKind;
use serde_json::Value;

use super::Context;
use crate::finding::kind_in_words;
use crate::place::Place;
use crate::value::{self, Loss};

impl<'a> Context<'a> {
    pub(crate) fn wrong_type(self, at: Place<'_>, what: &str, wanted: &str) {
        let found = kind_in_words(at.kind());
        let message = format!("`{what}` should be {wanted}, but here is {found}.");
        self.warn("wrong-type", at, message, "It is ignored until then.");
    }

    /// The text of a member. A number or a boolean is taken as it is spelled.
    pub(crate) fn text(self, of: Place<'a>, key: &str) -> Option<String> {
        self.text_of(of.get(key)?, key)
    }

    pub(crate) fn text_of(self, at: Place<'a>, what: &str) -> Option<String> {
        match at.kind() {
            NodeKind::String => at.node.as_str().map(str::to_owned),
            NodeKind::Number | NodeKind::Bool => {
                let message = format!("`{what}` should be text.");
                self.note("wrong-type", at, message, "Put it in quotes.");
                at.node.scalar().map(str::to_owned)
            }
            _ => {
                self.wrong_type(at, what, "text");
                None
            }
        }
    }

    pub(crate) fn flag(self, of: Place<'a>, key: &str) -> Option<bool> {
        let at = of.get(key)?;
        let read = at.node.as_bool();
        if read.is_none() {
            self.wrong_type(at, key, "`true` or `false`");
        }
        read
    }

    /// A member that must be a list; empty when it is absent or something else.
    pub(crate) fn list(self, of: Place<'a>, key: &str) -> Vec<Place<'a>> {
        let Some(at) = of.get(key) else {
            return Vec::new();
        };
        if at.kind() == NodeKind::Sequence {
            return at.items().collect();
        }
        self.wrong_type(at, key, "a list");
        Vec::new()
    }

    /// A member that must be an object; empty when it is absent or something else.
    pub(crate) fn map(self, of: Place<'a>, key: &str) -> Vec<(&'a str, Place<'a>)> {
        let Some(at) = of.get(key) else {
            return Vec::new();
        };
        if at.is_mapping() {
            return at.members().collect();
        }
        self.wrong_type(at, key, "an object");
        Vec::new()
    }

    pub(crate) fn texts(self, of: Place<'a>, key: &str) -> Vec<String> {
        self.list(of, key)
            .into_iter()
            .filter_map(|one| self.text_of(one, key))
            .collect()
    }

    /// The JSON value of a place, with a finding when something had to be left out.
    pub(crate) fn value(self, at: Place<'a>) -> Value {
        let (value, loss) = value::value(at.node);
        match loss {
            Some(Loss::NotFinite) => {
                let message = "JSON has no infinite numbers; `null` is used instead.".to_owned();
                self.note("number-not-finite", at, message, "Write a finite number.");
            }
            Some(Loss::TooLarge) => {
                let message =
                    "This value is too large or too deep to be used as a whole.".to_owned();
                self.warn(
                    "value-too-large",
                    at,
                    message,
                    "The rest of it is left out.",
                );
            }
            None => {}
        }
        value
    }
}
