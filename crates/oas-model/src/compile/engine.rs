//! From a bundle to a validator: the one file that configures the validating library.

use std::collections::HashSet;
use std::sync::Arc;

use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::{Value, json};

use super::bundle::{Bundle, bundle};
use super::{CompiledSchema, Direction, Reader, format, names::Names};
use crate::place::Place;
use crate::{Api, SchemaId};

/// Steps back that one match may take before it counts as failed.
const BACKTRACK_LIMIT: usize = 100_000;
/// Bytes that one compiled pattern may take.
const PATTERN_SIZE: usize = 10 << 20;

/// Stack for compiling: the library goes into references one inside the other,
/// and in large documents thousands of schemas are linked. Only what is used is ever taken.
const STACK: usize = 256 << 20;

/// Compiles a schema with everything it refers to; with names, of the properties only these.
pub(crate) fn compile(
    api: &Api,
    key: (SchemaId, Direction),
    names: Option<&Names>,
) -> CompiledSchema {
    let large = std::thread::Builder::new().stack_size(STACK);
    let compiled = std::thread::scope(|scope| {
        let worker = large.spawn_scoped(scope, || compile_here(api, key, names));
        worker.ok().and_then(|worker| worker.join().ok())
    });
    // No thread to be had: the stack of this one is enough for almost any schema.
    compiled.unwrap_or_else(|| compile_here(api, key, names))
}

fn compile_here(api: &Api, key: (SchemaId, Direction), names: Option<&Names>) -> CompiledSchema {
    let reader = Reader::new(api);
    let mut made = bundle(&reader, key, names, &HashSet::new());
    let validator = build(&made.schema).or_else(|_| {
        let unusable = unusable_patterns(&reader, &made);
        made = bundle(&reader, key, names, &unusable);
        build(&made.schema)
    });
    let validator = validator.or_else(|reason| {
        let message = format!("This schema cannot be used for validating: {reason}.");
        let place = Place::of(api.sources(), key.0.0);
        reader.context().error(
            "schema-unusable",
            place,
            message,
            "Any value is accepted here.",
        );
        build(&Value::Bool(true))
    });
    CompiledSchema {
        validator: validator.ok().map(Arc::new),
        sources: Arc::clone(api.sources()),
        definitions: made.definitions.into(),
        findings: reader.findings.list().into(),
        footprint: reader.steps.finish(),
    }
}

pub(super) fn build(schema: &Value) -> Result<Validator, String> {
    let patterns = PatternOptions::fancy_regex()
        .backtrack_limit(BACKTRACK_LIMIT)
        .size_limit(PATTERN_SIZE);
    let mut options = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_pattern_options(patterns)
        .offline();
    for (name, check) in format::CHECKS {
        options = options.with_format(name, check);
    }
    options.build(schema).map_err(|error| error.to_string())
}

/// Patterns that the library cannot read, each a finding.
fn unusable_patterns(reader: &Reader<'_>, made: &Bundle) -> HashSet<String> {
    let mut unusable = HashSet::new();
    for (pattern, id) in &made.patterns {
        if unusable.contains(pattern) || build(&json!({ "pattern": pattern })).is_ok() {
            continue;
        }
        let place = Place::of(reader.sources(), id.0);
        let place = place.get("pattern").unwrap_or(place);
        let message = format!("The pattern `{pattern}` is no regular expression, or too large.");
        let hint = "It is ignored; the rest of the schema is checked.";
        let cx = reader.context();
        cx.error("pattern-invalid", place, message, hint);
        unusable.insert(pattern.clone());
    }
    unusable
}
