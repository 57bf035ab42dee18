//! Wholes that are the sum of a few members of fixed names.

use super::{Names, Rule, Scene};

/// The whole, and its parts; all of them must be there.
const SUMS: &[(&str, &[&str])] = &[
    ("amount", &["net", "fee"]),
    ("changes", &["additions", "deletions"]),
    ("total", &["additions", "deletions"]),
    ("total_tests", &["passed", "failed"]),
    ("total", &["passed", "failed"]),
    ("total", &["success", "failure"]),
    ("total_tokens", &["prompt_tokens", "completion_tokens"]),
    ("total_tokens", &["input_tokens", "output_tokens"]),
    ("total", &["used", "available"]),
    ("total", &["used", "free"]),
    ("limit", &["used", "remaining"]),
    ("gross", &["net", "tax"]),
    ("gross_amount", &["net_amount", "tax_amount"]),
    ("total_time", &["work_time", "break_time"]),
];

pub(super) const RULE: Rule = Rule { applies, settle };

fn applies(names: &Names) -> bool {
    SUMS.iter().any(|sum| is_there(names, sum))
}

fn is_there(names: &Names, (whole, parts): &(&str, &[&str])) -> bool {
    names.has(&[whole]) && parts.iter().all(|part| names.has(&[part]))
}

fn settle(scene: &mut Scene<'_>) {
    for (whole, parts) in SUMS.iter().filter(|sum| is_there(scene.names, sum)) {
        let numbers: Option<Vec<f64>> = parts
            .iter()
            .map(|part| scene.first_number(&[part]))
            .collect();
        if let (Some(numbers), Some(name)) = (numbers, scene.names.first(&[whole])) {
            scene.set_number(name, numbers.iter().sum());
        }
    }
}
