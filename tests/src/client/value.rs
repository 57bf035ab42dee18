//! Values for schemas: as small as a schema lets them be, and in no way believable.
//!
//! In:  a document with [`modern`](crate::rules::modern) schemas, one of its schemas, the number
//!      of the attempt.
//! Out: a value that probably satisfies the schema; who needs to know asks a validator, and tries
//!      the next attempt.
//! Never: draws from anything but the attempt's number.

mod flat; // one schema made of many
mod name; // discriminators
mod number; // numbers in their bounds
mod text; // formats, patterns and lengths

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use serde_json::{Map, Value, json};

use flat::flattened;
use name::Naming;

/// How many attempts differ from each other.
pub const N_ATTEMPTS: usize = 12;

/// Deeper inside, lists and maps are left empty where they may be.
const DEEPEST_FILLED: usize = 7;

/// Deeper values are given up.
const DEPTH: usize = 40;

/// Makes values.
#[derive(Debug)]
pub struct Maker<'d> {
    root: &'d Value,
    rng: ChaCha8Rng,
    /// Which branch of a choice is taken.
    branch: usize,
    /// Whether written examples and defaults are taken.
    quotes: bool,
    /// Whether properties are made that need not be there.
    wide: bool,
    /// Whether lists have an item even where they may be empty.
    filled: bool,
    /// Grows with each value, so that no two are the same.
    count: usize,
}

impl<'d> Maker<'d> {
    /// A maker for schemas of this document; attempts differ in branches, examples and width.
    #[must_use]
    pub fn new(root: &'d Value, attempt: usize) -> Self {
        Self {
            root,
            rng: ChaCha8Rng::seed_from_u64(attempt as u64),
            branch: attempt / 3,
            quotes: attempt.is_multiple_of(3),
            wide: attempt % 3 == 2,
            filled: attempt % 3 == 2,
            count: 0,
        }
    }

    /// The same with every property that has a schema of its own.
    #[must_use]
    pub fn wide(self) -> Self {
        Self {
            wide: true,
            filled: true,
            ..self
        }
    }

    /// The same with an item in each list: nothing can be told from an empty one in a query.
    #[must_use]
    pub fn filled(self) -> Self {
        Self {
            filled: true,
            ..self
        }
    }

    /// A value, or nothing where the schema leaves none or none is found.
    pub fn make(&mut self, schema: &Value) -> Option<Value> {
        self.value(schema, 0)
    }

