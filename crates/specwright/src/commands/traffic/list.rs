//! `specwright traffic list`.

use studio::{
    headless::{self, TrafficList},
    wire::ExchangeRow,
};

use super::{failure, json};
use crate::{
    args::{Format, ListArgs},
    commands::{
        print, say,
        traffic::{FASTER, say_what_is_left},
    },
    exit::Failure,
    render,
};

pub(super) async fn run(asked: ListArgs) -> Result<(), Failure> {
    let found = headless::list(&asked.store.store, &asked.filter, asked.limit)
        .await
        .map_err(failure)?;
    match asked.format {
        Format::Json => print(&json(&found.rows)?),
        Format::Text => print_list(&found),
    }
}

fn print_list(found: &TrafficList) -> Result<(), Failure> {
    if found.rows.is_empty() {
        say("no requests are recorded that match");
    } else {
        print(render::table(&found.rows.iter().map(cells).collect::<Vec<_>>()).trim_end())?;
    }
    say_what_is_left(
        found.rows.len(),
        (found.total, found.total_is_more),
        found.unindexed,
    );
    if found.n_lost > 0 {
        say(&format!(
            "{} more were not recorded: {FASTER}",
            found.n_lost
        ));
    }
    Ok(())
}

/// The line of a list, cell by cell.
pub(super) fn cells(row: &ExchangeRow) -> Vec<String> {
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
pub(super) fn time_text(milliseconds: f64) -> String {
    let nanoseconds = (milliseconds * 1_000.0).round() as i128 * 1_000;
    let layout = time::macros::format_description!(
        "[year]-[month]-[day] [hour]:[minute]:[second].[subsecond digits:3]"
    );
    let moment = time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok();
    moment
        .and_then(|moment| moment.format(layout).ok())
        .unwrap_or_else(|| "?".to_owned())
}
