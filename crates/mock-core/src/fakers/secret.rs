//! Hashes, keys and tokens: of the right form, and for nothing.

use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{
    Faker, lorem,
    registry::{mask, text},
};
use crate::draw::Draw;

pub(super) const FAKERS: &[Faker] = &[
    mask(
        "hash.md5",
        "md5 md5_hash md5_checksum md5sum",
        "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    mask(
        "hash.sha1",
        "sha1 sha_1 content_hash_sha1",
        "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    mask(
        "hash.sha256",
        "sha256 sha_256 hash checksum content_hash sha256_hash",
        "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    text("hash.sha512", "sha512 sha_512", |draw, _| {
        draw.fill(&"~".repeat(128))
    }),
    mask(
        "string.token",
        "token access_token refresh_token auth_token session_token bearer_token device_token \
         csrf_token push_token",
        "mock_@@@@@@@@@@@@@@@@@@@@@@@@",
    ),
    mask(
        "string.secret",
        "secret client_secret api_secret signing_secret webhook_secret shared_secret secret_key \
         private_token",
        "mock_secret_@@@@@@@@@@@@@@@@",
    ),
    mask(
        "string.api_key",
        "api_key apikey access_key public_key_id access_key_id publishable_key app_key \
         license_key",
        "mock_key_@@@@@@@@@@@@@@@@",
    ),
    mask(
        "string.client_id",
        "client_id app_id_key consumer_key",
        "mock_client_************",
    ),
    text(
        "internet.jwt",
        "jwt id_token json_web_token id_jwt",
        |draw, _| jwt(draw),
    ),
    text(
        "string.ssh_key",
        "ssh_key public_key ssh_public_key key.key deploy_key.key",
        |draw, _| {
            let key: Vec<u8> = (0..32).map(|_| draw.below(256) as u8).collect();
            let mut blob = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20".to_vec();
            blob.extend(key);
            format!("ssh-ed25519 {} mock@example.com", STANDARD.encode(blob))
        },
    ),
    text(
        "string.fingerprint",
        "fingerprint thumbprint key_fingerprint",
        |draw, _| {
            (0..16)
                .map(|_| format!("{:02x}", draw.below(256)))
                .collect::<Vec<_>>()
                .join(":")
        },
    ),
    text(
        "string.certificate",
        "certificate cert pem ca_certificate x509",
        |draw, _| {
            let bytes: Vec<u8> = (0..48).map(|_| draw.below(256) as u8).collect();
            format!(
                "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----",
                STANDARD.encode(bytes)
            )
        },
    ),
    mask(
        "internet.password",
        "password passwd pwd passphrase new_password secret_password",
        "?*?*?*-#?*?#",
    ),
    mask(
        "string.otp",
        "otp verification_code pin passcode one_time_code pin_code security_code two_factor_code \
         totp",
        "######",
    ),
    text(
        "string.base64",
        "base64 encoded_content signature content_base64",
        |draw, _| STANDARD.encode(lorem::words(draw, 3)),
    ),
    mask(
        "string.nonce",
        "nonce salt =state_token code_challenge code_verifier verifier",
        "@@@@@@@@@@@@@@@@",
    ),
];

/// Three parts as RFC 7519 has them; the signature belongs to no key.
fn jwt(draw: &mut Draw) -> String {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let body = format!(
        r#"{{"sub":"{}","iss":"https://example.com"}}"#,
        draw.fill("########")
    );
    let signature: Vec<u8> = (0..32).map(|_| draw.below(256) as u8).collect();
    let head = part(r#"{"alg":"HS256","typ":"JWT"}"#);
    format!(
        "{head}.{}.{}",
        part(&body),
        URL_SAFE_NO_PAD.encode(signature)
    )
}
