//! A request with its body and credentials.

use serde_json::Value;

use super::{
    value::{entries, text},
    walk::{Around, Walk},
};
use crate::{
    Observed,
    forms::{
        draft::{self, Auth},
        form_data::Part,
        variables::without_unknown_server,
    },
};

/// Reads a request that stands at the pointer `at`. None, with a note, where it has no address.
pub(super) fn read(
    request: &Value,
    at: &str,
    around: &Around<'_>,
    walk: &mut Walk<'_>,
) -> Option<Observed> {
    let mut here = Here { at, around, walk };
    let url = match request {
        Value::String(_) => Some(request),
        _ => request.get("url"),
    };
    let Some(url) = here.address(url).filter(|url| !url.is_empty()) else {
        here.note("/url", "The request has no address; it was left out.");
        return None;
    };
    let method = text(request.get("method"));
    let mut observed = Observed {
        method: if method.is_empty() {
            "GET".to_owned()
        } else {
            here.filled(&method)
        },
        url,
        ..Observed::default()
    };
    for entry in entries(request.get("header")) {
        let value = here.filled(&entry.value.unwrap_or_default());
        observed
            .request
            .headers
            .push((here.filled(&entry.key), value));
    }
    here.body(request.get("body"), &mut observed);
    let auth = request
        .get("auth")
        .filter(|auth| auth.is_object())
        .or(around.auth);
    let auth = auth.map_or(Auth::None, |auth| here.auth(auth));
    if let Some(text) = draft::authorize(&mut observed, &auth) {
        here.note("/auth", text);
    }
    Some(observed)
}

struct Here<'h, 'v, 'i> {
    at: &'h str,
    around: &'h Around<'v>,
    walk: &'h mut Walk<'i>,
}

impl Here<'_, '_, '_> {
    fn note(&mut self, member: &str, text: impl Into<String>) {
        self.walk
            .imported
            .note(format!("{}{member}", self.at), text);
    }

    fn filled(&mut self, text: &str) -> String {
        self.around.variables.filled(text, &mut self.walk.unknown)
    }

    fn address(&mut self, url: Option<&Value>) -> Option<String> {
        let (written, values) = match url? {
            Value::String(raw) => (raw.clone(), Vec::new()),
            url => (whole(url), entries(url.get("variable"))),
        };
        let values: Vec<_> = values
            .into_iter()
            .map(|entry| (entry.key, self.filled(&entry.value.unwrap_or_default())))
            .collect();
        let filled = self.filled(&written);
        let known = without_unknown_server(filled.trim());
        let url = draft::with_path_values(known, &values);
        (!url.is_empty()).then(|| draft::with_scheme(&url))
    }

    fn body(&mut self, body: Option<&Value>, observed: &mut Observed) {
        let Some(body) = body.filter(|body| body.get("disabled") != Some(&Value::Bool(true)))
        else {
            return;
        };
        let mode = text(body.get("mode"));
        match mode.as_str() {
            "raw" => {
                let raw = self.filled(&text(body.get("raw")));
                if !raw.is_empty() {
                    draft::set_body(observed, raw, language(body));
                }
            }
            "urlencoded" => self.form(body.get("urlencoded"), observed),
            "formdata" => self.parts(body.get("formdata"), observed),
            "graphql" => self.graphql(body.get("graphql"), observed),
            "file" | "binary" => self.file(body.get(&mode), observed),
            "" | "none" => {}
            other => self.note(
                "/body",
                format!("The body's mode `{other}` is not known; it was left out."),
            ),
        }
    }

    fn form(&mut self, form: Option<&Value>, observed: &mut Observed) {
        if let Some(Value::String(text)) = form {
            let text = self.filled(text);
            return draft::set_body(observed, text, "application/x-www-form-urlencoded");
        }
        let pairs: Vec<_> = entries(form)
            .into_iter()
            .map(|entry| {
                (
                    self.filled(&entry.key),
                    self.filled(&entry.value.unwrap_or_default()),
                )
            })
            .collect();
        draft::set_form(observed, &pairs);
    }

    fn parts(&mut self, form: Option<&Value>, observed: &mut Observed) {
        let mut parts = Vec::new();
        for entry in entries(form) {
            let kind = entry.whole.get("contentType").and_then(Value::as_str);
            let name = self.filled(&entry.key);
            let value = self.filled(&entry.value.unwrap_or_default());
            let mut part = Part {
                name,
                media_type: kind.map(str::to_owned),
                body: value.into(),
                ..Part::default()
            };
            if entry.whole.get("type").and_then(Value::as_str) == Some("file") {
                self.file_part(entry.whole, &mut part);
            }
            parts.push(part);
        }
        draft::set_parts(observed, &parts);
    }

    fn file_part(&mut self, entry: &Value, part: &mut Part) {
        let source = match entry.get("src") {
            Some(Value::Array(several)) => text(several.first()),
            other => text(other),
        };
        let name = source.rsplit(['/', '\\']).next().unwrap_or_default();
        part.file_name = Some(if name.is_empty() { "file" } else { name }.to_owned());
        part.media_type
            .get_or_insert_with(|| "application/octet-stream".to_owned());
        self.note(
            "/body/formdata",
            format!("The content of the file `{source}` is not known."),
        );
    }

    fn graphql(&mut self, graphql: Option<&Value>, observed: &mut Observed) {
        let member = |name: &str| text(graphql.and_then(|graphql| graphql.get(name)));
        let (query, variables) = (
            self.filled(&member("query")),
            self.filled(&member("variables")),
        );
        let operation = Some(member("operationName")).filter(|name| !name.is_empty());
        if !draft::set_graphql(observed, &query, &variables, operation.as_deref()) {
            self.note(
                "/body/graphql/variables",
                "The variables are no JSON; they were left out.",
            );
        }
    }

    fn file(&mut self, file: Option<&Value>, observed: &mut Observed) {
        let content = file
            .and_then(|file| file.get("content"))
            .and_then(Value::as_str);
        if let Some(content) = content {
            return draft::set_body(observed, content.to_owned(), "");
        }
        let source = text(file.and_then(|file| file.get("src")));
        draft::lack_body(observed);
        self.note(
            "/body/file",
            format!("The content of the file `{source}` is not known."),
        );
    }

    fn auth(&mut self, auth: &Value) -> Auth {
        let kind = text(auth.get("type"));
        let values = entries(auth.get(&kind));
        let mut value = |name: &str| {
            let found = values.iter().find(|entry| entry.key == name);
            self.filled(
                found
                    .and_then(|entry| entry.value.as_deref())
                    .unwrap_or_default(),
            )
        };
        match kind.as_str() {
            "" | "noauth" => Auth::None,
            "basic" => Auth::Basic {
                user: value("username"),
                password: value("password"),
            },
            "bearer" => Auth::Token("Bearer".to_owned(), value("token")),
            "apikey" => Auth::Key {
                name: Some(value("key"))
                    .filter(|key| !key.is_empty())
                    .unwrap_or_else(|| "Authorization".to_owned()),
                value: value("value"),
                in_query: value("in") == "query",
            },
            "oauth2" if value("accessToken").is_empty() => Auth::Other(kind),
            "oauth2" if value("addTokenTo") == "queryParams" => Auth::Key {
                name: "access_token".to_owned(),
                value: value("accessToken"),
                in_query: true,
            },
            "oauth2" => {
                let prefix = Some(value("headerPrefix")).filter(|prefix| !prefix.is_empty());
                Auth::Token(
                    prefix.unwrap_or_else(|| "Bearer".to_owned()),
                    value("accessToken"),
                )
            }
            _ => Auth::Other(kind),
        }
    }
}

