//! `specwright traffic import`.

use studio::headless;

use super::{failure, json};
use crate::{
    args::{Format, ImportArgs},
    commands::{print, say},
    exit::Failure,
};

/// More notes than this are counted only.
const MAX_NOTES: usize = 20;

pub(super) async fn run(asked: ImportArgs) -> Result<(), Failure> {
    let done = headless::import(&asked.store.store, &asked.files)
        .await
        .map_err(failure)?;
    if matches!(asked.format, Format::Json) {
        return print(&json(&done)?);
    }
    for note in done.notes.iter().take(MAX_NOTES) {
        say(note);
    }
    if done.notes.len() > MAX_NOTES {
        say(&format!("… and {} more", done.notes.len() - MAX_NOTES));
    }
    say(&match done.exchanges {
        1 => "1 request added".to_owned(),
        n => format!("{n} requests added"),
    });
    Ok(())
}
