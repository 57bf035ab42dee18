//! One exchange as the messages that the judge knows.

use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use mock_core::{Request, Response, Whole};

use crate::{Completeness, Observed, ObservedSide};

/// The request; `None` where its method is none.
pub(crate) fn request(seen: &Observed) -> Option<Request> {
    Some(Request {
        method: Method::from_bytes(seen.method.as_bytes()).ok()?,
        path: seen.path().to_owned(),
        query: seen.query().map(str::to_owned),
        headers: headers(&seen.request),
        body: seen.request.body.clone(),
    })
}

/// The answer; `None` where none came.
pub(crate) fn response(seen: &Observed) -> Option<Response> {
    Some(Response {
        status: StatusCode::from_u16(seen.status).ok()?,
        headers: headers(&seen.response),
        body: seen.response.body.clone(),
    })
}

/// Which bodies may be judged. Messages of a stream or socket are no body.
pub(crate) fn whole(seen: &Observed) -> Whole {
    let is_whole = |side: &ObservedSide| side.completeness == Completeness::Whole;
    Whole {
        request: is_whole(&seen.request),
        response: is_whole(&seen.response) && seen.messages.is_empty(),
    }
}

/// Fields that HTTP can carry; HAR files of browsers also hold `:authority` and the like.
fn headers(side: &ObservedSide) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(side.headers.len());
    for (name, value) in &side.headers {
        let name = HeaderName::try_from(name.as_str());
        let value = HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    headers
}
