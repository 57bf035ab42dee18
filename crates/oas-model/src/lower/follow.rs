//! References, one by one: to their places, with findings for those that lead nowhere.

use std::collections::HashSet;

use super::Context;
use crate::Version;
use crate::footprint::Steps;
use crate::place::Place;
use crate::reference::{Broken, Found};

/// Objects that one operation, or one schema, may be made of: parameters, headers, examples.
const MAX_OBJECTS: usize = 100_000;

impl<'a> Context<'a> {
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
            self.ignored_siblings(at);
            at = self.target(at, reference)?;
        }
        self.check_reference(at);
        Some(at)
    }

    /// A `$ref` that is no text leads nowhere, and the rest is read as if it were not there.
    pub(crate) fn check_reference(self, at: Place<'a>) {
        if let Some(written) = at.step("$ref").filter(|one| one.node.as_str().is_none()) {
            self.wrong_type(written, "$ref", "text");
        }
    }

    /// What stands beside a `$ref` and is not for it: 2.0 and 3.0 ignore everything there, later
    /// versions all but `summary` and `description`.
    ///
    /// Source: OpenAPI 3.0.4 and 3.1.1, "Reference Object".
    fn ignored_siblings(self, at: Place<'a>) {
        let is_old = self.version(at) <= Version::V30;
        let counts = |key| key == "$ref" || (!is_old && matches!(key, "summary" | "description"));
        let ignored = at
            .members()
            .find(|(key, _)| !counts(key) && !super::is_extension(key));
        if let Some((key, one)) = ignored {
            let message = format!("`{key}` beside `$ref` is ignored.");
            let hint =
                "Write it where the reference leads, or repeat that part here without `$ref`.";
            self.note("reference-siblings", one, message, hint);
        }
    }

    /// A text of what stands at `at`, which a reference on the way from `start` may say in its place.
    ///
    /// Source: OpenAPI 3.1.1, "Reference Object", `summary` and `description`.
    pub(crate) fn told(self, start: Place<'a>, at: Place<'a>, key: &str) -> Option<String> {
        let mut here = start;
        while here.origin() != at.origin() {
            let says = self.version(here) > Version::V30 && here.get(key).is_some();
            if says {
                return self.text(here, key);
            }
            here = self.resolve(here, here.reference()?).ok()?;
        }
        self.text(at, key)
    }

    /// Whether a part may be made of one object more. Aliases make many of what is written once.
    fn has_room(self, at: Place<'a>) -> bool {
        let n_objects = self.steps.map_or(0, Steps::count_object);
        if n_objects == MAX_OBJECTS + 1 {
            let message = format!("This operation is made of more than {MAX_OBJECTS} objects.");
            let hint = "The rest is left out. Use fewer aliases.";
            self.error("operation-too-large", at, message, hint);
        }
        n_objects <= MAX_OBJECTS
    }

    /// Like [`Self::follow`], and what is found must be a mapping.
    pub(crate) fn object(self, start: Place<'a>, what: &str) -> Option<Place<'a>> {
        if !self.has_room(start) {
            return None;
        }
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
}
