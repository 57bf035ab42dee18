//! Validators for schemas, made when first needed.
//!
//! In:  a [`crate::SchemaId`] and a [`Direction`].
//! Out: a [`CompiledSchema`] that lists what is wrong with a value, and where the rule stands.
//! Never: fails on a bad schema. What cannot be compiled is a finding, is left
//! out, and the rest goes on validating.

mod bundle; // a schema and all it needs -> one JSON Schema document
mod cache; // the compiled schemas of one Api
mod choice; // discriminators
mod cycles; // references that would never end
mod engine; // the options of the validating library
mod exempt; // members of the other direction
mod format; // formats the library does not know
mod keywords; // one schema of the bundle
mod message; // what a person reads
mod names; // the member names of a value
mod numbers; // bounds of number formats
mod reader; // the schemas that are read
mod text_rule; // one keyword of texts alone
mod words; // keywords that need no other schema

use std::sync::Arc;

use jsonschema::Validator;
use serde_json::Value;

use crate::footprint::{Footprint, Stale};
use crate::place::Place;
use crate::{ModelFinding, Origin, SourceSet};

use bundle::Start;
pub(crate) use cache::Cache;
use reader::Reader;
pub use text_rule::TextRule;

/// Which way a value travels: `readOnly` members are not asked for in requests,
/// nor `writeOnly` members in responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
}

/// One thing that is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// JSON pointer into the value; empty for the whole value.
    pub instance: String,
    /// The keyword of the rule, such as `minimum`.
    pub keyword: String,
    /// What is wrong, to be read after the place: `must be at least 1`.
    pub message: String,
    /// The members that the rule is about: the one that `required` misses, those that
    /// `additionalProperties` or `unevaluatedProperties` refuse.
    pub members: Vec<String>,
    /// Of a `oneOf`: several alternatives match, instead of none.
    pub several: bool,
    /// Where the rule is written.
    pub schema: Option<Origin>,
}

/// Violations listed for one value; a person reads the first few.
const MAX_VIOLATIONS: usize = 100;

/// A schema made ready for validating.
#[derive(Debug, Clone)]
pub struct CompiledSchema {
    /// `None` accepts everything; the library refused even `true`.
    validator: Option<Arc<Validator>>,
    sources: Arc<SourceSet>,
    definitions: Arc<[Start]>,
    /// What cannot be compiled.
    findings: Arc<[ModelFinding]>,
    footprint: Footprint,
}

impl CompiledSchema {
    /// Everything that is wrong with a value (the first hundred things).
    #[must_use]
    pub fn validate(&self, value: &Value) -> Vec<Violation> {
        let errors = self.validator.iter().flat_map(|one| one.iter_errors(value));
        let mut found: Vec<Violation> = Vec::new();
        for error in errors {
            let violation = Violation {
                instance: error.instance_path().as_str().to_owned(),
                keyword: message::keyword(&error, value),
                message: message::message(&error, value),
                members: message::named(&error, value),
                several: message::is_several(&error),
                schema: self.origin(error.schema_path().as_str()),
            };
            // A base is asked for itself and again by the subtype that a discriminator names.
            if !found.contains(&violation) {
                found.push(violation);
            }
            if found.len() == MAX_VIOLATIONS {
                break;
            }
        }
        found
    }

    /// Whether nothing is wrong with a value.
    #[must_use]
    pub fn is_valid(&self, value: &Value) -> bool {
        self.validator
            .as_ref()
            .is_none_or(|one| one.is_valid(value))
    }

    /// What was found while it was made.
    pub(crate) fn findings(&self) -> &[ModelFinding] {
        &self.findings
    }

    /// The same for newer documents, where nothing that it was made of has changed.
    ///
    /// It must not hold on to the older ones, or each edit would keep a text in memory.
    pub(crate) fn kept(&self, stale: &Stale, sources: &Arc<SourceSet>) -> Option<Self> {
        self.footprint.holds(stale).then(|| Self {
            sources: Arc::clone(sources),
            ..self.clone()
        })
    }

    /// The place in the documents of a place in the bundle: `/$defs/3/properties/name/minLength`.
    fn origin(&self, path: &str) -> Option<Origin> {
        let (index, rest) = path
            .strip_prefix("/$defs/")?
            .split_once('/')
            .unwrap_or((path, ""));
        let start = self.definitions.get(index.parse::<usize>().ok()?)?;
        if let Some(choice) = start.choice.filter(|_| !rest.starts_with("else/")) {
            return Some(choice);
        }
        let mut at = Place::of(&self.sources, start.schema.0);
        for token in rest.split('/').filter(|token| !token.is_empty()) {
            let token = token.replace("~1", "/").replace("~0", "~");
            match step(at, &token) {
                Some(next) => at = next,
                // Words of ours that nobody wrote: the wrapper of `nullable`, bounds of formats.
                None if token == "else" => {}
                None => break,
            }
        }
        Some(at.origin())
    }
}

/// A keyword as written, which in old drafts is another word than ours.
fn step<'a>(at: Place<'a>, token: &str) -> Option<Place<'a>> {
    at.step(token).or_else(|| match token {
        "prefixItems" => at.step("items"),
        "items" => at.step("additionalItems"),
        "dependentRequired" | "dependentSchemas" => at.step("dependencies"),
        _ => None,
    })
}
