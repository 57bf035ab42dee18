//! `specwright traffic drift`.

use std::{
    fmt::Write as _,
    time::{SystemTime, UNIX_EPOCH},
};

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
        n => format!("{n} times since {}", since(one.first.at, now())),
    };
    let mut out = format!(
        "  {place}: {}\n    {times}",
        one.message.trim_end_matches('.')
    );
    let ids = [&one.first.id, &one.last.id].map(|id| id.as_deref().unwrap_or_default());
    match ids {
        ["", _] | [_, ""] => {}
        [first, last] if first == last => _ = write!(out, " ({first})"),
        [first, last] => {
            let at = time_text(one.last.at);
            let _ = write!(out, "; first {first}, last {last} at {at}");
        }
    }
    out.push('\n');
    if !one.samples.is_empty() {
        let _ = writeln!(out, "    seen: {}", one.samples.join(", "));
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

fn now() -> f64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.unwrap_or_default().as_secs_f64() * 1_000.0
}

/// A moment as people say it: the day of the week within the last six days, else the date.
fn since(moment: f64, now: f64) -> String {
    const DAY: f64 = 86_400_000.0;
    let text = time_text(moment);
    let age = now - moment;
    let day = time::OffsetDateTime::from_unix_timestamp((moment / 1_000.0) as i64);
    match (day, text.get(11..16)) {
        (Ok(day), Some(clock)) if (0.0..6.0 * DAY).contains(&age) => {
            format!("{} {clock}", day.weekday())
        }
        _ => text,
    }
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

#[cfg(test)]
mod tests {
    use super::since;

    #[test]
    fn a_moment_is_said_as_people_say_it() {
        // Thursday, 1 January 1970.
        let noon = 12.0 * 3_600_000.0;
        let day = 86_400_000.0;
        assert_eq!(since(noon, noon + 2.0 * day), "Thursday 12:00");
        assert_eq!(since(noon, noon + 7.0 * day), "1970-01-01 12:00:00.000");
        assert_eq!(since(noon, noon - 1.0), "1970-01-01 12:00:00.000");
    }
}
