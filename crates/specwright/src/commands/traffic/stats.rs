//! `specwright traffic stats`.

use studio::headless::{self, Figures, StatsQuery, TrafficStats};

use super::{FASTER, failure, json};
use crate::{
    args::{Format, StatsArgs},
    commands::{print, say},
    exit::Failure,
    render,
};

pub(super) async fn run(asked: StatsArgs) -> Result<(), Failure> {
    let query = StatsQuery {
        filter: asked.filter,
        since: asked.since,
        slots: asked.slots,
    };
    let found = headless::stats(&asked.store.store, &query)
        .await
        .map_err(failure)?;
    match asked.format {
        Format::Json => print(&json(&found)?),
        Format::Text => table(&found),
    }
}

fn table(found: &TrafficStats) -> Result<(), Failure> {
    if found.lost > 0 {
        say(&format!("{} more were not recorded: {FASTER}", found.lost));
    }
    if found.all.requests == 0 {
        say("no requests are recorded that match");
        return Ok(());
    }
    let head = [
        "operation",
        "requests",
        "per s",
        "p50",
        "p90",
        "p95",
        "p99",
        "max",
        "2xx",
        "3xx",
        "4xx",
        "5xx",
        "violating",
        "in",
        "out",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for one in &found.operations {
        let name = one.operation.clone().unwrap_or_else(|| "(none)".to_owned());
        rows.push(cells(name, &one.figures));
    }
    rows.push(cells("all".to_owned(), &found.all));
    if found.unindexed > 0 {
        say(&format!(
            "the index of words is {} requests behind; they are not among these",
            found.unindexed
        ));
    }
    print(render::table(&rows).trim_end())
}

fn cells(name: String, figures: &Figures) -> Vec<String> {
    let ms = |ms: f64| format!("{ms:.1} ms");
    let [_, fine, elsewhere, refused, failed] = figures.by_class;
    let mut cells = vec![
        name,
        figures.requests.to_string(),
        format!("{:.1}", figures.per_second),
    ];
    cells.extend(
        [
            figures.p50,
            figures.p90,
            figures.p95,
            figures.p99,
            figures.max,
        ]
        .map(ms),
    );
    cells.extend([fine, elsewhere, refused, failed, figures.violating].map(|n| n.to_string()));
    cells.extend([figures.request_bytes, figures.response_bytes].map(bytes));
    cells
}

fn bytes(n: u64) -> String {
    match n {
        0..1_024 => format!("{n} B"),
        1_024..1_048_576 => format!("{:.1} kB", n as f64 / 1_024.0),
        _ => format!("{:.1} MB", n as f64 / 1_048_576.0),
    }
}
