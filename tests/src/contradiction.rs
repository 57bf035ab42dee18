//! Proofs that a schema admits no value at all.
//!
//! In:  a document with [`modern`](crate::rules::modern) schemas, the pointer of one of them.
//! Out: the two words that contradict each other, in words; nothing where no proof is found.
//! Never: guesses: what is not proved counts as a schema that has values.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::expression::{is_impossible, shortest};
use crate::node::pointer_of;
use crate::rules::{Check, Rules};

/// Deeper nesting is not looked into.
const DEPTH: usize = 24;

/// Looks for proofs in one document.
#[derive(Debug)]
pub struct Prover<'d> {
    root: &'d Value,
    rules: &'d mut Rules,
}

/// One schema and the place where it stands.
type Part<'d> = (&'d Map<String, Value>, String);

impl<'d> Prover<'d> {
    /// A prover for this document and its rules.
    pub fn new(root: &'d Value, rules: &'d mut Rules) -> Self {
        Self { root, rules }
    }

    /// Why no value satisfies the schema at a pointer.
    pub fn prove(&mut self, pointer: &str) -> Option<String> {
        self.schema(pointer, &mut Vec::new())
    }

    fn schema(&mut self, pointer: &str, above: &mut Vec<String>) -> Option<String> {
        if above.len() > DEPTH {
            return None;
        }
        let target = self.target(pointer);
        if above.contains(&target) {
            return Some(format!("`{target}` must hold itself without end"));
        }
        above.push(target.clone());
        let proof = self.parts_of(&target, above);
        above.pop();
        proof
    }

    fn parts_of(&mut self, pointer: &str, above: &mut Vec<String>) -> Option<String> {
        if self.root.pointer(pointer)? == &Value::Bool(false) {
            return Some(format!("`{pointer}` is false"));
        }
        let mut parts = Vec::new();
        self.gather(pointer, &mut parts, 0);
        self.listed_values(pointer, &parts)
            .or_else(|| types(&parts))
            .or_else(|| crossed(&parts))
            .or_else(|| pattern(&parts))
            .or_else(|| too_long(&parts))
            .or_else(|| self.members(&parts, above))
            .or_else(|| self.items(&parts, above))
            .or_else(|| self.branches(&parts, above))
    }

