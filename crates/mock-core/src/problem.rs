//! Error answers of our own: RFC 9457.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header::CONTENT_TYPE};
use serde_json::{Value, json};

use crate::{Response, Violation};

/// One kind of error answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    /// The end of the problem's `type`.
    pub(crate) kind: &'static str,
    pub(crate) title: &'static str,
}

pub(crate) const NO_ROUTE: Problem = Problem {
    status: StatusCode::NOT_FOUND,
    kind: "no-route",
    title: "No operation has this path",
};
pub(crate) const AMBIGUOUS: Problem = Problem {
    status: StatusCode::NOT_FOUND,
    kind: "ambiguous-route",
    title: "Several documents describe this path",
};
pub(crate) const NO_METHOD: Problem = Problem {
    status: StatusCode::METHOD_NOT_ALLOWED,
    kind: "no-method",
    title: "The path does not know this method",
};
pub(crate) const UNAUTHORIZED: Problem = Problem {
    status: StatusCode::UNAUTHORIZED,
    kind: "unauthorized",
    title: "A credential is missing or malformed",
};
pub(crate) const TOO_MANY: Problem = Problem {
    status: StatusCode::TOO_MANY_REQUESTS,
    kind: "rate-limit",
    title: "This client has asked too often",
};
pub(crate) const MALFORMED: Problem = Problem {
    status: StatusCode::BAD_REQUEST,
    kind: "malformed",
    title: "The body cannot be read",
};
pub(crate) const UNSUPPORTED: Problem = Problem {
    status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
    kind: "unsupported-media-type",
    title: "The operation does not take this content type",
};
pub(crate) const CODED: Problem = Problem {
    status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
    kind: "unsupported-coding",
    title: "The content coding is not understood",
};
pub(crate) const CHARSET: Problem = Problem {
    status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
    kind: "unsupported-charset",
    title: "The character set is not understood",
};
pub(crate) const TOO_LONG: Problem = Problem {
    status: StatusCode::PAYLOAD_TOO_LARGE,
    kind: "too-long",
    title: "The body is too long",
};
pub(crate) const INVALID: Problem = Problem {
    status: StatusCode::UNPROCESSABLE_ENTITY,
    kind: "invalid-request",
    title: "The request breaks the document",
};
pub(crate) const NOT_ACCEPTABLE: Problem = Problem {
    status: StatusCode::NOT_ACCEPTABLE,
    kind: "not-acceptable",
    title: "None of the accepted media types is documented",
};
pub(crate) const PREFERENCE: Problem = Problem {
    status: StatusCode::BAD_REQUEST,
    kind: "preference",
    title: "The preference cannot be met",
};
pub(crate) const NO_EXAMPLE: Problem = Problem {
    status: StatusCode::NOT_IMPLEMENTED,
    kind: "no-example",
    title: "The document has no example for this answer",
};

pub(crate) const GONE: Problem = Problem {
    status: StatusCode::NOT_FOUND,
    kind: "not-found",
    title: "Nothing has this id",
};
pub(crate) const CONFLICT: Problem = Problem {
    status: StatusCode::CONFLICT,
    kind: "conflict",
    title: "The request does not go with what is there",
};
pub(crate) const PRECONDITION: Problem = Problem {
    status: StatusCode::PRECONDITION_FAILED,
    kind: "precondition",
    title: "The condition of the request does not hold",
};
pub(crate) const REUSED_KEY: Problem = Problem {
    status: StatusCode::UNPROCESSABLE_ENTITY,
    kind: "reused-key",
    title: "The idempotency key belongs to another request",
};

/// Why the ordinary answer cannot be given.
#[derive(Debug)]
pub(crate) struct Refusal {
    problem: Problem,
    pub(crate) detail: String,
    available: Vec<String>,
}

impl Refusal {
    /// With what could be asked for instead.
    pub(crate) fn offering(self, available: Vec<String>) -> Self {
        Self { available, ..self }
    }

    /// The answer that says so.
    pub(crate) fn answer(&self) -> Response {
        let available = json!(self.available);
        match self.available.is_empty() {
            true => self.problem.answer(&self.detail),
            false => self
                .problem
                .answer_with(&self.detail, &[("available", available)]),
        }
    }
}

impl Problem {
    /// Refuses with a sentence about this very case.
    pub(crate) fn because(self, detail: impl Into<String>) -> Refusal {
        Refusal {
            problem: self,
            detail: detail.into(),
            available: Vec::new(),
        }
    }

    /// The answer, with a sentence about this very case.
    pub(crate) fn answer(self, detail: &str) -> Response {
        self.answer_with(detail, &[])
    }

    /// The answer, with members of its own.
    pub(crate) fn answer_with(self, detail: &str, members: &[(&str, Value)]) -> Response {
        let mut body = json!({
            "type": format!("urn:specwright:problem:{}", self.kind),
            "title": self.title,
            "status": self.status.as_u16(),
            "detail": detail,
        });
        for (name, value) in members {
            body[*name] = value.clone();
        }
        let mut headers = HeaderMap::new();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        Response {
            status: self.status,
            headers,
            body: Bytes::from(body.to_string()),
        }
    }

    /// The answer that lists what is wrong, at the status that the document chose.
    pub(crate) fn answer_violations(
        mut self,
        status: StatusCode,
        violations: &[Violation],
    ) -> Response {
        self.status = status;
        let errors: Vec<Value> = violations
            .iter()
            .map(|v| json!({ "part": v.part.as_str(), "at": v.at, "rule": v.rule, "message": v.message, "source": v.source }))
            .collect();
        self.answer_with(&summary(violations), &[("errors", Value::Array(errors))])
    }
}

/// The first message, and how many there are besides.
pub(crate) fn summary(violations: &[Violation]) -> String {
    let Some(first) = violations.first() else {
        return String::new();
    };
    let place = if first.at.is_empty() {
        String::new()
    } else {
        format!(" `{}`", first.at)
    };
    let more = match violations.len() - 1 {
        0 => String::new(),
        n => format!(" ({n} more)"),
    };
    format!("{}{place}: {}{more}", first.part.as_str(), first.message)
}
