//! `specwright traffic drift`.

use std::fmt::Write as _;

use studio::headless::{self, DriftFailure, DriftFinding, DriftReport, DriftSighting};

use super::{failure, json, list::time_text, notes};
use crate::{
    args::{DriftArgs, Format},
    commands::{print, say},
    exit::Failure,
    render,
};

pub(super) async fn run(asked: DriftArgs) -> Result<(), Failure> {
    let format = asked.format;
    let query = asked.query();
    let drifted = tokio::task::block_in_place(|| headless::drift(&query));
    let report = drifted.map_err(refused)?;
    notes(&report.notes);
    match format {
        Format::Json => print(&json(&report)?)?,
        Format::Text => told(&report)?,
    }
    let all_written = report.documents.iter().all(|one| one.written);
    let n_left = match all_written {
        true => report.findings.len() - report.fixed.min(report.findings.len()),
        false => report.findings.len(),
    };
    match n_left {
        0 => Ok(()),
        _ => Err(Failure::Findings(Vec::new())),
    }
}

pub(super) fn refused(error: DriftFailure) -> Failure {
    match error {
        DriftFailure::Traffic(error) => failure(error),
        DriftFailure::Spec(error) => Failure::CannotDo {
            message: error.message,
            hint: Some(error.hint),
        },
        DriftFailure::Invalid(diagnostics) => Failure::Findings(diagnostics),
        other => Failure::cannot(other),
    }
}

fn told(report: &DriftReport) -> Result<(), Failure> {
    let mut out = String::new();
    let mut operation = None;
    for finding in &report.findings {
        let own = Some(finding.operation.as_deref());
        if operation != own {
            let name = finding.operation.as_deref().unwrap_or("described nowhere");
            let _ = writeln!(out, "{}", render::heading(name));
            operation = own;
        }
        out.push_str(&text(finding));
    }
    for document in &report.documents {
        let _ = write!(out, "\n{}\n{}", document.file, document.diff);
    }
    if !out.is_empty() {
        print(out.trim_end())?;
    }
    say(&summary(report));
    Ok(())
}

fn text(one: &DriftFinding) -> String {
    let mut out = format!("  {}\n    ", one.sentence);
    let _ = match one.count {
        1 => writeln!(out, "seen {}", moment(&one.first)),
        _ => writeln!(
            out,
            "first {}, last {}",
            moment(&one.first),
            moment(&one.last)
        ),
    };
    if !one.samples.is_empty() {
        let _ = writeln!(out, "    for example: {}", one.samples.join(", "));
    }
    if let Some(source) = &one.source {
        let _ = writeln!(out, "    in {source}");
    }
    match (one.unfixed.as_ref().or(one.reason.as_ref()), &one.fix) {
        (Some(reason), _) => _ = writeln!(out, "    no fix: {reason}"),
        (None, Some(fix)) => _ = writeln!(out, "    fix: {fix}"),
        (None, None) => {}
    }
    out
}

/// When, and in which exchange of the record.
fn moment(one: &DriftSighting) -> String {
    let id = one.id.as_ref().map(|id| format!(" ({id})"));
    time_text(one.at) + &id.unwrap_or_default()
}

fn summary(report: &DriftReport) -> String {
    let judged = match report.judged {
        1 => "1 request judged".to_owned(),
        n => format!("{n} requests judged"),
    };
    let found = match report.findings.len() {
        0 => "no findings".to_owned(),
        1 => "1 finding".to_owned(),
        n => format!("{n} findings"),
    };
    let fixed = match (report.documents.first(), report.fixed) {
        (None, _) => String::new(),
        (Some(one), n) if one.written => format!(", {n} fixed"),
        (Some(_), n) => format!(", {n} could be fixed"),
    };
    format!("{judged}, {found}{fixed}")
}
