//! Is this the name of a secret?

/// Compared without case, `-`, `_` and spaces.
const WHOLE: &[&str] = &[
    "token",
    "secret",
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "authorization",
    "auth",
    "credential",
    "credentials",
    "jwt",
    "bearer",
    "apikey",
    "cvc",
    "cvv",
    "otp",
    "pin",
    "sessionid",
    "assertion",
    "codeverifier",
];
/// `newPassword`, `aws_secret_access_key`, `X-Api-Key`. Not `token` alone: `next_page_token` is no secret.
const ENDINGS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "secret",
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "authtoken",
    "sessiontoken",
    "securitytoken",
    "csrftoken",
    "xsrftoken",
    "apitoken",
    "bearertoken",
    "devicetoken",
    "clientassertion",
    "subscriptionkey",
    "functionskey",
    "authkey",
    "sessionid",
    "amzsignature",
    "amzcredential",
    "samlresponse",
    "samlrequest",
];

/// In a body.
pub(super) fn is_member(name: &str) -> bool {
    let plain = plain(name);
    WHOLE.contains(&plain.as_str()) || ENDINGS.iter().any(|ending| plain.ends_with(ending))
}

/// In a query, where `key` and `sig` are credentials too, and in a form: `user[password]`.
pub(super) fn is_parameter(name: &str) -> bool {
    let last = name
        .trim_end_matches(']')
        .rsplit(['[', '.'])
        .find(|part| !part.is_empty())
        .unwrap_or(name);
    matches!(plain(last).as_str(), "key" | "sig" | "signature") || is_member(last)
}

/// In a head, where any `…-token` is a credential.
pub(super) fn is_field(name: &str) -> bool {
    let plain = plain(name);
    plain.ends_with("token") || plain.ends_with("authorization") || is_member(name)
}

fn plain(name: &str) -> String {
    name.chars()
        .filter(|character| !matches!(character, '-' | '_' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}
