//! What the client sent, as the mock would judge it, and what nobody describes.

use std::borrow::Cow;

use http::{HeaderValue, header};
use oas_model::{Direction, Operation, ParameterLocation as In, RequestBody};
use serde_json::Value;

use super::{Deviation, body};
use crate::{
    Request, Violation, ViolationPart as Part,
    book::Book,
    check,
    coding::{self, Body},
    masked::{MASK, is_masked},
    route::Matched,
    security, url, validate,
};

pub(super) struct Side<'s> {
    pub(super) book: &'s Book,
    pub(super) operation: &'s Operation,
    pub(super) matched: &'s Matched<'s>,
    pub(super) request: &'s Request,
}

impl Side<'_> {
    pub(super) fn judge(&self, is_whole: bool, deviations: &mut Vec<Deviation>) {
        self.credentials(deviations);
        self.parameters(deviations);
        self.other_parameters(deviations);
        if is_whole {
            self.body(deviations);
        }
    }

    fn credentials(&self, deviations: &mut Vec<Deviation>) {
        let Some(request) = unmasked(self.request) else {
            return;
        };
        let found = security::violations(self.book.api(), self.operation, &request);
        deviations.extend(found.into_iter().map(plain));
    }

    fn parameters(&self, deviations: &mut Vec<Deviation>) {
        let verdict = validate::parameters(self.book, self.operation, self.matched, self.request);
        for violation in verdict.violations {
            let texts = self.texts(&violation);
            let is_judged =
                violation.rule == "required" || !texts.iter().any(|text| is_masked(text));
            if is_judged {
                let mut deviation = self.located(violation);
                deviation.value = (!texts.is_empty()).then(|| Value::from(texts.join(",")));
                deviations.push(deviation);
            }
        }
    }

    /// With the place of the parameter object, or of the rule in its schema.
    fn located(&self, violation: Violation) -> Deviation {
        let name = violation.at.as_str();
        let mut parameters = self.operation.parameters.iter();
        let parameter = parameters.find(|one| {
            let rest = name.strip_prefix(one.name.as_str());
            location(violation.part).contains(&one.location)
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        Deviation {
            members: parameter.map(|one| one.name.clone()).into_iter().collect(),
            origin: parameter.map(|one| one.origin),
            ..plain(violation)
        }
    }

    /// What was sent for the parameter of a violation.
    fn texts(&self, violation: &Violation) -> Vec<String> {
        let at = violation.at.as_str();
        let is_it = |name: &str| {
            let name = name.split('[').next().unwrap_or_default();
            let rest = at.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                || at.rsplit('/').next() == Some(name)
        };
        match violation.part {
            Part::Path => {
                let values = self.matched.path_values.iter();
                let own = values.filter(|(name, _)| is_it(name));
                own.map(|(_, value)| value.clone()).collect()
            }
            Part::Query => query_pairs(self.request)
                .filter(|(name, _)| is_it(name))
                .map(|(_, value)| value.into_owned())
                .collect(),
            Part::Cookie => security::cookies(self.request)
                .filter(|(name, _)| is_it(name))
                .map(|(_, value)| value)
                .collect(),
            Part::Header => {
                let fields = self.request.headers.iter();
                let own = fields.filter(|(name, _)| {
                    at.get(..name.as_str().len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(name.as_str()))
                });
                own.map(|(_, value)| String::from_utf8_lossy(value.as_bytes()).into_owned())
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn undeclared(&self, part: Part, name: &str, value: &str) -> Deviation {
        let origin = self.operation.head.origin;
        Deviation {
            violation: Violation {
                part,
                at: name.to_owned(),
                rule: "undeclared".to_owned(),
                message: "is not described".to_owned(),
                source: Some(check::source(self.book.api(), origin)),
            },
            is_undeclared: true,
            members: vec![name.to_owned()],
            value: Some(Value::from(value)),
            origin: Some(origin),
        }
    }

    fn body(&self, deviations: &mut Vec<Deviation>) {
        let coded = coding::body(self.request);
        if matches!(coded, Body::Undecoded { .. }) {
            return;
        }
        let request = coded.request(self.request);
        let Some(described) = &self.operation.request_body else {
            if !request.body.is_empty() {
                deviations.push(self.unknown_body());
            }
            return;
        };
        if request.body.is_empty() {
            let mut verdict = validate::Verdict::default();
            validate::body(self.book, self.operation, request, &mut verdict);
            deviations.extend(verdict.violations.into_iter().map(|violation| Deviation {
                origin: Some(described.origin),
                ..plain(violation)
            }));
            return;
        }
        if !described.content.is_empty() {
            self.content(described, request, deviations);
        }
    }

    fn content(&self, described: &RequestBody, request: &Request, deviations: &mut Vec<Deviation>) {
        let kind = request.headers.get(header::CONTENT_TYPE);
        let open = |kind| validate::open(self.book, &described.content, kind, &request.body);
        let opened = match open(kind) {
            Ok(opened) => opened,
            // A mask may stand where the way of writing has no place for it.
            Err(closed) if closed.rule() == "malformed" && body::is_masked(&request.body) => None,
            Err(closed) => {
                let is_unlisted = closed.rule() == "content-type";
                deviations.push(Deviation {
                    value: is_unlisted.then(|| text_of(kind)),
                    origin: Some(described.origin),
                    ..plain(Violation {
                        part: Part::Body,
                        at: String::new(),
                        rule: closed.rule().to_owned(),
                        message: closed.message(&described.content),
                        source: Some(check::source(self.book.api(), described.origin)),
                    })
                });
                let is_known = is_unlisted && body::has_one_schema(self.book, kind);
                is_known.then(|| open(None).ok().flatten()).flatten()
            }
        };
        if let Some(opened) = opened {
            let side = (Part::Body, Direction::Request);
            deviations.extend(written(opened.written));
            body::judge(self.book, opened.content, &opened.value, side, deviations);
        }
    }

    fn unknown_body(&self) -> Deviation {
        let kind = self.request.headers.get(header::CONTENT_TYPE);
        let mut deviation = self.undeclared(Part::Body, "", "");
        deviation.violation.message = "has a body, and none is described".to_owned();
        deviation.value = Some(text_of(kind));
        deviation.members = Vec::new();
        deviation
    }
}

/// What is wrong with the way in which a body is written, unless a mask is what stands there.
pub(super) fn written(found: Vec<Violation>) -> impl Iterator<Item = Deviation> {
    let seen = found.into_iter().filter(|one| !one.message.contains(MASK));
    seen.map(plain)
}

/// A media type as it was sent.
pub(super) fn text_of(kind: Option<&HeaderValue>) -> Value {
    let bytes = kind.map(HeaderValue::as_bytes).unwrap_or_default();
    Value::from(String::from_utf8_lossy(bytes))
}

pub(super) fn plain(violation: Violation) -> Deviation {
    Deviation {
        violation,
        is_undeclared: false,
        members: Vec::new(),
        value: None,
        origin: None,
    }
}

fn location(part: Part) -> &'static [In] {
    match part {
        Part::Path => &[In::Path],
        Part::Query => &[In::Query, In::QueryString],
        Part::Header => &[In::Header],
        Part::Cookie => &[In::Cookie],
        _ => &[],
    }
}

pub(super) fn query_pairs(request: &Request) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    let query = request.query.as_deref().unwrap_or_default();
    url::raw_pairs(query).map(|(name, value)| (url::decode_form(name), url::decode_form(value)))
}

/// The request with something well formed in place of a masked credential; `None` where not even
/// the scheme is left.
fn unmasked(request: &Request) -> Option<Cow<'_, Request>> {
    let field = request.headers.get(header::AUTHORIZATION);
    let text = field.map(|field| String::from_utf8_lossy(field.as_bytes()));
    let Some(text) = text.filter(|text| is_masked(text)) else {
        return Some(Cow::Borrowed(request));
    };
    let (scheme, _) = text.trim().split_once(' ')?;
    let credential = match scheme.to_ascii_lowercase().as_str() {
        "basic" => "bWFzazptYXNr",
        "digest" => "username=\"mask\", response=\"mask\"",
        _ => "mask",
    };
    let field = HeaderValue::try_from(format!("{scheme} {credential}")).ok()?;
    let mut request = request.clone();
    request.headers.insert(header::AUTHORIZATION, field);
    Some(Cow::Owned(request))
}
