//! Lowering: from nodes of any version to the one model.
//!
//! Every reader here is lenient: a value of the wrong type is a finding and
//! counts as absent, and the rest of the object is read all the same.

mod content; // media types, examples, headers
mod discriminator;
mod outgoing; // webhooks, callbacks, links
mod parameter;
mod request; // request bodies and responses
mod schema;
mod schema_words; // groups of schema keywords
mod scope; // what a `$dynamicRef` means
mod security;
mod server;
mod skeleton; // what is read at once

mod subtypes; // which schemas extend which
mod swagger; // operations of Swagger 2.0
mod tag;
mod tree; // operations, read from the tree (3.1, 3.2 and broken 3.0)
mod typed; // operations, read through openapiv3 (3.0)
mod typed_parts;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use oas_doc::NodeKind;
use serde_json::Value;

use crate::finding::{Findings, Part, kind_in_words};
use crate::footprint::Steps;
use crate::node_de::Refused;
use crate::place::Place;
use crate::reference::{Broken, Found, References, Scope};
use crate::value::{self, Loss};
use crate::{ModelFinding, Operation, OperationHead, Severity, SourceSet, Version};

pub(crate) use discriminator::owner as discriminator_owner;
pub(crate) use outgoing::target as link_target;
pub(crate) use schema::schema;
pub(crate) use security::schemes as security_schemes;
pub(crate) use skeleton::{Skeleton, skeleton, version_of};
pub(crate) use subtypes::Subtypes;
pub(crate) use tree::Inherited;

/// Lowers one operation through the front end of its version.
pub(crate) fn operation(
    cx: Context<'_>,
    head: &OperationHead,
    inherited: Inherited<'_>,
) -> Operation {
    let at = Place::of(cx.sources, head.origin);
    match cx.version(at) {
        Version::V20 => return swagger::operation(cx, head, inherited),
        Version::V30 => {}
        Version::V31 | Version::V32 => return tree::operation(cx, head, inherited),
    }
    typed::operation(cx, head, inherited).unwrap_or_else(|reason| {
        if let Refused::View(reason) = reason {
            let message = format!("This operation is not quite OpenAPI 3.0: {reason}.");
            let hint = "It is read as far as it can be understood.";
            cx.note("operation-lenient", at, message, hint);
        }
        tree::operation(cx, head, inherited)
    })
}

/// What every lowering function needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) sources: &'a SourceSet,
    pub(crate) references: &'a References,
    pub(crate) findings: &'a Findings,
    pub(crate) subtypes: &'a Subtypes,
    pub(crate) versions: &'a [Version],
    /// Where the steps of this lowering are written down; `None` where nobody asks.
    pub(crate) steps: Option<&'a Steps>,
    /// What `$dynamicRef`s mean on the way that led here.
    pub(crate) scope: Scope,
}

impl<'a> Context<'a> {
    pub(crate) fn version(self, at: Place<'_>) -> Version {
        self.versions
            .get(at.document.0 as usize)
            .copied()
            .unwrap_or(Version::V31)
    }

    pub(crate) fn error(self, code: &'static str, at: Place<'_>, message: String, hint: &str) {
        self.report(Severity::Error, code, at, message, hint);
    }

    pub(crate) fn warn(self, code: &'static str, at: Place<'_>, message: String, hint: &str) {
        self.report(Severity::Warning, code, at, message, hint);
    }

    pub(crate) fn note(self, code: &'static str, at: Place<'_>, message: String, hint: &str) {
        self.report(Severity::Note, code, at, message, hint);
    }

    fn report(
        self,
        severity: Severity,
        code: &'static str,
        at: Place<'_>,
        message: String,
        hint: &str,
    ) {
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        self.findings.add(ModelFinding {
            code,
            severity,
            message,
            hint,
            origin: at.origin(),
            part: Part::Key,
        });
    }

    /// The place behind a chain of `$ref`s; `None` with a finding when there is none.
    pub(crate) fn follow(self, start: Place<'a>) -> Option<Place<'a>> {
        let mut at = start;
        let mut seen = HashSet::new();
        while let Some(reference) = at.reference() {
            if !seen.insert(at.origin()) {
                let message = format!("`{reference}` leads back to itself.");
                self.error(
                    "reference-cycle",
                    at,
                    message,
                    "Point one of the references at an object.",
                );
                return None;
            }
            at = self.target(at, reference)?;
        }
        Some(at)
    }

    /// Like [`Self::follow`], and what is found must be a mapping.
    pub(crate) fn object(self, start: Place<'a>, what: &str) -> Option<Place<'a>> {
        let at = self.follow(start)?;
        if at.is_mapping() {
            return Some(at);
        }
        self.wrong_type(at, what, "an object");
        None
    }

    /// One step of a reference.
    pub(crate) fn resolve(self, at: Place<'a>, reference: &str) -> Result<Place<'a>, Broken> {
        self.find(at, reference).map(|found| found.place)
    }

    fn find(self, at: Place<'a>, reference: &str) -> Result<Found<'a>, Broken> {
        let found = self.references.resolve(self.sources, at, reference);
        match (&found, self.steps) {
            (Ok(found), Some(steps)) => steps.went_to(found.place.origin()),
            (Err(_), Some(steps)) => steps.found_nothing(),
            (_, None) => {}
        }
        found
    }

    /// What a `$dynamicRef` means here, whose plain target is known.
    pub(crate) fn dynamic(self, target: Place<'a>, reference: &str) -> Place<'a> {
        let found = self
            .references
            .dynamic(self.sources, self.scope, target, reference);
        if let Some(steps) = self.steps {
            steps.went_to(found.origin());
        }
        found
    }

    /// One step of a reference; a finding when it leads nowhere.
    pub(crate) fn target(self, at: Place<'a>, reference: &str) -> Option<Place<'a>> {
        match self.find(at, reference) {
            Ok(found) => {
                if let Some(guess) = found.guess {
                    let (message, hint) = guess.told(reference);
                    let written = at.get("$ref").unwrap_or(at);
                    self.warn("reference-base", written, message, hint);
                }
                Some(found.place)
            }
            Err(broken) => {
                self.broken(at, reference, &broken);
                None
            }
        }
    }

    fn broken(self, at: Place<'_>, reference: &str, broken: &Broken) {
        let written = at.get("$ref").unwrap_or(at);
        let told = broken.told(self.sources, reference);
        self.error(told.code, written, told.message, told.hint);
    }

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

/// Whether a key is an extension, which is no part of any rule here.
pub(crate) fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}
