//! What a template has behind `?` or `#`: part of an address in the document, though not of a path.
//!
//! Documents tell operations on one path apart by it. A query is literal, or names parameters:
//! `/?Action=Add`, `/search?term={term}`. A fragment never reaches a server; it says which query
//! parameter or header field makes the difference: `/#Action=Add`, `/#X-Amz-Target=Glue.Add`,
//! `/{bucket}#acl`.

use std::borrow::Cow;

use crate::{Request, url};

/// All of it; empty for most templates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Selector(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    name: String,
    wanted: Wanted,
    is_fragment: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    /// Whatever it is.
    Anything,
    /// Just this.
    Text(String),
    /// It becomes the value of a path parameter.
    Parameter(String),
}

/// How well a request fits; the better is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fit {
    /// Everything is there that makes the difference.
    is_told: bool,
    n_found: usize,
}

impl Selector {
    /// Reads the text behind a path: `?a=b#c`.
    pub(crate) fn parse(text: &str) -> Self {
        let (query, fragment) = text.split_once('#').unwrap_or((text, ""));
        let parts = |text: &str, is_fragment: bool| {
            let parts = text.split(['&', '?', '#']).filter(|part| !part.is_empty());
            parts
                .map(|part| Part::parse(part, is_fragment))
                .collect::<Vec<_>>()
        };
        let mut all = parts(query, false);
        all.extend(parts(fragment, true));
        Self(all)
    }

    /// How well a request fits; `None` where it asks for another operation.
    pub(crate) fn fit(&self, request: &Request) -> Option<Fit> {
        let mut fit = Fit {
            is_told: true,
            n_found: 0,
        };
        for part in &self.0 {
            match (part.found(request), &part.wanted) {
                (Some(found), Wanted::Text(wanted)) if found != wanted.as_str() => return None,
                (Some(_), _) => fit.n_found += 1,
                (None, Wanted::Parameter(_)) => fit.is_told = false,
                (None, _) if part.is_fragment => fit.is_told = false,
                (None, _) => return None,
            }
        }
        Some(fit)
    }

    /// The path parameters that are in the query, with their values.
    pub(crate) fn values<'s>(
        &'s self,
        request: &Request,
    ) -> impl Iterator<Item = (&'s str, String)> {
        self.0.iter().filter_map(|part| match &part.wanted {
            Wanted::Parameter(name) => Some((name.as_str(), part.found(request)?.into_owned())),
            _ => None,
        })
    }
}

impl Part {
    fn parse(text: &str, is_fragment: bool) -> Self {
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (text, None),
        };
        let parameter = value.and_then(|value| value.strip_prefix('{')?.strip_suffix('}'));
        let wanted = match (parameter, value) {
            (Some(parameter), _) => Wanted::Parameter(parameter.to_owned()),
            (None, Some(value)) if !value.contains('{') => Wanted::Text(value.to_owned()),
            _ => Wanted::Anything,
        };
        let name = name.to_owned();
        Self {
            name,
            wanted,
            is_fragment,
        }
    }

    fn found<'r>(&self, request: &'r Request) -> Option<Cow<'r, str>> {
        let in_query = url::query_value(request.query.as_deref(), &self.name);
        in_query.or_else(|| {
            let field = request
                .headers
                .get(&self.name)
                .filter(|_| self.is_fragment)?;
            Some(String::from_utf8_lossy(field.as_bytes()))
        })
    }
}
