//! Exchanges from a file of lines.

use std::io::{Error, Result};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mock_learn::{Observed, ObservedSide};
use serde_json::Value;

/// The template that an exchange belongs to, and the exchange.
pub(crate) fn read(line: &str) -> Result<(String, Observed)> {
    let value: Value = serde_json::from_str(line)?;
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let status = value["status"].as_u64().and_then(|n| u16::try_from(n).ok());
    let seen = Observed {
        method: text("method"),
        url: text("target"),
        status: status.unwrap_or_default(),
        request: side(&value["request"])?,
        response: side(&value["response"])?,
        ..Observed::default()
    };
    Ok((text("template"), seen))
}

fn side(value: &Value) -> Result<ObservedSide> {
    let headers = serde_json::from_value(value["headers"].clone())?;
    let body = match (value["text"].as_str(), value["base64"].as_str()) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (_, Some(coded)) => STANDARD.decode(coded).map_err(Error::other)?,
        _ => Vec::new(),
    };
    Ok(ObservedSide {
        headers,
        body_len: body.len() as u64,
        body: body.into(),
        ..ObservedSide::default()
    })
}
