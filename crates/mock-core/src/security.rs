//! Credentials: there and well formed, or not. Whose they are is not asked (`--auth lenient`).

mod challenge; // `WWW-Authenticate`

pub(crate) use challenge::challenges;

use std::borrow::Cow;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::header::{AUTHORIZATION, COOKIE};
use oas_model::{
    Api, Operation, ParameterLocation, SecurityRequirement, SecurityScheme,
    SecuritySchemeKind as Kind,
};

use crate::{
    Request, SecretNames, Violation, ViolationPart, check, media::split_outside_quotes, url,
};

/// How one credential stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Standing {
    Good,
    Missing,
    /// There, but not as its scheme is written.
    Malformed(String),
}

/// What a request lacks. Empty when it may pass.
///
/// Alternatives are ORed, the schemes of one are ANDed (OpenAPI 3.1.1, "Security Requirement
/// Object"). `{}` makes credentials optional, but one that is there must still be well formed.
pub(crate) fn violations(api: &Api, operation: &Operation, request: &Request) -> Vec<Violation> {
    if operation.security.is_empty() {
        return Vec::new();
    }
    let mut lacking = Vec::new();
    let mut is_optional = false;
    for requirement in &operation.security {
        let faults = faults(api, requirement, request);
        if faults.is_empty() && !requirement.is_empty() {
            return Vec::new();
        }
        is_optional |= requirement.is_empty();
        lacking.extend(faults);
    }
    lacking.retain(|(_, standing)| !is_optional || *standing != Standing::Missing);
    lacking
        .into_iter()
        .map(|(scheme, standing)| violation(api, scheme, &standing))
        .collect()
}

fn faults<'a>(
    api: &'a Api,
    requirement: &SecurityRequirement,
    request: &Request,
) -> Vec<(&'a SecurityScheme, Standing)> {
    requirement
        .keys()
        .filter_map(|name| {
            api.security_schemes()
                .iter()
                .find(|scheme| scheme.name == *name)
        })
        .map(|scheme| (scheme, standing(&scheme.kind, request)))
        .filter(|(_, standing)| *standing != Standing::Good)
        .collect()
}

fn standing(kind: &Kind, request: &Request) -> Standing {
    match kind {
        Kind::ApiKey { location, name } => match api_key(request, *location, name) {
            None => Standing::Missing,
            Some(key) if key.is_empty() => Standing::Malformed(format!("`{name}` is empty")),
            Some(_) => Standing::Good,
        },
        Kind::Basic => authorization(request, "basic", |token| {
            let decoded = STANDARD.decode(token).ok()?;
            decoded.contains(&b':').then_some(())
        }),
        Kind::Bearer | Kind::OAuth2 | Kind::OpenIdConnect => {
            authorization(request, "bearer", |token| is_token68(token).then_some(()))
        }
        Kind::Http(scheme) => authorization(request, scheme, |rest| {
            is_credential(scheme, rest).then_some(())
        }),
        // A certificate is the business of the connection; what is unknown cannot be asked for.
        Kind::MutualTls | Kind::Unknown(_) => Standing::Good,
    }
}

fn authorization(
    request: &Request,
    scheme: &str,
    well_formed: impl Fn(&str) -> Option<()>,
) -> Standing {
    let Some(field) = request.headers.get(AUTHORIZATION) else {
        return Standing::Missing;
    };
    let text = String::from_utf8_lossy(field.as_bytes());
    let (name, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    if !name.eq_ignore_ascii_case(scheme) {
        return Standing::Malformed(format!("`Authorization` does not begin with `{scheme}`"));
    }
    match well_formed(rest.trim()) {
        Some(()) => Standing::Good,
        None => Standing::Malformed(format!(
            "what follows `{scheme}` in `Authorization` is malformed"
        )),
    }
}

/// RFC 9110, section 11.2.
fn is_token68(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    !body.is_empty()
        && body
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte))
}

