//! What is a secret, or looks like one, is left out and told.

use super::{documents, with};
use crate::support;

const API: &str = "openapi: 3.1.0
info: { title: Logins, version: '1' }
paths:
  /logins/{user}:
    parameters:
      - { name: user, in: path, required: true, schema: { type: string } }
      - { name: api_key, in: query, schema: { type: string } }
      - { name: max_tokens, in: query, schema: { type: integer } }
      - { name: X-Auth-Token, in: header, schema: { type: string } }
      - { name: session, in: cookie, schema: { type: string } }
    post:
      requestBody:
        content:
          application/json: { schema: { type: object } } # sent
      responses:
        '200':
          description: Let in.
          content:
            application/json: # given
              schema: { type: object }
";

/// As it comes into a record that masks nothing.
const SEEN: &str = "POST /logins/ann?api_key=q-secret&max_tokens=7
content-type: application/json
X-Auth-Token: h-secret
Cookie: session=***; theme=dark
{\"name\":\"Ann\",\"new_password\":\"b-secret\",\"pin\":\"***\",\"max_tokens\":9,\"a/b\":[\"ghp_0123456789\",\"plain\"]}
<<< 200
content-type: application/json
{\"id\":2,\"tokens\":[\"a-secret\"],\"note\":\"card ***\",\"link\":\"eyJhbGciOi.eyJzdWI.c2ln\",\"***\":1}";

#[test]
fn secrets_are_left_out_and_told() {
    let seen = support::traffic(SEEN).remove(0);
    let (after, left_out) = with(&documents(&[("openapi.yaml", API)]), &seen, "ann");
    let text = &after[0].1;
    for secret in ["secret", "***", "ghp_", "eyJ", "new_password", "note"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    for kept in [
        "name: Ann",
        "plain",
        "value: 7",
        "max_tokens: 9",
        "value: ann",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    let told = [
        "query parameter api_key",
        "header parameter X-Auth-Token",
        "cookie parameter session",
        "request /new_password",
        "request /pin",
        "request /a~1b/0",
        "answer /tokens",
        "answer /note",
        "answer /link",
        "answer /***",
    ];
    assert_eq!(left_out, told);
}

#[test]
fn texts_with_a_secret_make_no_example() {
    let api = API.replace("application/json", "text/plain");
    let api = support::api(&documents(&[("openapi.yaml", &api)]));
    for body in ["card ***", "Bearer abc"] {
        let script = format!("POST /logins/ann\ncontent-type: text/plain\n{body}\n<<< 200");
        let seen = support::traffic(&script).remove(0);
        let refused = mock_learn::example::from_exchange(&api, &seen, "ann").unwrap_err();
        assert!(refused.to_string().contains("secret"), "{refused}");
    }
}
