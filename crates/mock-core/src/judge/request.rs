//! What the client sent, as the mock would judge it, and what nobody describes.

use std::borrow::Cow;

use http::{HeaderValue, header};
use oas_model::{Direction, Operation, RequestBody};
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
            several: false,
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
        several: false,
        value: None,
        origin: None,
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
