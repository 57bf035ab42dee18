//! Judges answers of a mock by the document's own text.
//!
//! In:  a document as JSON, and what came back for a method on a path template.
//! Out: whether that is documented and valid, by `boon`: not the validator that the mock uses.

use serde_json::{Value, json};

use crate::http::Reply;

/// What the judge says of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Documented, and the body satisfies its schema.
    Valid,
    /// Documented, without a schema to judge by.
    NotJudged,
    /// Not documented, or not valid; the text says why.
    Wrong(String),
}

/// Judges bodies by the document's own text.
pub struct Judge {
    document: Value,
    compiler: boon::Compiler,
    schemas: boon::Schemas,
}

impl std::fmt::Debug for Judge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Judge").finish_non_exhaustive()
    }
}

const DOCUMENT: &str = "http://document.example/openapi.json";

impl Judge {
    /// A judge for this document. OpenAPI 3.0's words are put into those of JSON Schema.
    ///
    /// # Panics
    /// When the document cannot be read as a resource at all.
    #[must_use]
    pub fn new(document: Value) -> Self {
        let mut document = document;
        let old = document["openapi"]
            .as_str()
            .is_some_and(|version| version.starts_with("3.0"));
        if old {
            modernise(&mut document);
        }
        let mut compiler = boon::Compiler::new();
        compiler.set_default_draft(boon::Draft::V2020_12);
        compiler.enable_format_assertions();
        if let Err(error) = compiler.add_resource(DOCUMENT, document.clone()) {
            panic!("the judge cannot read the document: {error}");
        }
        let schemas = boon::Schemas::new();
        Self {
            document,
            compiler,
            schemas,
        }
    }

    fn follow<'d>(&'d self, mut node: &'d Value, mut pointer: String) -> (&'d Value, String) {
        for _ in 0..20 {
            let Some(target) = node
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|target| target.strip_prefix('#'))
            else {
                break;
            };
            pointer = target.to_owned();
            node = self.document.pointer(target).unwrap_or(&Value::Null);
        }
        (node, pointer)
    }

    /// Whether an answer to `method` on the template `path` is documented, and its body valid.
    pub fn judge(&mut self, path: &str, method: &str, reply: &Reply) -> Verdict {
        let escaped = path.replace('~', "~0").replace('/', "~1");
        let responses = format!("/paths/{escaped}/{}/responses", method.to_ascii_lowercase());
        let Some(at) = self.response(&responses, reply.status) else {
            return Verdict::Wrong(format!("status {} is not documented", reply.status));
        };
        let (node, at) = self.follow(self.document.pointer(&at).unwrap_or(&Value::Null), at);
        let media = node["content"].as_object().and_then(|content| {
            let same = |key: &&String| key.split(';').next() == reply.media_type.split(';').next();
            content.keys().find(same)
        });
        let Some(media) = media else {
            return Verdict::NotJudged;
        };
        let schema = format!(
            "{at}/content/{}/schema",
            media.replace('~', "~0").replace('/', "~1")
        );
        if self.document.pointer(&schema).is_none() || !reply.media_type.contains("json") {
            return Verdict::NotJudged;
        }
        match serde_json::from_str::<Value>(&reply.body) {
            Ok(body) => self.check(&schema, &body),
            Err(error) => Verdict::Wrong(format!("the body is no JSON: {error}")),
        }
    }

    /// Whether any answer below 400 is documented for `method` on the template `path`.
    #[must_use]
    pub fn documents_success(&self, path: &str, method: &str) -> bool {
        let responses = &self.document["paths"][path][method]["responses"];
        let success = |key: &String| key.starts_with(['1', '2', '3']) || key == "default";
        responses
            .as_object()
            .is_some_and(|all| all.keys().any(success))
    }

    /// The pointer of the response that describes this status: itself, its range, or the default.
    fn response(&self, responses: &str, status: u16) -> Option<String> {
        let keys = [
            status.to_string(),
            format!("{}XX", status / 100),
            "default".to_owned(),
        ];
        let places = keys.iter().map(|key| format!("{responses}/{key}"));
        places
            .into_iter()
            .find(|at| self.document.pointer(at).is_some())
    }

    fn check(&mut self, pointer: &str, body: &Value) -> Verdict {
        let place = format!("{DOCUMENT}#{}", escape_fragment(pointer));
        let id = match self.compiler.compile(&place, &mut self.schemas) {
            Ok(id) => id,
            // The document's own fault: nobody can say what would be valid.
            Err(_) => return Verdict::NotJudged,
        };
        match self.schemas.validate(body, id) {
            Ok(()) => Verdict::Valid,
            Err(error) => Verdict::Wrong(error.to_string()),
        }
    }
}

fn escape_fragment(pointer: &str) -> String {
    pointer
        .replace('%', "%25")
        .replace('{', "%7B")
        .replace('}', "%7D")
        .replace(' ', "%20")
        .replace('#', "%23")
        .replace('?', "%3F")
        .replace('+', "%2B")
        .replace('"', "%22")
}

/// OpenAPI 3.0's schema words as JSON Schema 2020-12 says them.
fn modernise(node: &mut Value) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(modernise),
        Value::Object(members) => {
            for bound in ["Minimum", "Maximum"] {
                let exclusive = format!("exclusive{bound}");
                if members.get(&exclusive) == Some(&Value::Bool(true)) {
                    let value = members
                        .remove(&bound.to_ascii_lowercase())
                        .unwrap_or(json!(0));
                    members.insert(exclusive, value);
                } else if members.get(&exclusive) == Some(&Value::Bool(false)) {
                    members.remove(&exclusive);
                }
            }
            let nullable = members.get("nullable") == Some(&Value::Bool(true));
            members
                .iter_mut()
                .filter(|(key, _)| {
                    !matches!(key.as_str(), "example" | "examples" | "default" | "enum")
                })
                .for_each(|(_, value)| modernise(value));
            if nullable {
                let inner = Value::Object(std::mem::take(members));
                *node = json!({ "anyOf": [{ "type": "null" }, inner] });
            }
        }
        _ => {}
    }
}
