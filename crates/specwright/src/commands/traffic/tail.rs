//! `specwright traffic tail`.

use std::io::{ErrorKind, Write as _};

use studio::{
    headless::{self, Flow},
    wire::ExchangeRow,
};

use super::{failure, list::cells};
use crate::{
    args::{Format, TailArgs},
    exit::Failure,
};

/// Columns of the line; nothing is known yet about how wide the next one is.
const WIDTHS: [usize; 7] = [16, 23, 3, 6, 30, 10, 0];

pub(super) async fn run(asked: TailArgs) -> Result<(), Failure> {
    let mut broken = None;
    headless::tail(
        &asked.store.store,
        &asked.filter,
        asked.lines,
        |row| match write(&line(&row, asked.format)) {
            Ok(()) => Flow::On,
            Err(error) => {
                broken = Some(error);
                Flow::End
            }
        },
    )
    .await
    .map_err(failure)?;
    match broken {
        Some(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn line(row: &ExchangeRow, format: Format) -> String {
    match format {
        Format::Json => serde_json::to_string(row).unwrap_or_default(),
        Format::Text => {
            let cells = cells(row);
            let cells = cells.iter().zip(WIDTHS);
            let padded: Vec<_> = cells
                .map(|(cell, width)| format!("{cell:<width$}"))
                .collect();
            padded.join("  ").trim_end().to_owned()
        }
    }
}

fn write(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush())
}
