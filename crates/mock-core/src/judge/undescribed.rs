//! What the client sent and no parameter describes.

use std::collections::HashSet;

use indexmap::IndexMap;
use oas_model::{ParameterLocation as In, SchemaType, SecuritySchemeKind};

use super::{
    Deviation,
    ordinary::is_ordinary,
    parameters::sent,
    request::{Side, query_pairs},
};
use crate::{ViolationPart as Part, security, url, validate};

impl Side<'_> {
    /// Query parameters, header fields and cookies that no parameter describes.
    pub(super) fn other_parameters(&self, deviations: &mut Vec<Deviation>) {
        self.other_query(deviations);
        self.other_headers(deviations);
        self.other_cookies(deviations);
    }

    fn other_query(&self, deviations: &mut Vec<Deviation>) {
        if self.is_spread_over(In::Query) {
            return;
        }
        let mut found: IndexMap<String, Vec<String>> = IndexMap::new();
        for (name, value) in query_pairs(self.request) {
            if !self.knows_query(&name) {
                let texts = found.entry(name.into_owned()).or_default();
                texts.push(value.into_owned());
            }
        }
        for (name, texts) in found {
            deviations.push(Deviation {
                value: sent(texts, Part::Query),
                ..self.undeclared(Part::Query, &name, "")
            });
        }
    }

    fn other_headers(&self, deviations: &mut Vec<Deviation>) {
        let mut told = HashSet::new();
        for (name, value) in &self.request.headers {
            let name = name.as_str();
            if !is_ordinary(name) && !self.knows(In::Header, name) && told.insert(name) {
                let value = String::from_utf8_lossy(value.as_bytes());
                deviations.push(self.undeclared(Part::Header, name, &value));
            }
        }
    }

    /// Cookies go to whoever shares the host, and many are secret: they are told by name alone.
    fn other_cookies(&self, deviations: &mut Vec<Deviation>) {
        if self.is_spread_over(In::Cookie) {
            return;
        }
        let mut told = HashSet::new();
        for (name, _) in security::cookies(self.request) {
            if !self.knows(In::Cookie, &name) && told.insert(name.clone()) {
                deviations.push(Deviation {
                    value: None,
                    ..self.undeclared(Part::Cookie, &name, "")
                });
            }
        }
    }

    /// The whole query is one value, or an object is spread over the query or the cookies.
    fn is_spread_over(&self, place: In) -> bool {
        self.operation.parameters.iter().any(|one| {
            let is_spread = || {
                let types = validate::coerce::types(self.book, one.schema.as_slice());
                one.explode && types.names(SchemaType::Object)
            };
            place == In::Query && one.location == In::QueryString
                || one.location == place && is_spread()
        })
    }

    fn knows_query(&self, name: &str) -> bool {
        let base = name.split('[').next().unwrap_or_default();
        let mut parameters = self.operation.parameters.iter();
        let is_parameter = parameters.any(|one| {
            let known = one.name.strip_suffix("[]").unwrap_or(&one.name);
            one.location == In::Query && (one.name == name || known == base)
        });
        let is_selector = || self.matched.path_values.iter().any(|(one, _)| *one == name);
        is_parameter || is_selector() || self.is_key(In::Query, name) || self.route_names(name)
    }

    /// A query that stands in the path template: `/jobs?action=stop`.
    fn route_names(&self, name: &str) -> bool {
        let path = &self.matched.route.name.path;
        let query = path.split_once('?').map(|(_, query)| query);
        query.is_some_and(|query| url::raw_pairs(query).any(|(known, _)| known == name))
    }

    /// A header field by its name in any case, a cookie by its very name.
    fn knows(&self, place: In, name: &str) -> bool {
        let mut parameters = self.operation.parameters.iter();
        parameters.any(|one| one.location == place && is_same(place, &one.name, name))
            || self.is_key(place, name)
    }

    fn is_key(&self, place: In, key: &str) -> bool {
        self.book.api().security_schemes().iter().any(|scheme| {
            matches!(&scheme.kind, SecuritySchemeKind::ApiKey { location, name }
                if *location == place && is_same(place, name, key))
        })
    }
}

/// Whether two names mean the same: in headers in any case (RFC 9110, section 5.1).
fn is_same(place: In, one: &str, other: &str) -> bool {
    match place {
        In::Header => one.eq_ignore_ascii_case(other),
        _ => one == other,
    }
}
