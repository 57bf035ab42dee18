//! `specwright traffic drift`.

use std::fmt::Write as _;

use studio::headless::{self, DriftFailure, DriftFinding, DriftReport};

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
    let place = match one.at.as_str() {
        "" => one.part.to_owned(),
        at => format!("{} {at}", one.part),
    };
    let times = match one.count {
        1 => format!("once, {}", time_text(one.first.at)),
        n => format!(
            "{n} times, {} to {}",
            time_text(one.first.at),
            time_text(one.last.at)
        ),
    };
    let mut out = format!(
        "  {place}: {}\n    {times}",
        one.message.trim_end_matches('.')
    );
    let ids = [&one.first.id, &one.last.id].map(|id| id.as_deref().unwrap_or_default());
    let ids = if ids[0] == ids[1] {
        &ids[..1]
    } else {
        &ids[..]
    };
    if !ids[0].is_empty() {
        let _ = write!(out, " ({})", ids.join(", "));
    }
    out.push('\n');
    if !one.samples.is_empty() {
        let _ = writeln!(out, "    seen: {}", one.samples.join(", "));
    }
    if let Some(source) = &one.source {
        let _ = writeln!(out, "    in {source}");
    }
    match (&one.unfixed, &one.fix) {
        (Some(reason), _) => _ = writeln!(out, "    not fixed: {reason}"),
        (None, Some(fix)) => _ = writeln!(out, "    fix: {fix}"),
        (None, None) => out.push_str("    fix: a person has to decide\n"),
    }
    out
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
