//! The query of a request as pairs, and what the document says about a name in it.

use oas_model::{Parameter, ParameterLocation};

use crate::{Request, answer::Call, url};

/// Names and values, decoded, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Query(pub(super) Vec<(String, String)>);

impl Query {
    pub(super) fn of(request: &Request) -> Self {
        let text = request.query.as_deref().unwrap_or_default();
        let pairs = url::raw_pairs(text).map(|(name, value)| {
            let (name, value) = (url::decode_form(name), url::decode_form(value));
            (name.into_owned(), value.into_owned())
        });
        Self(pairs.collect())
    }

    /// The first value under a name.
    pub(super) fn first(&self, name: &str) -> Option<&str> {
        let mut pairs = self.0.iter();
        pairs
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A documented query parameter.
pub(super) fn parameter<'c>(call: &'c Call<'_>, name: &str) -> Option<&'c Parameter> {
    let mut all = call.prepared.operation.parameters.iter();
    all.find(|one| one.location == ParameterLocation::Query && one.name == name)
}