    /// Where a chain of references ends.
    fn target(&self, pointer: &str) -> String {
        let mut at = pointer.to_owned();
        for _ in 0..DEPTH {
            let reference = self.root.pointer(&at).and_then(|one| one["$ref"].as_str());
            match reference.and_then(pointer_of) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The schema and everything that must hold with it.
    fn gather(&self, pointer: &str, parts: &mut Vec<Part<'d>>, depth: usize) {
        let Some(schema) = self.root.pointer(pointer).and_then(Value::as_object) else {
            return;
        };
        if depth > DEPTH || parts.iter().any(|(_, known)| known == pointer) {
            return;
        }
        parts.push((schema, pointer.to_owned()));
        if let Some(target) = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(pointer_of)
        {
            self.gather(&target, parts, depth + 1);
        }
        let all = schema
            .get("allOf")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        for index in 0..all {
            self.gather(&format!("{pointer}/allOf/{index}"), parts, depth + 1);
        }
    }

    /// None of the listed values satisfies the rest: each of them is tried.
    fn listed_values(&mut self, pointer: &str, parts: &[Part<'_>]) -> Option<String> {
        let (values, at) = parts
            .iter()
            .find_map(|(schema, at)| match schema.get("const") {
                Some(value) => Some((vec![value.clone()], at)),
                None => Some((schema.get("enum")?.as_array()?.clone(), at)),
            })?;
        let fits = values
            .iter()
            .any(|value| !matches!(self.rules.check(pointer, value), Check::Wrong(_)));
        (!fits).then(|| format!("no value of `{at}/enum` satisfies what stands beside it"))
    }

    /// A required member that cannot be there. Other values than objects must be out of the question.
    fn members(&mut self, parts: &[Part<'d>], above: &mut Vec<String>) -> Option<String> {
        if kinds(parts)? != BTreeSet::from(["object"]) {
            return None;
        }
        for (schema, at) in parts {
            for name in schema
                .get("required")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                let name = name.as_str()?;
                if let Some(closed) = parts.iter().find(|(part, _)| closes_out(part, name)) {
                    return Some(format!(
                        "`{at}` requires `{name}`, `{}` admits no such member",
                        closed.1
                    ));
                }
                for (_, at) in parts.iter().filter(|(part, _)| has(part, name)) {
                    let pointer = format!("{at}/properties/{}", crate::node::escaped(name));
                    if let Some(why) = self.schema(&pointer, above) {
                        return Some(why);
                    }
                }
            }
        }
        None
    }

    fn items(&mut self, parts: &[Part<'d>], above: &mut Vec<String>) -> Option<String> {
        let must_have = parts
            .iter()
            .any(|(part, _)| number(part, "minItems") > Some(0.0));
        if !must_have || kinds(parts)? != BTreeSet::from(["array"]) {
            return None;
        }
        let listed = parts
            .iter()
            .filter(|(part, _)| part.contains_key("items") && !part.contains_key("prefixItems"));
        let pointers: Vec<_> = listed.map(|(_, at)| format!("{at}/items")).collect();
        pointers
            .iter()
            .find_map(|pointer| self.schema(pointer, above))
    }

    /// Whether a branch and what stands around it share no type.
    fn has_no_type_with(&self, branch: &str, parts: &[Part<'d>]) -> bool {
        let mut all = parts.to_vec();
        self.gather(branch, &mut all, 0);
        types(&all).is_some()
    }

    /// Every branch of a choice is impossible, or a twin of another one of which just one may hold.
    fn branches(&mut self, parts: &[Part<'d>], above: &mut Vec<String>) -> Option<String> {
        for (schema, at) in parts {
            for word in ["oneOf", "anyOf"] {
                let Some(branches) = schema.get(word).and_then(Value::as_array) else {
                    continue;
                };
                let targets: Vec<_> = (0..branches.len())
                    .map(|index| self.target(&format!("{at}/{word}/{index}")))
                    .collect();
                let has_twin = |index: usize| {
                    word == "oneOf"
                        && targets.iter().enumerate().any(|(other, target)| {
                            other != index
                                && self.root.pointer(target) == self.root.pointer(&targets[index])
                        })
                };
                let twins: Vec<bool> = (0..targets.len()).map(has_twin).collect();
                let mut all = true;
                for (target, twin) in targets.iter().zip(twins) {
                    let is_out = || self.has_no_type_with(target, parts);
                    all = all && (twin || is_out() || self.schema(target, above).is_some());
                }
                if all {
                    return Some(format!(
                        "no branch of `{at}/{word}` can be the only one that holds"
                    ));
                }
            }
        }
        None
    }
}

fn has(schema: &Map<String, Value>, name: &str) -> bool {
    schema
        .get("properties")
        .is_some_and(|all| all.get(name).is_some())
}

fn closes_out(schema: &Map<String, Value>, name: &str) -> bool {
    schema.get("additionalProperties") == Some(&Value::Bool(false))
        && !has(schema, name)
        && !schema.contains_key("patternProperties")
}

fn number(schema: &Map<String, Value>, word: &str) -> Option<f64> {
    schema.get(word)?.as_f64()
}

/// The types that all parts admit; nothing where no part names any.
fn kinds<'v>(parts: &[Part<'v>]) -> Option<BTreeSet<&'v str>> {
    let named = parts.iter().filter_map(|(part, _)| part.get("type"));
    named
        .map(|kinds| match kinds {
            Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
            one => one.as_str().into_iter().collect::<BTreeSet<_>>(),
        })
        .reduce(|a, b| {
            let both = |one: &&str| b.contains(one) || (*one == "integer" && b.contains("number"));
            let whole = b.contains("integer") && a.contains("number");
            let mut kept: BTreeSet<_> = a.iter().copied().filter(both).collect();
            kept.extend(whole.then_some("integer"));
            kept
        })
}

fn types(parts: &[Part<'_>]) -> Option<String> {
    let none = kinds(parts)?.is_empty();
    let places: Vec<_> = parts
        .iter()
        .filter(|(part, _)| part.contains_key("type"))
        .map(|(_, at)| at.as_str())
        .collect();
    none.then(|| {
        format!(
            "the types of `{}` have nothing in common",
            places.join("` and `")
        )
    })
}

/// A pattern that nothing matches, where only texts are admitted.
fn pattern(parts: &[Part<'_>]) -> Option<String> {
    let is_text = kinds(parts)? == BTreeSet::from(["string"]);
    let patterns = parts
        .iter()
        .filter_map(|(part, _)| part.get("pattern")?.as_str());
    let found = patterns
        .filter(|_| is_text)
        .find(|pattern| is_impossible(pattern))?;
    Some(format!("nothing matches the pattern `{found}`"))
}

/// A pattern whose shortest text is longer than a text may be, where only texts are admitted.
fn too_long(parts: &[Part<'_>]) -> Option<String> {
    if kinds(parts)? != BTreeSet::from(["string"]) {
        return None;
    }
    let most = parts
        .iter()
        .filter_map(|(part, _)| number(part, "maxLength"));
    let most = most.reduce(f64::min)?;
    let mut patterns = parts
        .iter()
        .filter_map(|(part, _)| part.get("pattern")?.as_str());
    patterns.find_map(|pattern| {
        let least = shortest(pattern)?;
        #[expect(clippy::cast_precision_loss, reason = "a length that a pattern can write")]
        let is_longer = least as f64 > most;
        is_longer.then(|| {
            format!("every text of the pattern `{pattern}` has {least} characters or more, `maxLength` is {most}")
        })
    })
}

/// A least that is more than the most, where only values with such bounds are admitted.
fn crossed(parts: &[Part<'_>]) -> Option<String> {
    const BOUNDS: [(&str, &str, &str); 4] = [
        ("minimum", "maximum", "number"),
        ("minLength", "maxLength", "string"),
        ("minItems", "maxItems", "array"),
        ("minProperties", "maxProperties", "object"),
    ];
    let kinds = kinds(parts)?;
    BOUNDS.iter().find_map(|(least, most, kind)| {
        let is_bound = |one: &&str| one == kind || (*one == "integer" && *kind == "number");
        let low = parts
            .iter()
            .filter_map(|(part, _)| number(part, least))
            .reduce(f64::max)?;
        let high = parts
            .iter()
            .filter_map(|(part, _)| number(part, most))
            .reduce(f64::min)?;
        let is_out = low > high && kinds.iter().all(is_bound);
        is_out.then(|| {
            format!(
                "`{least}` {low} is above `{most}` {high} in `{}`",
                parts[0].1
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Prover;
    use crate::rules::Rules;

    fn proof(schema: &Value) -> Option<String> {
        let document = json!({ "s": schema });
        let mut rules = Rules::new(document.clone());
        Prover::new(&document, &mut rules).prove("/s")
    }

    #[test]
    fn proves_what_cannot_be() {
        for schema in [
            json!({ "type": "string", "enum": [1, 2] }),
            json!({ "allOf": [{ "type": "string" }, { "type": "object" }] }),
            json!({ "type": "object", "required": ["a"], "additionalProperties": false }),
            json!({ "type": "object", "required": ["a"], "properties": { "a": false } }),
            json!({ "type": "object", "required": ["s"], "properties": { "s": { "$ref": "#/s" } } }),
            json!({ "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 3, "maxLength": 2 } }),
            json!({ "oneOf": [{ "type": "string" }, { "type": "string" }] }),
            json!({ "type": "null", "oneOf": [{ "type": "string" }, { "type": "number" }] }),
            json!({ "type": "string", "pattern": "/^a$/" }),
            json!({ "type": "string", "pattern": "[0-9a-f]{8}-(ä|[a-c]{4})", "maxLength": 9 }),
        ] {
            assert!(proof(&schema).is_some(), "{schema}");
        }
    }

    #[test]
    fn proves_nothing_of_what_can_be() {
        for schema in [
            json!({ "type": "string", "enum": [1, "2"] }),
            json!({ "required": ["a"], "additionalProperties": false }),
            json!({ "type": ["object", "null"], "required": ["a"], "properties": { "a": false } }),
            json!({ "type": "object", "properties": { "s": { "$ref": "#/s" } } }),
            json!({ "type": "array", "items": { "type": "string", "enum": [] } }),
            json!({ "oneOf": [{ "type": "string" }, { "type": "string" }, { "type": "null" }] }),
            json!({ "allOf": [{ "type": "number" }, { "type": "integer" }] }),
            json!({ "minLength": 3, "maxLength": 2 }),
            json!({ "type": "string", "pattern": "ä{8}-(ä|[a-c]{4})", "maxLength": 10 }),
            json!({ "type": ["string", "null"], "pattern": "aaa", "maxLength": 2 }),
        ] {
            assert_eq!(proof(&schema), None, "{schema}");
        }
    }
}