/// One token, or parameters (RFC 9110, section 11.4). Digest names who asks and answers the
/// challenge (RFC 7616, section 3.4).
fn is_credential(scheme: &str, rest: &str) -> bool {
    let parameters: Vec<_> = split_outside_quotes(rest, ',')
        .map(|one| one.trim().split_once('='))
        .collect();
    let has = |wanted: &str| {
        let mut names = parameters.iter().flatten().map(|(name, _)| name.trim());
        names.any(|name| name.eq_ignore_ascii_case(wanted))
    };
    if scheme == "digest" {
        return (has("username") || has("username*")) && has("response");
    }
    let is_parameter = |one: &Option<(&str, &str)>| {
        one.is_some_and(|(name, value)| !name.trim().is_empty() && !value.is_empty())
    };
    is_token68(rest) || parameters.iter().all(is_parameter)
}

fn api_key<'r>(
    request: &'r Request,
    location: ParameterLocation,
    name: &str,
) -> Option<Cow<'r, str>> {
    match location {
        ParameterLocation::Query | ParameterLocation::QueryString => {
            url::query_value(request.query.as_deref(), name)
        }
        ParameterLocation::Cookie => cookies(request)
            .find(|(key, _)| key == name)
            .map(|(_, value)| Cow::Owned(value)),
        ParameterLocation::Header | ParameterLocation::Path => request
            .headers
            .get(name)
            .map(|value| String::from_utf8_lossy(value.as_bytes())),
    }
}

/// The credential of a scheme, well formed or not.
pub(crate) fn credential<'r>(kind: &Kind, request: &'r Request) -> Option<Cow<'r, str>> {
    match kind {
        Kind::ApiKey { location, name } => api_key(request, *location, name),
        Kind::Basic | Kind::Bearer | Kind::OAuth2 | Kind::OpenIdConnect | Kind::Http(_) => {
            let field = request.headers.get(AUTHORIZATION)?;
            Some(String::from_utf8_lossy(field.as_bytes()))
        }
        Kind::MutualTls | Kind::Unknown(_) => None,
    }
}

/// The pairs of all `Cookie` fields.
pub(crate) fn cookies(request: &Request) -> impl Iterator<Item = (String, String)> {
    request.headers.get_all(COOKIE).iter().flat_map(|field| {
        let text = String::from_utf8_lossy(field.as_bytes()).into_owned();
        let pairs = text
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='));
        pairs
            .map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned()))
            .collect::<Vec<_>>()
    })
}

fn violation(api: &Api, scheme: &SecurityScheme, standing: &Standing) -> Violation {
    let message = match standing {
        Standing::Malformed(why) => why.clone(),
        Standing::Good | Standing::Missing => format!("{} is missing", asks_for(&scheme.kind)),
    };
    let rule = if matches!(standing, Standing::Malformed(_)) {
        "malformed"
    } else {
        "required"
    };
    Violation {
        part: ViolationPart::Security,
        at: scheme.name.clone(),
        rule: rule.to_owned(),
        message,
        source: Some(check::source(api, scheme.origin)),
    }
}

fn asks_for(kind: &Kind) -> String {
    match kind {
        Kind::ApiKey {
            location: ParameterLocation::Query,
            name,
        } => format!("the query parameter `{name}`"),
        Kind::ApiKey {
            location: ParameterLocation::Cookie,
            name,
        } => format!("the cookie `{name}`"),
        Kind::ApiKey { name, .. } => format!("the header `{name}`"),
        Kind::Basic => "`Authorization: Basic …`".to_owned(),
        Kind::Http(scheme) => format!("`Authorization: {scheme} …`"),
        _ => "`Authorization: Bearer …`".to_owned(),
    }
}

/// The names under which documents ask for keys.
pub(crate) fn secrets<'a>(schemes: impl Iterator<Item = &'a SecurityScheme>) -> SecretNames {
    let mut secrets = SecretNames::default();
    for scheme in schemes {
        match &scheme.kind {
            Kind::ApiKey {
                location: ParameterLocation::Header,
                name,
            } => secrets.headers.push(name.to_ascii_lowercase()),
            Kind::ApiKey {
                location: ParameterLocation::Query,
                name,
            } => secrets.query.push(name.to_ascii_lowercase()),
            _ => {}
        }
    }
    secrets
}
