//! `specwright traffic expect`.

use std::fmt::Write as _;

use studio::{
    headless::{self, NearMiss, Verdict},
    wire::ExchangeRow,
};

use super::{failure, json, list::cells};
use crate::{
    args::{ExpectArgs, Format},
    commands::print,
    exit::Failure,
    render,
};

pub(super) async fn run(asked: ExpectArgs) -> Result<(), Failure> {
    let verdicts = headless::expect(&asked.store.store, &asked.expectations, asked.wait)
        .await
        .map_err(failure)?;
    match asked.format {
        Format::Json => print(&json(&verdicts)?)?,
        Format::Text => print(verdicts.iter().map(text).collect::<String>().trim_end())?,
    }
    match verdicts.iter().all(|one| one.met) {
        true => Ok(()),
        false => Err(Failure::Findings(Vec::new())),
    }
}

fn text(verdict: &Verdict) -> String {
    let mark = if verdict.met { "✓" } else { "✗" };
    let mut out = format!("{mark} {}: {}\n", verdict.expectation, verdict.text);
    if verdict.met {
        return out;
    }
    out.push_str(&rows(&verdict.exchanges));
    for miss in &verdict.near {
        let _ = writeln!(out, "  {}", about(miss));
        out.push_str(&rows(&miss.exchanges));
    }
    out
}

fn about(miss: &NearMiss) -> String {
    let more = match miss.found as usize > miss.exchanges.len() {
        true => format!("; {} are shown", miss.exchanges.len()),
        false => String::new(),
    };
    match &miss.without {
        Some(term) => format!("{} would match without `{term}`{more}:", miss.found),
        None => format!("{} were recorded in all{more}:", miss.found),
    }
}

fn rows(rows: &[ExchangeRow]) -> String {
    let cells: Vec<_> = rows.iter().map(cells).collect();
    let table = render::table(&cells);
    table.lines().map(|line| format!("    {line}\n")).collect()
}
