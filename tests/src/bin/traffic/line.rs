//! One exchange as a line of JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use specwright_tests::connection::{Answer, Request};

/// The exchange, with the template of its path.
pub(crate) fn line(template: &str, request: &Request, answer: &Answer) -> Value {
    json!({
        "template": template,
        "method": request.method,
        "target": request.target,
        "status": answer.status,
        "request": side(&request.headers, request.body.as_deref().unwrap_or_default()),
        "response": side(&answer.headers, &answer.body),
    })
}

fn side(headers: &[(String, String)], body: &[u8]) -> Value {
    match std::str::from_utf8(body) {
        Ok(text) => json!({ "headers": headers, "text": text }),
        Err(_) => json!({ "headers": headers, "base64": STANDARD.encode(body) }),
    }
}