    fn value(&mut self, schema: &Value, depth: usize) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        self.count += 1;
        let written = schema;
        let schema = flattened(self.root, schema, self.branch)?;
        if let Some(value) = schema.get("const") {
            return Some(value.clone());
        }
        let kind = kind(&schema);
        if let Some(value) = self.quoted(&schema, kind) {
            return Some(value);
        }
        match kind {
            "string" => text::make(&schema, &mut self.rng, self.count).map(Value::String),
            "integer" | "number" => number::make(&schema, is_whole(&schema, kind), self.count),
            "boolean" => Some(json!(true)),
            "null" => Some(Value::Null),
            "array" => self.array(&schema, depth),
            "object" => {
                let naming = Naming::of(self.root, written, &schema, self.branch);
                self.object(&schema, naming.as_ref(), depth)
            }
            _ => Some(json!("text")),
        }
    }

    fn quoted(&self, schema: &Map<String, Value>, kind: &str) -> Option<Value> {
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            let fitting: Vec<_> = values.iter().filter(|value| is_of(value, kind)).collect();
            let all = if fitting.is_empty() {
                values.iter().collect()
            } else {
                fitting
            };
            return all
                .get((self.branch + self.count) % all.len().max(1))
                .map(|one| (*one).clone());
        }
        let examples = schema.get("examples").and_then(|all| all.get(0));
        let found = [schema.get("example"), examples, schema.get("default")];
        let found = found.into_iter().flatten().find(|value| is_of(value, kind));
        found.filter(|_| self.quotes).cloned()
    }

    fn array(&mut self, schema: &Map<String, Value>, depth: usize) -> Option<Value> {
        let contains = schema.get("contains").map(|_| 1);
        let least = size(schema, "minItems").or(contains).unwrap_or(0);
        let most = size(schema, "maxItems").unwrap_or(usize::MAX);
        let n = least
            .max(usize::from(self.filled && depth < DEEPEST_FILLED))
            .min(most);
        let first = schema.get("prefixItems").and_then(Value::as_array);
        let mut out: Vec<Value> = Vec::new();
        for index in 0..n {
            let item = first
                .and_then(|first| first.get(index))
                .or(schema.get("contains").filter(|_| index == 0))
                .or(schema.get("items"))
                .unwrap_or(&Value::Bool(true));
            let value = self.value(item, depth + 1)?;
            if schema.get("uniqueItems") != Some(&json!(true)) || !out.contains(&value) {
                out.push(value);
            } else if let Some(other) = self.other(item, &out, depth) {
                out.push(other);
            }
        }
        Some(Value::Array(out))
    }

    /// A value that is not among these.
    fn other(&mut self, schema: &Value, among: &[Value], depth: usize) -> Option<Value> {
        let quotes = std::mem::replace(&mut self.quotes, false);
        let found = (0..among.len() + 8).find_map(|_| {
            let value = self.value(schema, depth + 1)?;
            (!among.contains(&value)).then_some(value)
        });
        self.quotes = quotes;
        found
    }

    /// An object that says its name where a discriminator asks for it. A schema that goes by none
    /// of the names gives way to one that does.
    fn object(
        &mut self,
        schema: &Map<String, Value>,
        naming: Option<&Naming>,
        depth: usize,
    ) -> Option<Value> {
        let mut value = self.members(schema, depth)?;
        let Some(naming) = naming else {
            return Some(value);
        };
        if let Some(name) = naming.said(self.root, schema) {
            value[&naming.property] = json!(name);
            return Some(value);
        }
        let name = value[&naming.property].as_str().map(str::to_owned);
        let subtype = name
            .as_ref()
            .and_then(|name| naming.subtype(self.root, name));
        let (Some(name), Some(subtype)) = (name, subtype) else {
            return Some(value);
        };
        let mut value = self.value(&subtype, depth + 1)?;
        value[&naming.property] = json!(name);
        Some(value)
    }

    fn members(&mut self, schema: &Map<String, Value>, depth: usize) -> Option<Value> {
        let empty = Map::new();
        let properties = schema
            .get("properties")
            .and_then(Value::as_object)
            .unwrap_or(&empty);
        let rest = schema
            .get("additionalProperties")
            .cloned()
            .unwrap_or(json!(true));
        let mut out = Map::new();
        for name in schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let name = name.as_str().unwrap_or_default();
            let schema = properties.get(name).unwrap_or(&rest);
            out.insert(name.to_owned(), self.value(schema, depth + 1)?);
        }
        let least = size(schema, "minProperties").unwrap_or(0);
        let most = size(schema, "maxProperties").unwrap_or(usize::MAX);
        let is_wide = self.wide && depth < 3;
        for (name, schema) in properties {
            let is_wanted = out.len() < least || (is_wide && out.len() < most);
            if !is_wanted || out.contains_key(name) || schema["readOnly"] == true {
                continue;
            }
            if let Some(value) = self.value(schema, depth + 1) {
                out.insert(name.clone(), value);
            }
        }
        while out.len() < least {
            let name = format!("key{}", out.len());
            out.insert(name, self.value(&rest, depth + 1)?);
        }
        if out.is_empty() && self.filled && depth < DEEPEST_FILLED && most > 0 {
            out.extend(self.any_member(properties, &rest, depth));
        }
        Some(Value::Object(out))
    }

    /// The first property that can be made, or one that a map may have.
    fn any_member(
        &mut self,
        properties: &Map<String, Value>,
        rest: &Value,
        depth: usize,
    ) -> Option<(String, Value)> {
        let mut sendable = properties.iter().filter(|(_, one)| one["readOnly"] != true);
        let found = sendable
            .find_map(|(name, schema)| Some((name.clone(), self.value(schema, depth + 1)?)));
        if found.is_some() || !rest.is_object() {
            return found;
        }
        Some(("key".to_owned(), self.value(rest, depth + 1)?))
    }
}

