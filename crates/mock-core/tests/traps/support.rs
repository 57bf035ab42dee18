//! A document and a request in, an answer out.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use mock_core::{
    Action, Effect, Env, MockApi, MockConfig, OperationName, Request, Spent, State, Violation,
    compile, decide,
};
use oas_doc::{Document, Syntax};
use oas_model::{Api, ModelFinding, SourceSet, resolve, structure};
use serde_json::Value;

/// A mock of one or several documents.
pub(crate) struct Mock {
    apis: Vec<Arc<Api>>,
    api: MockApi,
    config: MockConfig,
    /// What loading the documents had to say.
    pub(crate) findings: Vec<ModelFinding>,
}

/// A mock of these parts of an OpenAPI 3.0 document.
pub(crate) fn v30(parts: &str) -> Mock {
    openapi("3.0.3", parts)
}

/// A mock of these parts of an OpenAPI 3.1 document.
pub(crate) fn v31(parts: &str) -> Mock {
    openapi("3.1.0", parts)
}

/// A mock of these parts of an OpenAPI 3.2 document.
pub(crate) fn v32(parts: &str) -> Mock {
    openapi("3.2.0", parts)
}

/// A mock of these parts of a Swagger 2.0 document.
pub(crate) fn v20(parts: &str) -> Mock {
    files(&[("openapi.yaml", &format!("swagger: '2.0'\n{}", rest(parts)))])
}

/// A mock that answers `GET /it` with a generated body of this schema.
pub(crate) fn answering(version: &str, schema: &Value, components: &Value) -> Mock {
    let parts = format!(
        "paths: {{/it: {{get: {{responses: {{'200': {{description: ok, \
         content: {{application/json: {{schema: {schema}}}}}}}}}}}}}}}\n\
         components: {{schemas: {components}}}"
    );
    openapi(version, &parts)
}

fn openapi(version: &str, parts: &str) -> Mock {
    files(&[(
        "openapi.yaml",
        &format!("openapi: {version}\n{}", rest(parts)),
    )])
}

fn rest(parts: &str) -> String {
    format!("info: {{title: trap, version: '1'}}\n{}\n", dedent(parts))
}

/// A mock of the first file, which may refer to the others.
pub(crate) fn files(files: &[(&str, &str)]) -> Mock {
    Mock::of(&[files])
}

impl Mock {
    /// A mock of several sets of files on one port.
    pub(crate) fn of(sets: &[&[(&str, &str)]]) -> Self {
        let loaded: Vec<_> = sets.iter().map(|files| load(files)).collect();
        let findings = loaded.iter().flat_map(|(_, found)| found.clone()).collect();
        let apis: Vec<_> = loaded.into_iter().map(|(api, _)| api).collect();
        let config = MockConfig::default();
        Self {
            api: compile(&apis, config.clone()),
            apis,
            config,
            findings,
        }
    }

    /// The same documents under other settings.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut MockConfig)) -> Self {
        change(&mut self.config);
        self.api = compile(&self.apis, self.config.clone());
        self
    }

    pub(crate) fn ask(&self, method: &str, target: &str) -> Call<'_> {
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (target, None),
        };
        let request = Request {
            method: Method::from_bytes(method.as_bytes()).unwrap(),
            path: path.to_owned(),
            query,
            headers: HeaderMap::new(),
            body: Bytes::new(),
        };
        Call {
            mock: self,
            request,
            env: Env::default(),
        }
    }

    pub(crate) fn get(&self, target: &str) -> Answer {
        self.ask("GET", target).answer()
    }

    /// The answers of eight seeds to one GET.
    pub(crate) fn get_often(&self, target: &str) -> Vec<Answer> {
        let one = |seed| {
            let mut call = self.ask("GET", target);
            call.env.seed = seed;
            call.answer()
        };
        (0..8).map(one).collect()
    }

    /// Posts a JSON body.
    pub(crate) fn post_json(&self, target: &str, body: &Value) -> Answer {
        self.post(target, "application/json", &body.to_string())
    }

    pub(crate) fn post(&self, target: &str, content_type: &str, body: &str) -> Answer {
        self.ask("POST", target)
            .header("content-type", content_type)
            .body(body)
            .answer()
    }
}

