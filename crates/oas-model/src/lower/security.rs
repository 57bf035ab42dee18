//! Security schemes, and which of them an operation asks for.

use std::collections::HashSet;

use super::{Context, oauth};
use crate::place::Place;
use crate::{
    OperationHead, ParameterLocation, SecurityRequirement, SecurityScheme, SecuritySchemeKind,
    Version,
};

/// The schemes that a document declares.
pub(crate) fn schemes(cx: Context<'_>, root: Place<'_>) -> Vec<SecurityScheme> {
    let (of, key) = match cx.version(root) {
        Version::V20 => (Some(root), "securityDefinitions"),
        _ => (root.get("components"), "securitySchemes"),
    };
    let Some(of) = of.filter(|one| one.is_mapping()) else {
        return Vec::new();
    };
    let scheme = |(name, at): (&str, _)| scheme(cx, name, at);
    let written = cx.map(of, key).into_iter();
    written
        .filter(|(name, _)| !super::is_extension(name))
        .filter_map(scheme)
        .collect()
}

/// Adds the schemes that requirements name by their address, under that name.
///
/// Source: OpenAPI 3.2.0, "Security Requirement Object". What is the name of a component is
/// never an address.
pub(super) fn add_addressed(
    cx: Context<'_>,
    root: Place<'_>,
    heads: &[OperationHead],
    schemes: &mut Vec<SecurityScheme>,
) {
    let mut seen: HashSet<String> = schemes.iter().map(|one| one.name.clone()).collect();
    let operations = heads.iter().map(|head| Place::of(cx.sources, head.origin));
    for of in std::iter::once(root).chain(operations) {
        let listed = of.get("security").into_iter().flat_map(Place::items);
        let named = listed
            .filter(|one| one.is_mapping())
            .flat_map(Place::members);
        for (name, at) in named.filter(|(name, _)| name.contains(['/', '#'])) {
            if seen.insert(name.to_owned()) {
                let target = cx.target(at, name);
                schemes.extend(target.and_then(|target| scheme(cx, name, target)));
            }
        }
    }
}

fn scheme(cx: Context<'_>, name: &str, start: Place<'_>) -> Option<SecurityScheme> {
    let at = cx.object(start, name)?;
    Some(SecurityScheme {
        name: name.to_owned(),
        kind: kind(cx, at),
        description: cx.told(start, at, "description"),
        deprecated: cx.flag(at, "deprecated").unwrap_or_default(),
        bearer_format: cx.text(at, "bearerFormat"),
        flows: oauth::flows(cx, at),
        metadata_url: cx.text(at, "oauth2MetadataUrl"),
        open_id_connect_url: cx.text(at, "openIdConnectUrl"),
        origin: at.origin(),
    })
}

fn kind(cx: Context<'_>, at: Place<'_>) -> SecuritySchemeKind {
    let named = cx.text(at, "type").unwrap_or_default();
    match named.as_str() {
        "apiKey" => api_key(cx, at),
        // The word of 2.0.
        "basic" if cx.version(at) == Version::V20 => SecuritySchemeKind::Basic,
        "http" => match cx
            .text(at, "scheme")
            .unwrap_or_default()
            .to_ascii_lowercase()
        {
            scheme if scheme == "basic" => SecuritySchemeKind::Basic,
            scheme if scheme == "bearer" => SecuritySchemeKind::Bearer,
            scheme => SecuritySchemeKind::Http(scheme),
        },
        "oauth2" => SecuritySchemeKind::OAuth2,
        "openIdConnect" => SecuritySchemeKind::OpenIdConnect,
        "mutualTLS" => SecuritySchemeKind::MutualTls,
        _ => unknown(cx, at, named),
    }
}

fn api_key(cx: Context<'_>, at: Place<'_>) -> SecuritySchemeKind {
    let location = match cx.text(at, "in").as_deref() {
        Some("header") => ParameterLocation::Header,
        Some("query") => ParameterLocation::Query,
        Some("cookie") => ParameterLocation::Cookie,
        _ => {
            let message = "An API key is in `header`, `query` or `cookie`.".to_owned();
            cx.warn(
                "security-scheme-unknown",
                at,
                message,
                "Set `in` to one of them.",
            );
            return SecuritySchemeKind::Unknown("apiKey".to_owned());
        }
    };
    match cx.text(at, "name") {
        Some(name) => SecuritySchemeKind::ApiKey { location, name },
        None => unknown(cx, at, "apiKey".to_owned()),
    }
}

fn unknown(cx: Context<'_>, at: Place<'_>, named: String) -> SecuritySchemeKind {
    let message = "This security scheme is incomplete or of an unknown type.".to_owned();
    cx.warn(
        "security-scheme-unknown",
        at,
        message,
        "It is never asked for.",
    );
    SecuritySchemeKind::Unknown(named)
}

/// The alternatives under `security`; `None` when the member is absent.
pub(crate) fn requirements(cx: Context<'_>, of: Place<'_>) -> Option<Vec<SecurityRequirement>> {
    of.get("security")?;
    let one = |at: Place<'_>| {
        if !at.is_mapping() {
            cx.wrong_type(at, "security", "an object in a list");
            return None;
        }
        Some(
            at.members()
                .map(|(name, _)| (name.to_owned(), cx.texts(at, name)))
                .collect(),
        )
    };
    Some(
        cx.list(of, "security")
            .into_iter()
            .filter_map(one)
            .collect(),
    )
}
