//! `cargo xtask infer`: what inference makes of traffic with mocks of real descriptions.

use std::process::ExitCode;

use super::{asking, fetch_all};
use crate::place::Place;
use crate::products::{self, cargo};
use crate::shell::Failure;

/// Descriptions, and how many exchanges are recorded with a mock of each.
const NAMES: &[(&str, &str)] = &[
    ("github.com/api.github.com.json", "50000"),
    ("stripe.com.json", "20000"),
    ("twilio.com/api.json", "20000"),
];

/// Traffic is recorded, a description inferred from it, and held against the true one.
///
/// `--only TEXT` looks at those with the text in their name.
pub(crate) fn run(place: &Place, options: &[String]) -> Result<ExitCode, Failure> {
    let only = match options {
        [] => "",
        [one, text] if one == "--only" => text,
        _ => return Err(Failure::new("options: --only TEXT")),
    };
    let folder = fetch_all(place)?;
    let program = products::build_command_line(place, true)?;
    let traffic = place.own("traffic")?.join("exchanges.jsonl");
    let mut code = ExitCode::SUCCESS;
    for (name, count) in NAMES.iter().filter(|(name, _)| name.contains(only)) {
        let spec = folder.join(name);
        let words = [spec.as_os_str(), count.as_ref(), traffic.as_os_str()];
        asking(place, "traffic", &program).args(words).run()?;
        let example = [
            "run",
            "--quiet",
            "--release",
            "--package",
            "mock-learn",
            "--example",
            "infer",
            "--",
        ];
        let judged = cargo(place).args(example).args([&spec, &traffic]).run();
        if judged.is_err() {
            code = ExitCode::from(1);
        }
    }
    Ok(code)
}
