//! What a 401 asks for.

use oas_model::{Api, Operation, SecuritySchemeKind as Kind};

/// The challenges of `WWW-Authenticate` for an operation (RFC 9110, section 11.6.1).
pub(crate) fn challenges(api: &Api, operation: &Operation) -> Vec<String> {
    let mut challenges = Vec::new();
    for name in operation
        .security
        .iter()
        .flat_map(|requirement| requirement.keys())
    {
        let Some(scheme) = api
            .security_schemes()
            .iter()
            .find(|scheme| scheme.name == *name)
        else {
            continue;
        };
        let challenge = match &scheme.kind {
            Kind::Basic => "Basic realm=\"mock\"".to_owned(),
            Kind::Bearer | Kind::OAuth2 | Kind::OpenIdConnect => "Bearer realm=\"mock\"".to_owned(),
            Kind::Http(scheme) => format!("{scheme} realm=\"mock\""),
            Kind::ApiKey { name, .. } => format!("ApiKey realm=\"mock\", name=\"{name}\""),
            Kind::MutualTls | Kind::Unknown(_) => continue,
        };
        if !challenges.contains(&challenge) {
            challenges.push(challenge);
        }
    }
    challenges
}
