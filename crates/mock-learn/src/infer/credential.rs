//! What a request shows to be let in.
//!
//! In:  the headers and the query of one request.
//! Out: the credentials by scheme and name; never their values.

use crate::ObservedSide;

/// A way to be let in, as a security scheme describes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Credential {
    /// `Authorization: Bearer …`.
    Bearer,
    /// `Authorization: Basic …`.
    Basic,
    /// `Authorization: Digest …`.
    Digest,
    /// Something else in a header field, by its name as sent first.
    Header(String),
    /// A query parameter.
    Query(String),
    /// A cookie.
    Cookie(String),
}

const HEADERS: [&str; 12] = [
    "x-api-key",
    "api-key",
    "apikey",
    "x-apikey",
    "x-auth-token",
    "x-access-token",
    "x-token",
    "x-session-token",
    "x-auth-key",
    "x-app-key",
    "private-token",
    "x-shopify-access-token",
];
const QUERY: [&str; 8] = [
    "api_key",
    "apikey",
    "api-key",
    "access_token",
    "auth_token",
    "app_key",
    "appid",
    "subscription-key",
];
const COOKIES: [&str; 9] = [
    "session",
    "sessionid",
    "session_id",
    "sid",
    "connect.sid",
    "jsessionid",
    "phpsessid",
    "auth_token",
    "access_token",
];

impl Credential {
    /// Everything that the request shows, in order, each once.
    pub(crate) fn all(side: &ObservedSide, query: &[(String, String)]) -> Vec<Self> {
        let of_headers = side
            .headers
            .iter()
            .flat_map(|(name, value)| in_header(name, value));
        let of_query = query
            .iter()
            .map(|(name, _)| name)
            .filter(|name| is_query(name));
        let of_query = of_query.map(|name| Self::Query(name.clone()));
        let mut all: Vec<Self> = of_headers.chain(of_query).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The name of its scheme in a document.
    pub(crate) fn scheme_name(&self) -> String {
        match self {
            Self::Bearer => "bearerAuth".to_owned(),
            Self::Basic => "basicAuth".to_owned(),
            Self::Digest => "digestAuth".to_owned(),
            Self::Header(name) => format!("{}Header", super::names::camel(name)),
            Self::Query(name) => format!("{}Query", super::names::camel(name)),
            Self::Cookie(name) => format!("{}Cookie", super::names::camel(name)),
        }
    }
}

/// Whether a query parameter of this name is a credential.
pub(crate) fn is_query(name: &str) -> bool {
    QUERY.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether a header field of this name is a credential.
pub(crate) fn is_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "authorization" || HEADERS.contains(&name.as_str())
}

fn in_header(name: &str, value: &str) -> Vec<Credential> {
    let lower = name.to_ascii_lowercase();
    if lower == "authorization" {
        let scheme = value.split_whitespace().next().unwrap_or_default();
        return vec![match scheme.to_ascii_lowercase().as_str() {
            "bearer" => Credential::Bearer,
            "basic" => Credential::Basic,
            "digest" => Credential::Digest,
            _ => Credential::Header(name.to_owned()),
        }];
    }
    if lower == "cookie" {
        let names = value.split(';').filter_map(|pair| pair.split('=').next());
        let names = names.map(str::trim);
        let known = names.filter(|name| COOKIES.contains(&name.to_ascii_lowercase().as_str()));
        return known
            .map(|name| Credential::Cookie(name.to_owned()))
            .collect();
    }
    let known = HEADERS.contains(&lower.as_str());
    known
        .then_some(Credential::Header(lower))
        .into_iter()
        .collect()
}
