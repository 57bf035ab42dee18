//! The ways to a token of OAuth 2.0.
//!
//! Source: OpenAPI 3.2.0, "OAuth Flows Object"; Swagger 2.0, "Security Scheme Object", `flow`.

use super::Context;
use crate::place::Place;
use crate::{OAuthFlow, OAuthFlowKind, Version};

/// The flows of a scheme, in document order. 2.0 has one, among the words of the scheme.
pub(super) fn flows(cx: Context<'_>, scheme: Place<'_>) -> Vec<OAuthFlow> {
    if cx.version(scheme) == Version::V20 {
        let named = cx.text(scheme, "flow");
        let old = named.and_then(|name| known(cx, &name, scheme));
        return old.into_iter().map(|kind| flow(cx, kind, scheme)).collect();
    }
    let written = cx.map(scheme, "flows").into_iter();
    let written = written.filter(|(name, _)| !super::is_extension(name));
    written
        .filter_map(|(name, at)| named(cx, name, at))
        .collect()
}

fn named(cx: Context<'_>, name: &str, at: Place<'_>) -> Option<OAuthFlow> {
    if !at.is_mapping() {
        cx.wrong_type(at, name, "an object");
        return None;
    }
    Some(flow(cx, known(cx, name, at)?, at))
}

fn known(cx: Context<'_>, name: &str, at: Place<'_>) -> Option<OAuthFlowKind> {
    let kind = match (name, cx.version(at)) {
        ("implicit", _) => Some(OAuthFlowKind::Implicit),
        ("password", _) => Some(OAuthFlowKind::Password),
        ("application", Version::V20) => Some(OAuthFlowKind::ClientCredentials),
        ("accessCode", Version::V20) => Some(OAuthFlowKind::AuthorizationCode),
        ("clientCredentials", _) => Some(OAuthFlowKind::ClientCredentials),
        ("authorizationCode", _) => Some(OAuthFlowKind::AuthorizationCode),
        ("deviceAuthorization", Version::V32) => Some(OAuthFlowKind::DeviceAuthorization),
        _ => None,
    };
    if kind.is_none() {
        let message = format!("`{name}` is not a flow of OAuth 2.0 in this version of OpenAPI.");
        cx.warn(
            "oauth-flow",
            at,
            message,
            "Check the spelling; it is left out.",
        );
    }
    kind
}

fn flow(cx: Context<'_>, kind: OAuthFlowKind, at: Place<'_>) -> OAuthFlow {
    let scopes = cx.map(at, "scopes").into_iter();
    let scopes = scopes.filter(|(name, _)| !super::is_extension(name));
    let scope = |(name, one)| Some((str::to_owned(name), cx.text_of(one, name)?));
    OAuthFlow {
        kind,
        authorization_url: cx.text(at, "authorizationUrl"),
        device_authorization_url: cx.text(at, "deviceAuthorizationUrl"),
        token_url: cx.text(at, "tokenUrl"),
        refresh_url: cx.text(at, "refreshUrl"),
        scopes: scopes.filter_map(scope).collect(),
        origin: at.origin(),
    }
}
