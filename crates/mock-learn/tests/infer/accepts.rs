//! Whether a document admits an exchange.
//!
//! In:  a document as YAML, and exchanges.
//! Out: the template that an exchange belongs to, and everything that is wrong with it.

use std::sync::Arc;

use mock_core::{Env, MockApi, MockConfig, Request, State, compile, decide};
use mock_learn::Observed;
use oas_doc::{Document, Syntax};
use oas_model::{Api, Direction, Operation, SourceSet, StatusPattern, resolve};

/// A document, ready to judge exchanges.
pub(crate) struct Accepts {
    api: Arc<Api>,
    mock: MockApi,
}

impl Accepts {
    /// # Panics
    /// When the document has errors.
    pub(crate) fn new(text: &str) -> Self {
        let mut sources = SourceSet::default();
        let document = Document::parse(text, Syntax::Yaml);
        assert!(document.errors().is_empty(), "{:?}", document.errors());
        let entry = sources.add("inferred.yaml", document);
        let (api, findings) = resolve(Arc::new(sources), entry);
        assert!(findings.is_empty(), "{findings:?}");
        let api = Arc::new(api);
        let mock = compile(&[Arc::clone(&api)], MockConfig::default());
        Self { api, mock }
    }
}

/// What a document says of an exchange.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// The method and the template; `None` where the document has no operation.
    pub(crate) operation: Option<(String, String)>,
    pub(crate) wrong: Vec<String>,
}

impl Accepts {
    pub(crate) fn judge(&self, seen: &Observed) -> Judged {
        let Some(request) = request(seen) else {
            return Judged {
                operation: None,
                wrong: vec!["not a request".to_owned()],
            };
        };
        let decision = decide(&self.mock, &Env::default(), &State::default(), &request);
        let Some(name) = decision.operation else {
            return Judged {
                operation: None,
                wrong: vec!["no operation".to_owned()],
            };
        };
        let violations = decision.violations.iter();
        let mut wrong: Vec<String> = violations.map(|one| format!("request: {one:?}")).collect();
        let heads = self.api.operations().iter();
        let mut found = heads.filter(|head| head.method == name.method && head.path == name.path);
        if let Some(head) = found.next() {
            let operation = self.api.operation(head.id);
            wrong.extend(self.answer(&operation, seen));
        }
        let operation = Some((name.method.to_string(), name.path.to_string()));
        Judged { operation, wrong }
    }

    fn answer(&self, operation: &Operation, seen: &Observed) -> Vec<String> {
        let status = seen.status;
        let mut responses = operation.responses.iter();
        let Some(response) = responses.find(|one| one.status == StatusPattern::Exact(status))
        else {
            return vec![format!("status {status} is not described")];
        };
        if seen.response.body.is_empty() {
            return Vec::new();
        }
        let media_type = seen.response.media_type();
        let mut content = response.content.iter();
        let Some(media) = content.find(|one| one.name == media_type || one.name == "*/*") else {
            return vec![format!("{status}: {media_type} is not described")];
        };
        let Some(schema) = media.schema.filter(|_| media_type.ends_with("json")) else {
            return Vec::new();
        };
        let Ok(value) = serde_json::from_slice(&seen.response.body) else {
            return vec![format!("{status}: the body is no JSON")];
        };
        let schema = self.api.compile(schema, Direction::Response);
        let violations = schema.validate(&value).into_iter();
        let at = |one: oas_model::Violation| format!("{status}: {} {}", one.instance, one.message);
        violations.map(at).collect()
    }
}

fn request(seen: &Observed) -> Option<Request> {
    let mut headers = http::HeaderMap::new();
    for (name, value) in &seen.request.headers {
        let name: http::HeaderName = name.parse().ok()?;
        headers.append(name, value.parse().ok()?);
    }
    Some(Request {
        method: seen.method.parse().ok()?,
        path: seen.path().to_owned(),
        query: seen.query().map(str::to_owned),
        headers,
        body: seen.request.body.clone(),
    })
}
