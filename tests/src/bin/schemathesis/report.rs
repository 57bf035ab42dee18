//! What schemathesis wrote, one JSON value a line, as findings: each only once.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

/// What one run found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) n_requests: usize,
    pub(crate) n_checks: usize,
    pub(crate) findings: Vec<Finding>,
}

/// A check that failed, with the first request that made it fail.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    /// The name of the check: `response_schema_conformance`.
    pub(crate) check: String,
    /// `GET /pets/{petId}`.
    pub(crate) operation: String,
    /// The status that the mock sent.
    pub(crate) status: u64,
    /// What schemathesis says.
    pub(crate) message: String,
    /// Method and address.
    pub(crate) request: String,
    pub(crate) sent: String,
    pub(crate) answer: String,
}

impl Report {
    pub(crate) fn read(text: &str) -> Self {
        let mut report = Self::default();
        let mut found = BTreeMap::new();
        for line in text.lines() {
            let Ok(event) = serde_json::from_str::<Value>(line) else {
                continue;
            };
            let recorder = &event["ScenarioFinished"]["recorder"];
            let interactions = &recorder["interactions"];
            report.n_requests += interactions.as_object().map_or(0, serde_json::Map::len);
            for (case, checks) in recorder["checks"].as_object().into_iter().flatten() {
                for check in checks.as_array().into_iter().flatten() {
                    report.n_checks += 1;
                    if check["status"] != "success" {
                        let finding = Finding::of(check, &interactions[case]);
                        found.entry(finding.key()).or_insert(finding);
                    }
                }
            }
        }
        report.findings = found.into_values().collect();
        report
    }
}

impl Finding {
    fn of(check: &Value, exchange: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let failure = &check["failure_info"]["failure"];
        let (request, response) = (&exchange["request"], &exchange["response"]);
        Self {
            check: text(&check["name"]),
            operation: text(&failure["operation"]),
            status: response["status_code"].as_u64().unwrap_or_default(),
            message: text(&failure["message"]),
            request: format!("{} {}", text(&request["method"]), text(&request["uri"])),
            sent: decoded(&request["body"]),
            answer: decoded(&response["content"]),
        }
    }

    fn key(&self) -> (String, String, u64) {
        (self.check.clone(), self.operation.clone(), self.status)
    }
}

fn decoded(body: &Value) -> String {
    let bytes = body["$base64"]
        .as_str()
        .map(|text| BASE64_STANDARD.decode(text));
    match bytes {
        Some(Ok(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => body.as_str().unwrap_or_default().to_owned(),
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |text: &str| {
            text.chars()
                .take(240)
                .collect::<String>()
                .replace('\n', " ")
        };
        write!(
            out,
            "{} at {}: {}",
            self.check,
            self.operation,
            short(&self.message)
        )?;
        write!(
            out,
            "\n       {} {}",
            short(&self.request),
            short(&self.sent)
        )?;
        write!(out, "\n       {} {}", self.status, short(&self.answer))
    }
}
