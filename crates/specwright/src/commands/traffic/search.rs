//! `specwright traffic search`.

use studio::headless::{self, Found, Hit};

use super::{failure, json, list::cells};
use crate::{
    args::{Format, SearchArgs},
    commands::{print, say, traffic::say_what_is_left},
    exit::Failure,
    render,
};

pub(super) async fn run(asked: SearchArgs) -> Result<(), Failure> {
    let found = headless::search(&asked.store.store, &asked.words, &asked.filter, asked.limit)
        .await
        .map_err(failure)?;
    match asked.format {
        Format::Json => print(&json(&found)?),
        Format::Text => table(&found),
    }
}

fn table(found: &Found) -> Result<(), Failure> {
    if found.hits.is_empty() {
        say("the words stand in no recorded request");
    } else {
        let cells: Vec<_> = found.hits.iter().map(|hit| cells(&hit.row)).collect();
        let table = render::table(&cells);
        let lines = table
            .lines()
            .zip(&found.hits)
            .map(|(line, hit)| text(line, hit));
        print(lines.collect::<String>().trim_end())?;
    }
    say_what_is_left(
        found.hits.len(),
        (found.total, found.total_is_more),
        found.unindexed,
    );
    Ok(())
}

fn text(line: &str, hit: &Hit) -> String {
    match (&hit.place, &hit.excerpt) {
        (Some(place), Some(excerpt)) => format!("{line}\n    {place}: {excerpt}\n"),
        _ => format!("{line}\n"),
    }
}
