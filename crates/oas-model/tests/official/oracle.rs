//! The official schemas, run by a validator of JSON Schema: what our own rules must agree with.
//!
//! In:  a document as a JSON value.
//! Out: whether the official schema of its version takes it. `format` is an annotation.

use std::collections::HashMap;

use jsonschema::{Draft, Retrieve, Uri, Validator};
use serde_json::{Value, json};

/// Address and text of the schemas that refer to each other.
const LINKED: &[&str] = &[
    include_str!("3.1-schema.json"),
    include_str!("3.1-schema-base.json"),
    include_str!("3.1-dialect.json"),
    include_str!("3.1-meta.json"),
    include_str!("3.2-schema.json"),
    include_str!("3.2-schema-base.json"),
    include_str!("3.2-dialect.json"),
    include_str!("3.2-meta.json"),
];

/// JSON Schema draft 4, of which 2.0 uses parts. The validator's own copy takes an empty `enum`.
const DRAFT_04: &str = include_str!("draft-04.json");
const DRAFT_04_ADDRESS: &str = "http://json-schema.org/draft-04/schema#";
const COPY_ADDRESS: &str = "https://schemas.example/draft-04#";

struct Linked(HashMap<String, Value>);

impl Retrieve for Linked {
    fn retrieve(
        &self,
        uri: &Uri<String>,
    ) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let found = self.0.get(uri.as_str()).cloned();
        found.ok_or_else(|| format!("{uri} is not here").into())
    }
}

/// One validator for each version.
pub(crate) struct Oracle(HashMap<&'static str, Validator>);

impl Oracle {
    /// Reads the schemas.
    pub(crate) fn new() -> Self {
        let base = |version| json!({ "$ref": format!("https://spec.openapis.org/oas/{version}/schema-base/WORK-IN-PROGRESS") });
        let copy = format!("{COPY_ADDRESS}/");
        let v20 = include_str!("2.0-schema.json").replace(&format!("{DRAFT_04_ADDRESS}/"), &copy);
        let v20 = parse(&v20);
        let validators = [
            ("2.0", validator(Draft::Draft4, &v20)),
            (
                "3.0",
                validator(Draft::Draft4, &parse(include_str!("3.0-schema.json"))),
            ),
            ("3.1", validator(Draft::Draft202012, &base("3.1"))),
            ("3.2", validator(Draft::Draft202012, &base("3.2"))),
        ];
        Self(validators.into())
    }

    /// Whether the document is valid; not where it names no version that is known.
    pub(crate) fn accepts(&self, document: &Value) -> bool {
        self.of(document)
            .is_some_and(|validator| validator.is_valid(document))
    }

    /// What the official schema says first, for a message.
    pub(crate) fn first_error(&self, document: &Value) -> String {
        let Some(validator) = self.of(document) else {
            return "no version".to_owned();
        };
        let error = validator.iter_errors(document).next();
        error.map_or_else(String::new, |error| {
            let text: String = error.to_string().chars().take(300).collect();
            format!("{}: {text}", error.instance_path())
        })
    }

    fn of(&self, document: &Value) -> Option<&Validator> {
        let named = document
            .get("openapi")
            .or_else(|| document.get("swagger"))?;
        let text = named
            .as_str()
            .map_or_else(|| named.to_string(), str::to_owned);
        self.0.get(text.get(..3)?)
    }
}

fn validator(draft: Draft, schema: &Value) -> Validator {
    let linked = LINKED.iter().map(|text| parse(text));
    let linked = linked.map(|schema| (schema["$id"].as_str().unwrap().to_owned(), schema));
    let mut linked: HashMap<_, _> = linked.collect();
    let mut draft_04 = parse(DRAFT_04);
    draft_04["id"] = json!(COPY_ADDRESS);
    linked.insert(COPY_ADDRESS.trim_end_matches('#').to_owned(), draft_04);
    jsonschema::options()
        .with_draft(draft)
        .should_validate_formats(false)
        .with_retriever(Linked(linked))
        .build(schema)
        .unwrap()
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
