//! Which documented response answers.

use oas_model::{Operation, StatusPattern};

use crate::Text;

/// A status and the response object that describes it, if any does.
#[derive(Debug, Clone)]
pub(crate) struct Status {
    pub(crate) code: u16,
    /// Index in [`Operation::responses`].
    pub(crate) response: Option<usize>,
    pub(crate) why: Text,
}

/// The status when nothing is asked: the lowest 2xx, then `default` as 200, then what there is.
pub(crate) fn ordinary(operation: &Operation) -> Status {
    let codes = || {
        operation
            .responses
            .iter()
            .enumerate()
            .filter_map(|(idx, response)| {
                Some((lowest(response.status)?, is_range(response.status), idx))
            })
    };
    if let Some((code, range, idx)) = codes().filter(|(code, ..)| (200..300).contains(code)).min() {
        let why = if range {
            format!("{code}: the lowest code of the documented 2XX")
        } else {
            format!("{code}: the lowest documented 2xx")
        };
        return Status {
            code,
            response: Some(idx),
            why: why.into(),
        };
    }
    if let Some(idx) = operation
        .responses
        .iter()
        .position(|response| response.status == StatusPattern::Default)
    {
        return Status {
            code: 200,
            response: Some(idx),
            why: "200: `default` is documented, and no 2xx".into(),
        };
    }
    // A redirection is nearer to success than an error; 1xx is no final answer.
    match codes().filter(|(code, ..)| *code >= 300).min() {
        Some((code, _, idx)) => Status {
            code,
            response: Some(idx),
            why: format!("{code}: no 2xx is documented").into(),
        },
        None => Status {
            code: 200,
            response: None,
            why: "200: the document describes no response".into(),
        },
    }
}

/// The response for a code: the exact one, then its range, then `default`.
pub(crate) fn describing(operation: &Operation, code: u16) -> Option<usize> {
    let find = |wanted: StatusPattern| {
        operation
            .responses
            .iter()
            .position(|response| response.status == wanted)
    };
    let range = u8::try_from(code / 100).map(StatusPattern::Range).ok();
    find(StatusPattern::Exact(code))
        .or_else(|| range.and_then(find))
        .or_else(|| find(StatusPattern::Default))
}

/// Which code a response stands for when only the response is known.
pub(crate) fn lowest(status: StatusPattern) -> Option<u16> {
    match status {
        StatusPattern::Exact(code) => Some(code),
        StatusPattern::Range(digit) => Some(u16::from(digit) * 100),
        StatusPattern::Default => None,
    }
}

fn is_range(status: StatusPattern) -> bool {
    !matches!(status, StatusPattern::Exact(_))
}

/// Whether answers of this status have no body by the protocol (RFC 9110, section 6.4.1).
pub(crate) fn is_bodiless(code: u16) -> bool {
    matches!(code, 100..200 | 204 | 205 | 304)
}

/// The documented statuses as a person reads them.
pub(crate) fn listed(operation: &Operation) -> String {
    let name = |status: StatusPattern| match status {
        StatusPattern::Exact(code) => code.to_string(),
        StatusPattern::Range(digit) => format!("{digit}XX"),
        StatusPattern::Default => "default".to_owned(),
    };
    operation
        .responses
        .iter()
        .map(|response| name(response.status))
        .collect::<Vec<_>>()
        .join(", ")
}
