//! Header fields of an answer against those that the document describes.

use oas_model::{
    Encodings, Header, MediaType, Parameter, ParameterLocation, Response as Described,
};
use serde_json::Value;

use super::{Deviation, ordinary::is_ordinary, request::plain, response::Side};
use crate::{
    Request, Violation, ViolationPart as Part, answer::is_framing, check, masked::is_masked,
    validate,
};

impl Side<'_> {
    pub(super) fn headers(&self, described: &Described, deviations: &mut Vec<Deviation>) {
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