/// The address of an object: `raw`, or its parts; the query without what is disabled.
fn whole(url: &Value) -> String {
    let raw = text(url.get("raw"));
    let base = if raw.is_empty() { from_parts(url) } else { raw };
    let Some(Value::Array(_)) = url.get("query") else {
        return base;
    };
    let pairs = entries(url.get("query"))
        .into_iter()
        .map(|entry| match entry.value {
            None => entry.key,
            Some(value) => format!("{}={value}", entry.key),
        });
    let query = pairs.collect::<Vec<_>>().join("&");
    let base = base.split(['?', '#']).next().unwrap_or_default();
    if query.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{query}")
    }
}

fn from_parts(url: &Value) -> String {
    let joined = |name: &str, between: &str| match url.get(name) {
        Some(Value::Array(parts)) => {
            let parts = parts.iter().map(|part| match part.get("value") {
                Some(value) => text(Some(value)),
                None => text(Some(part)),
            });
            parts.collect::<Vec<_>>().join(between)
        }
        other => text(other).trim_start_matches('/').to_owned(),
    };
    let (host, path, port) = (
        joined("host", "."),
        joined("path", "/"),
        text(url.get("port")),
    );
    let scheme = text(url.get("protocol"));
    let scheme = if scheme.is_empty() {
        String::new()
    } else {
        format!("{scheme}://")
    };
    let port = if port.is_empty() {
        String::new()
    } else {
        format!(":{port}")
    };
    let slash = if path.is_empty() { "" } else { "/" };
    format!("{scheme}{host}{port}{slash}{path}")
}

/// The content type of a raw body by the language that it is shown in.
fn language(body: &Value) -> &'static str {
    let language = body
        .pointer("/options/raw/language")
        .and_then(Value::as_str);
    match language.unwrap_or_default() {
        "json" => "application/json",
        "xml" => "application/xml",
        "html" => "text/html",
        "javascript" => "application/javascript",
        _ => "text/plain",
    }
}
