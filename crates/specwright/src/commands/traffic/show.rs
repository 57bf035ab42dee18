//! `specwright traffic show`.

use studio::{
    headless,
    wire::{BodyView, ExchangeView, MessageView},
};

use super::{failure, json, list::time_text};
use crate::{
    args::{Format, ShowArgs},
    commands::print,
    exit::Failure,
};

pub(super) async fn run(asked: ShowArgs) -> Result<(), Failure> {
    let found = headless::show(&asked.store.store, &asked.id)
        .await
        .map_err(failure)?;
    match asked.format {
        Format::Json => print(&json(&found)?),
        Format::Text => print(&show(&found)),
    }
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
