//! `specwright traffic replay`.

use std::fmt::Write as _;

use studio::headless::{self, Difference, Outcome, Refill, ReplayOptions, ReplayReport, Replayed};

use super::{failure, json};
use crate::{
    args::{Format, ReplayArgs},
    commands::{print, say},
    exit::Failure,
    render,
};

pub(super) async fn run(asked: ReplayArgs) -> Result<(), Failure> {
    let format = asked.format;
    let store = asked.store.store.clone();
    let report = headless::replay(&store, options(asked))
        .await
        .map_err(failure)?;
    match format {
        Format::Json => print(&json(&report)?)?,
        Format::Text => told(&report)?,
    }
    let n_bad = report.different + report.failed + report.unsent;
    match report.exchanges.first() {
        None => Ok(()),
        Some(first) if report.failed == report.exchanges.len() => Err(Failure::CannotDo {
            message: format!(
                "no request was answered: {}",
                first.reason.as_deref().unwrap_or("?")
            ),
            hint: Some("check that the server runs, and the address after --to".to_owned()),
        }),
        Some(_) if n_bad > 0 => Err(Failure::Findings(Vec::new())),
        Some(_) => Ok(()),
    }
}

fn options(asked: ReplayArgs) -> ReplayOptions {
    ReplayOptions {
        ids: asked.ids,
        filter: asked.filter,
        to: asked.to,
        pace: asked.pace,
        concurrency: asked.concurrency.map(usize::from),
        refill: Refill {
            headers: asked.refill.header,
            added: asked.refill.add_header,
            auth: asked.refill.auth,
            query: asked.refill.query,
            body: asked.refill.body,
        },
        depth: asked.compare.depth(),
        ignore: asked.ignore,
        ignore_headers: asked.ignore_header,
    }
}

fn told(report: &ReplayReport) -> Result<(), Failure> {
    if report.exchanges.is_empty() {
        say("no requests are recorded that match");
        return Ok(());
    }
    let cells: Vec<_> = report.exchanges.iter().map(cells).collect();
    let table = render::table(&cells);
    let mut out = String::new();
    for (line, replayed) in table.lines().zip(&report.exchanges) {
        let _ = writeln!(out, "{line}");
        for difference in &replayed.differences {
            let _ = writeln!(out, "    {}", difference_text(difference));
        }
    }
    print(out.trim_end())?;
    say(&format!(
        "{} the same, {} different, {} not answered, {} not sent",
        report.same, report.different, report.failed, report.unsent
    ));
    Ok(())
}

fn cells(one: &Replayed) -> Vec<String> {
    let (mark, status) = match (one.outcome, one.status) {
        (Outcome::Same, Some(status)) => ("✓", status.to_string()),
        (_, Some(status)) if status != one.recorded => {
            ("✗", format!("{} → {status}", one.recorded))
        }
        (_, Some(status)) => ("✗", status.to_string()),
        (Outcome::Unsent, None) => ("–", "not sent".to_owned()),
        (_, None) => ("✗", "no answer".to_owned()),
    };
    let note = one.reason.as_ref().or(one.not_compared.as_ref());
    vec![
        mark.to_owned(),
        one.id.clone(),
        status,
        one.method.clone(),
        one.path.clone(),
        note.cloned().unwrap_or_default(),
    ]
}

fn difference_text(one: &Difference) -> String {
    let place = match one.part {
        "mediaType" => "media type".to_owned(),
        part if one.at.is_empty() => part.to_owned(),
        part => format!("{part} {}", one.at),
    };
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
    format!("{place}: {} → {}", value(&one.recorded), value(&one.now))
}
