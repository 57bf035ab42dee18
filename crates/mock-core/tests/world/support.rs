//! A mock with its state: what one request changes, the next one sees.

use std::{path::Path, sync::Arc};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use mock_core::{Action, Env, MockApi, MockConfig, Request, State, compile, decide};
use oas_doc::{Document, Syntax};
use oas_model::{Api, SourceSet, resolve};
use serde_json::Value;

/// The moment at which all requests are made: 2026-03-01T12:00:00Z.
pub(crate) const NOW_MS: i64 = 1_772_366_400_000;

/// One mock and what has been done to it.
pub(crate) struct World {
    apis: Vec<Arc<Api>>,
    mock: MockApi,
    state: State,
    seed: u64,
    pub(crate) now_ms: i64,
}

/// An answer as a client sees it.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    trace: Vec<String>,
}

impl World {
    /// The world of one document.
    pub(crate) fn of(text: &str) -> Self {
        let mut sources = SourceSet::default();
        let entry = sources.add("openapi.yaml", Document::parse(text, Syntax::Yaml));
        Self::resolved(sources, entry)
    }

    /// The world of one of the shapes that resources are inferred from.
    pub(crate) fn of_shape(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/resources");
        Self::of(&std::fs::read_to_string(folder.join(name)).unwrap())
    }

    /// The world of a document of this repository, with the files that it refers to.
    pub(crate) fn of_files(folder: &str, names: &[&str]) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(folder);
        let mut sources = SourceSet::default();
        let ids: Vec<_> = names
            .iter()
            .map(|name| {
                let text = std::fs::read_to_string(root.join(name)).unwrap();
                sources.add(name, Document::parse(&text, Syntax::Yaml))
            })
            .collect();
        Self::resolved(sources, ids[0])
    }

    fn resolved(sources: SourceSet, entry: oas_model::DocumentId) -> Self {
        let apis = vec![Arc::new(resolve(Arc::new(sources), entry).0)];
        Self {
            mock: compile(&apis, Self::config()),
            apis,
            state: State::default(),
            seed: 7,
            now_ms: NOW_MS,
        }
    }

    /// Every made-up body is judged by the validator.
    fn config() -> MockConfig {
        MockConfig {
            self_check: true,
            ..MockConfig::default()
        }
    }

    /// The same document under other settings.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut MockConfig)) -> Self {
        let mut config = Self::config();
        change(&mut config);
        self.mock = compile(&self.apis, config);
        self
    }

    pub(crate) fn seeded(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    pub(crate) fn get(&mut self, target: &str) -> Answer {
        self.ask("GET", target, &[], "")
    }

    pub(crate) fn send(&mut self, method: &str, target: &str, body: &Value) -> Answer {
        let json = [("content-type", "application/json")];
        self.ask(method, target, &json, &body.to_string())
    }

    /// One request; what it changes stays.
    pub(crate) fn ask(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (target, None),
        };
        let mut fields = HeaderMap::new();
        fields.insert("host", HeaderValue::from_static("mock.example:4010"));
        fields.insert("x-branch-key", HeaderValue::from_static("k-1"));
        fields.insert("authorization", HeaderValue::from_static("Bearer abc"));
        for (name, value) in headers {
            let name = HeaderName::try_from(*name).unwrap();
            fields.insert(name, HeaderValue::try_from(*value).unwrap());
        }
        let request = Request {
            method: Method::from_bytes(method.as_bytes()).unwrap(),
            path: path.to_owned(),
            query,
            headers: fields,
            body: Bytes::copy_from_slice(body.as_bytes()),
        };
        let env = Env {
            now_ms: self.now_ms,
            seed: self.seed,
            ..Env::default()
        };
        let decision = decide(&self.mock, &env, &self.state, &request);
        if let Some(claim) = &decision.claim {
            let faults = claim.verdict().unwrap_or_default();
            assert!(faults.is_empty(), "{method} {target}: {faults:?}");
        }
        self.state.apply(&decision.state_ops);
        let Action::Respond(response) = decision.action else {
            panic!("no answer: {:?}", decision.action)
        };
        Answer {
            status: response.status.as_u16(),
            headers: response.headers,
            body: response.body,
            trace: decision
                .trace
                .iter()
                .map(|step| step.text.to_string())
                .collect(),
        }
    }
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        let parsed = serde_json::from_slice(&self.body);
        parsed.unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub(crate) fn says(&self, words: &str) -> bool {
        self.trace.iter().any(|line| line.contains(words))
    }
}