/// The type to make: the first that is not null, or what the words of the schema are about.
fn kind(schema: &Map<String, Value>) -> &str {
    let first = |kinds: &'_ Vec<Value>| {
        let named = kinds.iter().position(|kind| kind != "null");
        named.unwrap_or_default()
    };
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => kinds
            .get(first(kinds))
            .and_then(Value::as_str)
            .unwrap_or("null"),
        _ => implied(schema),
    }
}

fn implied(schema: &Map<String, Value>) -> &'static str {
    const WORDS: [(&str, &str); 12] = [
        ("properties", "object"),
        ("required", "object"),
        ("minProperties", "object"),
        ("additionalProperties", "object"),
        ("items", "array"),
        ("minItems", "array"),
        ("contains", "array"),
        ("minimum", "number"),
        ("maximum", "number"),
        ("pattern", "string"),
        ("minLength", "string"),
        ("format", "string"),
    ];
    let found = WORDS.iter().find(|(word, _)| schema.contains_key(*word));
    found.map_or("any", |(_, kind)| kind)
}

/// Whether only whole numbers will do: by type, or by a format of whole numbers.
fn is_whole(schema: &Map<String, Value>, kind: &str) -> bool {
    let format = schema.get("format").and_then(Value::as_str);
    let bits = format.and_then(|format| format.strip_prefix('u').or(Some(format)));
    kind == "integer" || matches!(bits, Some("int8" | "int16" | "int32" | "int64"))
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.as_f64().is_some_and(|n| n.fract() == 0.0),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => true,
    }
}

fn size(schema: &Map<String, Value>, word: &str) -> Option<usize> {
    let size = schema.get(word)?.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` ends at the largest number"
    )]
    Some(size as usize)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Maker, N_ATTEMPTS};
    use crate::rules::{Check, Rules};

    /// Whether one of the attempts satisfies the schema.
    fn makes(schema: &Value) -> bool {
        let document = json!({ "s": schema, "node": { "type": "object", "required": ["next"],
            "properties": { "next": { "type": ["object", "null"], "$ref": "#/node" } } } });
        let mut rules = Rules::new(document.clone());
        (0..N_ATTEMPTS).any(|attempt| {
            let made = Maker::new(&document, attempt).make(&document["s"]);
            made.is_some_and(|value| rules.check("/s", &value) == Check::Valid)
        })
    }

    #[test]
    fn makes_what_schemas_ask_for() {
        for schema in [
            json!({ "type": "string", "pattern": "^[A-Z]{2}\\d{4}$" }),
            json!({ "type": "string", "pattern": "^a$|^b$", "minLength": 1 }),
            json!({ "type": "string", "format": "date-time" }),
            json!({ "type": "integer", "exclusiveMinimum": 7, "multipleOf": 5 }),
            json!({ "type": "array", "minItems": 3, "uniqueItems": true, "items": { "type": "integer" } }),
            json!({ "allOf": [{ "required": ["a"] }, { "properties": { "a": { "type": "boolean" } } }] }),
            json!({ "oneOf": [{ "type": "string", "maxLength": 0 }, { "type": "object" }] }),
            json!({ "type": "object", "minProperties": 2, "additionalProperties": { "type": "number" } }),
            json!({ "enum": [null, 4] }),
        ] {
            assert!(makes(&schema), "{schema}");
        }
    }

    #[test]
    fn gives_up_where_there_is_nothing() {
        assert!(!makes(&json!({ "$ref": "#/node" })));
        assert!(!makes(&json!(false)));
    }
}
