//! What a client has to show.

use indexmap::IndexMap;

use crate::{Origin, ParameterLocation};

/// Schemes that are asked together: name to scopes. Empty: nothing is asked.
pub type SecurityRequirement = IndexMap<String, Vec<String>>;

/// One entry of `components/securitySchemes` or `securityDefinitions`.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// The name that requirements use.
    pub name: String,
    /// What it asks for.
    pub kind: SecuritySchemeKind,
    /// Markdown.
    pub description: Option<String>,
    /// `deprecated: true` (OpenAPI 3.2).
    pub deprecated: bool,
    /// How tokens look, as a hint for people: `bearerFormat`.
    pub bearer_format: Option<String>,
    /// The ways to a token of OAuth 2.0, in document order.
    pub flows: Vec<OAuthFlow>,
    /// Where a server of OAuth 2.0 describes itself: `oauth2MetadataUrl` (OpenAPI 3.2).
    pub metadata_url: Option<String>,
    /// Where a provider of OpenID Connect describes itself: `openIdConnectUrl`.
    pub open_id_connect_url: Option<String>,
    /// Where it is written.
    pub origin: Origin,
}

/// One way to a token of OAuth 2.0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthFlow {
    /// Which way.
    pub kind: OAuthFlowKind,
    /// Where a person agrees.
    pub authorization_url: Option<String>,
    /// Where a device asks for its code (OpenAPI 3.2).
    pub device_authorization_url: Option<String>,
    /// Where the token is.
    pub token_url: Option<String>,
    /// Where a newer token is.
    pub refresh_url: Option<String>,
    /// Scope to what it allows.
    pub scopes: IndexMap<String, String>,
    /// Where it is written.
    pub origin: Origin,
}

/// The ways to a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OAuthFlowKind {
    /// `implicit`.
    Implicit,
    /// `password`.
    Password,
    /// `clientCredentials`; `application` in 2.0.
    ClientCredentials,
    /// `authorizationCode`; `accessCode` in 2.0.
    AuthorizationCode,
    /// `deviceAuthorization` (OpenAPI 3.2).
    DeviceAuthorization,
}

/// What a security scheme asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecuritySchemeKind {
    /// A key in a header, the query or a cookie.
    ApiKey {
        /// Header, query or cookie.
        location: ParameterLocation,
        /// The name on the wire.
        name: String,
    },
    /// `Authorization: Basic …`.
    Basic,
    /// `Authorization: Bearer …`.
    Bearer,
    /// Another HTTP authentication scheme, in lower case.
    Http(String),
    /// OAuth 2.0; the token travels as a bearer token.
    OAuth2,
    /// OpenID Connect; the token travels as a bearer token.
    OpenIdConnect,
    /// A client certificate.
    MutualTls,
    /// A kind this version of the model does not know.
    Unknown(String),
}
