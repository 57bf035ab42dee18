//! One operation made ready: what can be known before a request comes.

mod ready; // documented examples

pub(crate) use ready::Ready;

use std::sync::{Arc, OnceLock};

use oas_model::Operation;

use crate::{
    Text,
    book::Book,
    media::Media,
    negotiate::status::{self, Status},
};

/// An operation with its answers in reach.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) operation: Arc<Operation>,
    /// The status when nothing else is asked.
    pub(crate) ordinary: Status,
    /// By response, then by media type, in document order.
    pub(crate) offers: Vec<Vec<Option<Media>>>,
    bodies: Vec<Vec<OnceLock<Vec<Ready>>>>,
    /// What the answer is about: `customer` for `/v1/customers/{id}`.
    pub(crate) resource: String,
}

impl Prepared {
    pub(crate) fn new(operation: Arc<Operation>) -> Self {
        let offers: Vec<Vec<Option<Media>>> = operation.responses.iter().map(offers).collect();
        let bodies = offers
            .iter()
            .map(|medias| medias.iter().map(|_| OnceLock::new()).collect())
            .collect();
        let ordinary = shared(status::ordinary(&operation));
        let resource = resource(&operation.head.path);
        Self {
            operation,
            ordinary,
            offers,
            bodies,
            resource,
        }
    }

    /// The examples of one media type, prepared on first use.
    pub(crate) fn examples(&self, book: &Book, response: usize, media: usize) -> &[Ready] {
        let (Some(cell), Some(content)) = (
            self.bodies
                .get(response)
                .and_then(|medias| medias.get(media)),
            self.operation
                .responses
                .get(response)
                .and_then(|response| response.content.get(media)),
        ) else {
            return &[];
        };
        cell.get_or_init(|| ready::all(book, content, self.offers[response][media].as_ref()))
    }
}

fn shared(status: Status) -> Status {
    let why: Arc<str> = Arc::from(&*status.why);
    Status {
        why: Text::Shared(why),
        ..status
    }
}

/// The last word of the path that is no parameter, in the singular.
fn resource(path: &str) -> String {
    let mut words = path
        .split('/')
        .filter(|segment| !segment.is_empty() && !segment.starts_with('{'));
    let last = words.next_back().unwrap_or_default();
    let last = last
        .split(['{', '.', '?', '#', ':'])
        .next()
        .unwrap_or_default();
    crate::fakers::words::singular(&crate::fakers::words::snake(last))
}

/// The media types of a response; `None` for a name that is none.
///
/// Where an author wrote other things than media types there, the answer is JSON all the same.
fn offers(response: &oas_model::Response) -> Vec<Option<Media>> {
    let named = response
        .content
        .iter()
        .map(|content| Media::parse(&content.name));
    let named: Vec<_> = named.collect();
    if named.iter().any(Option::is_some) {
        return named;
    }
    named
        .iter()
        .map(|_| Media::parse("application/json"))
        .collect()
}
