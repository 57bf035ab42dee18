//! Requests a second and the slowest hundredth, as `wrk` counts them.

use std::process::Command;

use specwright_tests::http;
use specwright_tests::scratch::Scratch;

/// One kind of request with the budget of its answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) body: Option<&'static str>,
    /// Least ratio to a bare handler that returns the same bytes.
    pub(crate) to_bare: f64,
    /// Least ratio to `prism mock -d`, where there is a budget.
    pub(crate) to_prism: Option<f64>,
}

pub(crate) const CASES: [Case; 4] = [
    Case {
        name: "a documented example",
        method: "GET",
        path: "/static",
        body: None,
        to_bare: 0.7,
        to_prism: Some(12.0),
    },
    Case {
        name: "20 generated properties",
        method: "GET",
        path: "/generated",
        body: None,
        to_bare: 0.4,
        to_prism: Some(15.0),
    },
    Case {
        name: "a validated POST",
        method: "POST",
        path: "/orders",
        body: Some(r#"{"email":"ada@example.com","quantity":3,"note":"please"}"#),
        to_bare: 0.4,
        to_prism: Some(8.0),
    },
    Case {
        name: "an entity of the world",
        method: "GET",
        path: "/orders/ord_7",
        body: None,
        to_bare: 0.4,
        to_prism: None,
    },
];

/// What one run came to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measured {
    /// Requests a second.
    pub(crate) rate: f64,
    /// 99 of 100 were answered within this many milliseconds.
    pub(crate) p99_ms: f64,
}

pub(crate) fn is_possible() -> bool {
    Command::new("wrk").arg("-v").output().is_ok()
}

/// The body of one answer; every server of a run must be able to give one.
pub(crate) fn answer(address: &str, case: &Case) -> String {
    let reply = http::request(address, case.method, case.path, case.body).unwrap();
    let is_good = (200..300).contains(&reply.status);
    assert!(is_good, "{}: {} {}", case.path, reply.status, reply.body);
    reply.body
}

/// Sends as much as `connections` take for some seconds.
pub(crate) fn run(address: &str, case: &Case, connections: u32, seconds: u32) -> Measured {
    let scratch = Scratch::new("wrk");
    let script = scratch.path().join("case.lua");
    std::fs::write(&script, lua(case)).unwrap();
    let threads = connections.min(2);
    let told = Command::new("wrk")
        .arg(format!("-t{threads}"))
        .arg(format!("-c{connections}"))
        .arg(format!("-d{seconds}s"))
        .args(["--latency", "-s"])
        .arg(&script)
        .arg(format!("http://{address}{}", case.path))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(!told.contains("Non-2xx"), "{}: {told}", case.path);
    Measured {
        rate: after(&told, "Requests/sec:").parse().unwrap_or(0.0),
        p99_ms: milliseconds(after(&told, "99%")),
    }
}

fn lua(case: &Case) -> String {
    let Some(body) = case.body else {
        return String::new();
    };
    format!(
        "wrk.method = \"{}\"\nwrk.body = '{body}'\nwrk.headers[\"Content-Type\"] = \"application/json\"\n",
        case.method
    )
}

/// The number before a label in a line of its own: `90210 requests in 4.00s`.
pub(crate) fn before(told: &str, label: &str) -> Option<f64> {
    let line = told.lines().find(|line| line.contains(label))?;
    line.trim().split(' ').next()?.parse().ok()
}

/// The word that follows a label at the beginning of a line.
fn after<'t>(told: &'t str, label: &str) -> &'t str {
    told.lines()
        .find_map(|line| line.trim().strip_prefix(label))
        .map_or("", str::trim)
}

/// `812.00us`, `1.20ms` or `2.01s`.
fn milliseconds(text: &str) -> f64 {
    let units = [("us", 0.001), ("ms", 1.0), ("s", 1_000.0)];
    units
        .iter()
        .find_map(|(unit, factor)| Some(text.strip_suffix(unit)?.parse::<f64>().ok()? * factor))
        .unwrap_or(0.0)
}
