//! What a request needs to pass, with values that are well formed and belong to nobody.

use oas_model::{Api, Operation, ParameterLocation, SecuritySchemeKind};

use crate::wire::CredentialView;

/// `made:up`, as HTTP basic authentication writes it (RFC 7617, section 2).
const BASIC: &str = "Basic bWFkZTp1cA==";
const BEARER: &str = "Bearer made-up-token";
const KEY: &str = "made-up-key";

/// The credentials of the first way to pass; empty when one way asks for none.
pub(super) fn needed(api: &Api, operation: &Operation) -> Vec<CredentialView> {
    if operation.security.iter().any(|one| one.is_empty()) {
        return Vec::new();
    }
    let first = operation
        .security
        .first()
        .into_iter()
        .flat_map(|one| one.keys());
    first.filter_map(|name| credential(api, name)).collect()
}

fn credential(api: &Api, name: &str) -> Option<CredentialView> {
    let scheme = api
        .security_schemes()
        .iter()
        .find(|scheme| scheme.name == name)?;
    let authorization = |sample: &str| ("header", "Authorization".to_owned(), sample.to_owned());
    let (location, name, sample) = match &scheme.kind {
        SecuritySchemeKind::ApiKey { location, name } => {
            (place(*location)?, name.clone(), KEY.to_owned())
        }
        SecuritySchemeKind::Basic => authorization(BASIC),
        SecuritySchemeKind::Bearer
        | SecuritySchemeKind::OAuth2
        | SecuritySchemeKind::OpenIdConnect => authorization(BEARER),
        SecuritySchemeKind::Http(kind) => authorization(&format!("{kind} made-up")),
        // A certificate is shown before any header is read.
        SecuritySchemeKind::MutualTls | SecuritySchemeKind::Unknown(_) => return None,
    };
    let scheme = scheme.name.clone();
    Some(CredentialView {
        scheme,
        location: location.to_owned(),
        name,
        sample,
    })
}

fn place(location: ParameterLocation) -> Option<&'static str> {
    match location {
        ParameterLocation::Header => Some("header"),
        ParameterLocation::Query => Some("query"),
        ParameterLocation::Cookie => Some("cookie"),
        ParameterLocation::Path | ParameterLocation::QueryString => None,
    }
}
