//! What the server answered, against the response that describes it.

use http::{Method, StatusCode, header};
use oas_model::{Direction, MediaType, Operation, Response as Described, StatusPattern};

use super::{
    Deviation, body,
    request::{plain, text_of, written},
};
use crate::{
    Request, Response, Violation, ViolationPart as Part,
    book::Book,
    check,
    coding::{self, Body},
    media::Media,
    route::Matched,
    validate::{self, Opened},
};

pub(super) struct Side<'s> {
    pub(super) book: &'s Book,
    pub(super) operation: &'s Operation,
    pub(super) matched: &'s Matched<'s>,
    pub(super) request: &'s Request,
    pub(super) response: &'s Response,
}

impl Side<'_> {
    pub(super) fn judge(&self, is_whole: bool, deviations: &mut Vec<Deviation>) {
        if self.operation.responses.is_empty() {
            return;
        }
        let Some(described) = self.described() else {
            deviations.push(self.unknown_status());
            return;
        };
        self.headers(described, deviations);
        if is_whole && self.may_have_body() {
            self.body(described, deviations);
        }
    }

    /// The most particular one: the status, else its range, else `default`.
    fn described(&self) -> Option<&Described> {
        let status = self.response.status.as_u16();
        let rank = |one: &&Described| match one.status {
            StatusPattern::Exact(exact) if exact == status => Some(0),
            StatusPattern::Range(first) if u16::from(first) == status / 100 => Some(1),
            StatusPattern::Default => Some(2),
            _ => None,
        };
        let all = self.operation.responses.iter();
        let fitting = all.filter_map(|one| Some((rank(&one)?, one)));
        fitting.min_by_key(|(rank, _)| *rank).map(|(_, one)| one)
    }

    fn unknown_status(&self) -> Deviation {
        let origin = self.operation.head.origin;
        let kind = self.response.headers.get(header::CONTENT_TYPE);
        Deviation {
            value: Some(text_of(kind)),
            origin: Some(origin),
            ..plain(Violation {
                part: Part::ResponseStatus,
                at: self.response.status.as_str().to_owned(),
                rule: "status".to_owned(),
                message: "is not among the described responses".to_owned(),
                source: Some(check::source(self.book.api(), origin)),
            })
        }
    }

    fn may_have_body(&self) -> bool {
        let status = self.response.status;
        let never = status.is_informational()
            || status == StatusCode::NO_CONTENT
            || status == StatusCode::NOT_MODIFIED;
        !never && self.request.method != Method::HEAD
    }

    fn body(&self, described: &Described, deviations: &mut Vec<Deviation>) {
        let (sent, is_coded) = self.decoded();
        let kind = self.response.headers.get(header::CONTENT_TYPE);
        if sent.is_empty() {
            if let Some(content) = asks_for_body(described) {
                deviations.push(self.about_body(content.origin, "required", "is empty"));
            }
            return;
        }
        if described.content.is_empty() {
            let message = "has a body, and none is described";
            let mut deviation = self.about_body(described.origin, "undeclared", message);
            deviation.is_undeclared = true;
            deviation.value = Some(text_of(kind));
            deviations.push(deviation);
            return;
        }
        match validate::open(self.book, &described.content, kind, &sent) {
            Ok(opened) => self.value(opened, deviations),
            // Bytes of a coding that nobody here understands cannot be read as anything.
            Err(closed) if closed.rule() == "malformed" && (is_coded || body::is_masked(&sent)) => {
            }
            Err(closed) => {
                let message = closed.message(&described.content);
                let mut deviation = self.about_body(described.origin, closed.rule(), &message);
                let is_unlisted = closed.rule() == "content-type";
                deviation.value = is_unlisted.then(|| text_of(kind));
                deviations.push(deviation);
                if is_unlisted && body::has_one_schema(self.book, kind) {
                    let opened = validate::open(self.book, &described.content, None, &sent);
                    self.value(opened.ok().flatten(), deviations);
                }
            }
        }
    }

    fn value(&self, opened: Option<Opened<'_>>, deviations: &mut Vec<Deviation>) {
        let Some(opened) = opened else { return };
        let side = (Part::ResponseBody, Direction::Response);
        deviations.extend(written(opened.written).map(|mut one| {
            one.violation.part = Part::ResponseBody;
            one
        }));
        body::judge(self.book, opened.content, &opened.value, side, deviations);
    }

    /// The body without its codings, and whether it may still have some: records and files of
    /// other tools often keep the field when they undo the coding.
    fn decoded(&self) -> (bytes::Bytes, bool) {
        let body = self.response.body.clone();
        if !self.response.headers.contains_key(header::CONTENT_ENCODING) {
            return (body, false);
        }
        let sent = Request {
            headers: self.response.headers.clone(),
            body,
            ..self.request.clone()
        };
        match coding::body(&sent) {
            Body::Decoded(plain) => (plain.body, false),
            Body::Plain => (sent.body, false),
            Body::Undecoded { .. } => (sent.body, true),
        }
    }

    fn about_body(&self, origin: oas_model::Origin, rule: &str, message: &str) -> Deviation {
        Deviation {
            origin: Some(origin),
            ..plain(Violation {
                part: Part::ResponseBody,
                at: String::new(),
                rule: rule.to_owned(),
                message: message.to_owned(),
                source: Some(check::source(self.book.api(), origin)),
            })
        }
    }
}

/// JSON that nothing can be read from is a body that is missing; other types may well be empty.
fn asks_for_body(described: &Described) -> Option<&MediaType> {
    let is_json = |one: &&MediaType| Media::parse(&one.name).is_some_and(|media| media.is_json());
    let all_json = described.content.iter().all(|one| is_json(&one));
    let mut content = described.content.iter();
    content.find(|one| all_json && one.schema.is_some())
}
