//! `specwright traffic`: what was recorded.

use studio::{
    headless::{self, TrafficFailure, TrafficList},
    wire::{BodyView, ExchangeRow, ExchangeView, MessageView},
};

use super::{print, say};
use crate::{
    args::{Format, TrafficCommand},
    exit::Failure,
    render,
};

pub(crate) async fn run(command: TrafficCommand) -> Result<(), Failure> {
    match command {
        TrafficCommand::List {
            store,
            filter,
            limit,
            format,
        } => {
            let found = headless::list(&store.store, &filter, limit)
                .await
                .map_err(failure)?;
            match format {
                Format::Json => print(&json(&found.rows)?)?,
                Format::Text => print_list(&found)?,
            }
        }
        TrafficCommand::Show { id, store, format } => {
            let found = headless::show(&store.store, &id).await.map_err(failure)?;
            match format {
                Format::Json => print(&json(&found)?)?,
                Format::Text => print(&show(&found))?,
            }
        }
    }
    Ok(())
}

fn failure(failure: TrafficFailure) -> Failure {
    Failure::cannot(failure)
}

fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map_err(Failure::cannot)
}

fn print_list(found: &TrafficList) -> Result<(), Failure> {
    if found.rows.is_empty() {
        say("no requests are recorded that match");
    } else {
        print(render::table(&found.rows.iter().map(cells).collect::<Vec<_>>()).trim_end())?;
    }
    if found.total > found.rows.len() as u64 {
        say(&format!(
            "{} of {} requests; --limit shows more",
            found.rows.len(),
            found.total
        ));
    }
    if found.n_lost > 0 {
        say(&format!(
            "{} more were not recorded: the disk could not take them",
            found.n_lost
        ));
    }
    Ok(())
}

fn cells(row: &ExchangeRow) -> Vec<String> {
    let note = match row.n_violations {
        0 => String::new(),
        1 => "1 violation".to_owned(),
        n => format!("{n} violations"),
    };
    vec![
        row.id.clone(),
        time_text(row.at),
        row.status.to_string(),
        row.method.clone(),
        row.path.clone(),
        format!("{:.1} ms", row.duration_ms),
        note,
    ]
}

/// `2026-11-22 12:03:41.205`, in UTC.
fn time_text(milliseconds: f64) -> String {
    let nanoseconds = (milliseconds * 1_000.0).round() as i128 * 1_000;
    let layout = time::macros::format_description!(
        "[year]-[month]-[day] [hour]:[minute]:[second].[subsecond digits:3]"
    );
    let moment = time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok();
    moment
        .and_then(|moment| moment.format(layout).ok())
        .unwrap_or_else(|| "?".to_owned())
}

fn show(found: &ExchangeView) -> String {
    let row = &found.row;
    let mut out = format!(
        "{} {}\n{} in {:.1} ms, {}\n",
        row.method,
        row.path,
        row.status,
        row.duration_ms,
        time_text(row.at)
    );
    if let Some(operation) = &row.operation {
        out.push_str(&format!(
            "operation {operation} of {}\n",
            found.document.as_deref().unwrap_or("?")
        ));
    }
    out.push_str(&message("request", &found.request));
    out.push_str(&message("response", &found.response));
    if !found.violations.is_empty() {
        out.push_str("\nviolations\n");
        for one in &found.violations {
            out.push_str(&format!(
                "  {} {}: {} ({})\n",
                one.part, one.at, one.message, one.rule
            ));
        }
    }
    out.push_str("\ntrace\n");
    for step in &found.trace {
        out.push_str(&format!(
            "  {} {}: {}\n",
            if step.ok { "✓" } else { "✗" },
            step.stage,
            step.text
        ));
    }
    out.trim_end().to_owned()
}

fn message(name: &str, message: &MessageView) -> String {
    let mut out = format!("\n{name}\n");
    for header in &message.headers {
        out.push_str(&format!("  {}: {}\n", header.name, header.value));
    }
    out.push_str(&body(&message.body));
    out
}

fn body(body: &BodyView) -> String {
    match &body.text {
        Some(text) => {
            let more = if body.truncated {
                format!("\n  … {} bytes in all", body.n_bytes)
            } else {
                String::new()
            };
            let indented: Vec<_> = text.lines().map(|line| format!("  {line}")).collect();
            format!("\n{}{more}\n", indented.join("\n"))
        }
        None if body.kind == "none" => String::new(),
        None => format!(
            "\n  ({} body of {} bytes is not shown)\n",
            body.kind, body.n_bytes
        ),
    }
}
