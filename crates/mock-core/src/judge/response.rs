//! What the server answered, against the response that describes it.

use http::{Method, StatusCode, header};
use oas_model::{
    Direction, Encodings, Header, MediaType, Operation, Parameter, ParameterLocation,
    Response as Described, StatusPattern,
};
use serde_json::Value;

use super::{
    Deviation, body,
    ordinary::is_ordinary,
    request::{plain, text_of, written},
};
use crate::{
    Request, Response, Violation, ViolationPart as Part,
    answer::is_framing,
    book::Book,
    check,
    coding::{self, Body},
    masked::is_masked,
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

    fn headers(&self, described: &Described, deviations: &mut Vec<Deviation>) {
        let fields = Request {
            headers: self.response.headers.clone(),
            query: None,
            body: bytes::Bytes::new(),
            method: self.request.method.clone(),
            path: String::new(),
        };
        for header in &described.headers {
            if !is_framing(&header.name.to_ascii_lowercase()) {
                self.header(header, &fields, deviations);
            }
        }
        for (name, value) in &self.response.headers {
            let mut known = described.headers.iter();
            let is_known = known.any(|one| one.name.eq_ignore_ascii_case(name.as_str()));
            if !is_known && !is_ordinary(name.as_str()) {
                let text = String::from_utf8_lossy(value.as_bytes());
                deviations.push(self.undeclared(described, name.as_str(), &text));
            }
        }
    }

    fn header(&self, header: &Header, fields: &Request, deviations: &mut Vec<Deviation>) {
        let sent = fields.headers.get(&header.name);
        let text = sent.map(|sent| String::from_utf8_lossy(sent.as_bytes()).into_owned());
        let mut found = Vec::new();
        let parameter = as_parameter(header);
        validate::parameter(self.book, &parameter, self.matched, fields, &mut found);
        if text.as_deref().is_some_and(is_masked) {
            return;
        }
        deviations.extend(found.into_iter().map(|violation| Deviation {
            members: vec![header.name.clone()],
            value: text.clone().map(Value::from),
            origin: Some(header.origin),
            ..plain(Violation {
                part: Part::ResponseHeader,
                ..violation
            })
        }));
    }

    fn undeclared(&self, described: &Described, name: &str, text: &str) -> Deviation {
        let origin = described.origin;
        Deviation {
            is_undeclared: true,
            members: vec![name.to_owned()],
            value: Some(Value::from(text)),
            origin: Some(origin),
            ..plain(Violation {
                part: Part::ResponseHeader,
                at: name.to_owned(),
                rule: "undeclared".to_owned(),
                message: "is not described".to_owned(),
                source: Some(check::source(self.book.api(), origin)),
            })
        }
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

/// A header is written as a parameter in a header is.
fn as_parameter(header: &Header) -> Parameter {
    let content = header.media_type.as_ref().map(|name| MediaType {
        name: name.clone(),
        schema: header.schema,
        item_schema: None,
        examples: Vec::new(),
        encodings: Encodings::default(),
        origin: header.origin,
    });
    Parameter {
        name: header.name.clone(),
        location: ParameterLocation::Header,
        required: header.required,
        deprecated: header.deprecated,
        description: None,
        style: header.style,
        explode: header.explode,
        allow_reserved: false,
        allow_empty_value: false,
        schema: header.schema,
        content,
        examples: Vec::new(),
        origin: header.origin,
    }
}
