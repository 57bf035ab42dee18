//! Whether a document admits an exchange.
//!
//! In:  a document as YAML, and exchanges.
//! Out: the template that an exchange belongs to, and everything that is wrong with it.

use std::sync::Arc;

use mock_core::{MockApi, MockConfig, Request, Response, Whole, compile, judge};
use mock_learn::Observed;
use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, resolve};

/// A document, ready to judge exchanges.
pub(crate) struct Accepts {
    mock: MockApi,
}

/// What a document says of an exchange.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// The method and the template; `None` where the document has no operation.
    pub(crate) operation: Option<(String, String)>,
    pub(crate) wrong: Vec<String>,
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
        let mock = compile(&[Arc::new(api)], MockConfig::default());
        Self { mock }
    }

    pub(crate) fn judge(&self, seen: &Observed) -> Judged {
        let Some(request) = request(seen) else {
            let wrong = vec!["not a request".to_owned()];
            return Judged {
                operation: None,
                wrong,
            };
        };
        let whole = Whole::default();
        let judgement = judge(&self.mock, &request, response(seen).as_ref(), whole);
        let wrong = judgement
            .violations()
            .map(|one| format!("{:?} {} {}: {}", one.part, one.at, one.rule, one.message));
        Judged {
            wrong: wrong.collect(),
            operation: judgement
                .operation
                .map(|name| (name.method.to_string(), name.path.to_string())),
        }
    }
}

fn request(seen: &Observed) -> Option<Request> {
    Some(Request {
        method: seen.method.parse().ok()?,
        path: seen.path().to_owned(),
        query: seen.query().map(str::to_owned),
        headers: headers(&seen.request.headers)?,
        body: seen.request.body.clone(),
    })
}

fn response(seen: &Observed) -> Option<Response> {
    Some(Response {
        status: http::StatusCode::from_u16(seen.status).ok()?,
        headers: headers(&seen.response.headers)?,
        body: seen.response.body.clone(),
    })
}

fn headers(fields: &[(String, String)]) -> Option<http::HeaderMap> {
    let mut headers = http::HeaderMap::new();
    for (name, value) in fields {
        let name: http::HeaderName = name.parse().ok()?;
        headers.append(name, value.parse().ok()?);
    }
    Some(headers)
}