fn load(files: &[(&str, &str)]) -> (Arc<Api>, Vec<ModelFinding>) {
    let mut sources = SourceSet::default();
    let ids: Vec<_> = files
        .iter()
        .map(|(name, text)| sources.add(name, Document::parse(&dedent(text), Syntax::Yaml)))
        .collect();
    let mut wrong = structure(&sources, ids[0]);
    let (api, _) = resolve(Arc::new(sources), ids[0]);
    api.complete();
    api.check_references();
    wrong.extend(api.findings());
    (Arc::new(api), wrong)
}

/// Takes away the indentation that all lines share.
fn dedent(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let indent = lines()
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let cut: Vec<&str> = lines().map(|line| &line[indent..]).collect();
    cut.join("\n")
}

/// One request on its way.
pub(crate) struct Call<'m> {
    mock: &'m Mock,
    request: Request,
    env: Env,
}

impl Call<'_> {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).unwrap();
        let value = HeaderValue::try_from(value).unwrap();
        self.request.headers.append(name, value);
        self
    }

    pub(crate) fn body(mut self, body: impl AsRef<[u8]>) -> Self {
        self.request.body = Bytes::copy_from_slice(body.as_ref());
        self
    }

    /// After so many requests of the same client in a window that ends in ten seconds.
    pub(crate) fn after(mut self, requests: u32) -> Self {
        let reset_s = 10;
        self.env.spent = Some(Spent { requests, reset_s });
        self
    }

    pub(crate) fn answer(self) -> Answer {
        let decision = decide(&self.mock.api, &self.env, &State::default(), &self.request);
        let Action::Respond(response) = decision.action else {
            panic!("the mock does not answer: {:?}", decision.action)
        };
        Answer {
            status: response.status.as_u16(),
            headers: response.headers,
            body: response.body,
            operation: decision.operation,
            violations: decision.violations,
            trace: decision
                .trace
                .iter()
                .map(|step| step.text.to_string())
                .collect(),
            effects: decision.effects,
        }
    }

    pub(crate) fn status(self) -> u16 {
        self.answer().status
    }
}

/// What came back, and why.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) operation: Option<OperationName>,
    pub(crate) violations: Vec<Violation>,
    pub(crate) trace: Vec<String>,
    pub(crate) effects: Vec<Effect>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {:?} {:?}", self.body, self.trace))
    }

    /// `GET /pets`, the operation that answered.
    pub(crate) fn owner(&self) -> String {
        let name = self.operation.as_ref();
        name.map_or_else(String::new, |name| format!("{} {}", name.method, name.path))
    }

    /// Places and rules of what is wrong with the request: `body /name minLength`.
    pub(crate) fn faults(&self) -> Vec<String> {
        let shown = |one: &Violation| format!("{} {} {}", one.part.as_str(), one.at, one.rule);
        self.violations.iter().map(shown).collect()
    }

    pub(crate) fn says(&self, words: &str) -> bool {
        self.trace.iter().any(|line| line.contains(words))
    }

    /// A 2xx whose body satisfies this schema, by an independent judge.
    #[track_caller]
    pub(crate) fn satisfies(&self, schema: Value) -> Value {
        assert!((200..300).contains(&self.status), "{self:?}");
        let body = self.json();
        if let Err(error) = judge(&schema, &body) {
            panic!("{body} breaks {schema}: {error}");
        }
        body
    }
}

/// What an independent validator says about a value.
pub(crate) fn judge(schema: &Value, value: &Value) -> Result<(), String> {
    let mut compiler = boon::Compiler::new();
    compiler.set_default_draft(boon::Draft::V2020_12);
    compiler.enable_format_assertions();
    let mut schemas = boon::Schemas::new();
    compiler
        .add_resource("http://judge.example/s.json", schema.clone())
        .map_err(|error| error.to_string())?;
    let id = compiler
        .compile("http://judge.example/s.json", &mut schemas)
        .map_err(|error| format!("{error:#}"))?;
    schemas
        .validate(value, id)
        .map_err(|error| error.to_string())
}
