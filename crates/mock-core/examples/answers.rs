//! Calls every operation of a document and says how many answers satisfy their own schema.
//!
//! `cargo run --release -p mock-core --example answers -- openapi.json [METHOD]`
//!
//! The judge is `boon`, not the validator that the mock itself uses. It reads the document's
//! own text, with the words of OpenAPI 3.0 put into those of JSON Schema.

#![expect(clippy::print_stdout, reason = "a report for a person")]

use std::{collections::BTreeMap, sync::Arc, time::Instant};

use http::{HeaderMap, Method};
use mock_core::{Action, AuthMode, Env, MockConfig, Request, ValidateMode, compile, decide};
use oas_doc::{Document, Syntax};
use oas_model::{Api, SourceSet, resolve};
use serde_json::{Value, json};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments
        .next()
        .unwrap_or_else(|| "openapi.json".to_owned());
    let method = arguments.next().unwrap_or_else(|| "GET".to_owned());
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let started = Instant::now();
    let syntax = if path.ends_with("json") {
        Syntax::Json
    } else {
        Syntax::Yaml
    };
    let mut sources = SourceSet::default();
    let entry = sources.add("openapi", Document::parse(&text, syntax));
    let parsed = started.elapsed();
    let (api, findings) = resolve(Arc::new(sources), entry);
    let api = Arc::new(api);
    let resolved = started.elapsed();
    let config = MockConfig {
        auth: AuthMode::Off,
        validate: ValidateMode::Off,
        ..MockConfig::default()
    };
    let mock = compile(std::slice::from_ref(&api), config);
    println!(
        "parse {parsed:?}, resolve {:?}, compile {:?}, {} findings",
        resolved - parsed,
        started.elapsed() - resolved,
        findings.len()
    );
    let judged = serde_json::from_str(&text).ok().map(Judge::new);
    call_all(&api, &mock, &method, judged);
}

fn call_all(api: &Arc<Api>, mock: &mock_core::MockApi, method: &str, mut judge: Option<Judge>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut slowest = (std::time::Duration::ZERO, String::new());
    let mut largest = (0, String::new());
    let verbose = std::env::var_os("VERBOSE").is_some();
    for head in api
        .operations()
        .iter()
        .filter(|head| &*head.method == method || method == "ALL")
    {
        let path = fill(&head.path);
        let (path, query) = path
            .split_once(['?', '#'])
            .map_or((path.as_str(), None), |(path, query)| {
                (path, Some(query.to_owned()))
            });
        let request = Request {
            method: Method::from_bytes(head.method.as_bytes()).unwrap_or(Method::GET),
            path: path.to_owned(),
            query,
            headers: HeaderMap::new(),
            body: bytes::Bytes::new(),
        };
        let started = Instant::now();
        let decision = decide(mock, &Env::default(), &request);
        let took = started.elapsed();
        let name = format!("{} {}", head.method, head.path);
        if took > slowest.0 {
            slowest = (took, name.clone());
        }
        let Action::Respond(response) = &decision.action else {
            continue;
        };
        if response.body.len() > largest.0 {
            largest = (response.body.len(), name.clone());
        }
        let found = decision
            .operation
            .as_ref()
            .is_some_and(|found| found.path == head.path);
        let ours = decision
            .trace
            .iter()
            .filter(|step| !step.ok && step.text.contains("breaks its schema"))
            .count();
        let verdict = match &mut judge {
            _ if !found => "not routed".to_owned(),
            _ if response.body.is_empty() => "no body".to_owned(),
            Some(judge) => {
                judge.judge(&head.path, &head.method, response, verbose.then_some(&name))
            }
            None => "not judged".to_owned(),
        };
        if verbose && (ours > 0 || verdict == "INVALID") {
            println!(
                "{name}: {:?}",
                decision
                    .trace
                    .iter()
                    .map(|step| step.text.to_string())
                    .collect::<Vec<_>>()
            );
        }
        *counts
            .entry(format!(
                "{verdict}, {}",
                if ours > 0 {
                    "own check fails"
                } else {
                    "own check passes"
                }
            ))
            .or_default() += 1;
    }
    println!(
        "{counts:#?}\nslowest {:?} {}\nlargest {} bytes {}",
        slowest.0, slowest.1, largest.0, largest.1
    );
}

fn fill(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, next)) = after.split_once('}') else {
            break;
        };
        out.push_str(before);
        out.push_str("42");
        rest = next;
    }
    out + rest
}

/// Judges bodies by the document's own text.
struct Judge {
    document: Value,
    compiler: boon::Compiler,
    schemas: boon::Schemas,
}

const DOCUMENT: &str = "http://document.example/openapi.json";

impl Judge {
    fn new(document: Value) -> Self {
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
            println!("the judge cannot read the document: {error}");
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

    fn judge(
        &mut self,
        path: &str,
        method: &str,
        response: &mock_core::Response,
        name: Option<&String>,
    ) -> String {
        let content_type = response
            .headers
            .get("content-type")
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let escaped = path.replace('~', "~0").replace('/', "~1");
        let responses = format!("/paths/{escaped}/{}/responses", method.to_ascii_lowercase());
        let code = response.status.as_u16().to_string();
        let key = [
            code.clone(),
            format!("{}XX", &code[..1]),
            "default".to_owned(),
        ]
        .into_iter()
        .find(|key| {
            self.document
                .pointer(&format!("{responses}/{key}"))
                .is_some()
        });
        let Some(key) = key else {
            return format!("status {code} not documented");
        };
        let at = format!("{responses}/{key}");
        let (node, at) = self.follow(self.document.pointer(&at).unwrap_or(&Value::Null), at);
        let media = node["content"].as_object().and_then(|content| {
            content
                .keys()
                .find(|key| key.split(';').next() == content_type.split(';').next())
                .or(content.keys().next())
        });
        let Some(media) = media else {
            return "no content documented".to_owned();
        };
        let schema = format!(
            "{at}/content/{}/schema",
            media.replace('~', "~0").replace('/', "~1")
        );
        if self.document.pointer(&schema).is_none() {
            return "no schema".to_owned();
        }
        if !content_type.contains("json") {
            return "not JSON".to_owned();
        }
        let Ok(body) = serde_json::from_slice::<Value>(&response.body) else {
            return "BROKEN JSON".to_owned();
        };
        match self.check(&schema, &body) {
            Ok(()) => "valid".to_owned(),
            Err(error) => {
                if let Some(name) = name {
                    println!("{name}: {error}");
                }
                if error.starts_with("schema:") {
                    "schema does not compile".to_owned()
                } else {
                    "INVALID".to_owned()
                }
            }
        }
    }

    fn check(&mut self, pointer: &str, body: &Value) -> Result<(), String> {
        let place = format!("{DOCUMENT}#{}", escape_fragment(pointer));
        let id = self
            .compiler
            .compile(&place, &mut self.schemas)
            .map_err(|error| format!("schema: {error:#}"))?;
        self.schemas
            .validate(body, id)
            .map_err(|error| format!("{error}"))
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
