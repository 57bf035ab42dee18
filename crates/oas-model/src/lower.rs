//! Lowering: from nodes of any version to the one model.
//!
//! Every reader here is lenient: a value of the wrong type is a finding and
//! counts as absent, and the rest of the object is read all the same.

mod content; // media types, examples, headers
mod discriminator;
mod encoding; // parts of bodies
mod follow; // references, one by one
mod names; // what discriminators name
mod oauth; // ways to a token
mod operation; // which front end reads an operation
mod outgoing; // webhooks, callbacks, links
mod parameter;
mod path_item; // and those behind its `$ref`
mod read; // values of the types that the rules ask for
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
mod xml;

#[cfg(test)]
mod tests;

use crate::finding::{Findings, Part};
use crate::footprint::Steps;
use crate::place::Place;
use crate::reference::{References, Scope};
use crate::{DocumentId, ModelFinding, Severity, SourceSet, Version};

pub(crate) use discriminator::owner as discriminator_owner;
pub(crate) use encoding::encodings;
pub(crate) use operation::{Inherited, operation};
pub(crate) use outgoing::target as link_target;
pub(crate) use schema::schema;
pub(crate) use security::schemes as security_schemes;
pub(crate) use skeleton::{Skeleton, skeleton, version_of};
pub(crate) use subtypes::Subtypes;

/// What every lowering function needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) sources: &'a SourceSet,
    pub(crate) references: &'a References,
    pub(crate) findings: &'a Findings,
    pub(crate) subtypes: &'a Subtypes,
    /// The document whose components names mean, wherever they are written.
    pub(crate) entry: DocumentId,
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
}

/// Whether a key is an extension, which is no part of any rule here.
pub(crate) fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}
