//! `specwright traffic import`.

use studio::headless;

use super::{failure, json, notes};
use crate::{
    args::{Format, ImportArgs},
    commands::{print, say},
    exit::Failure,
};

pub(super) async fn run(asked: ImportArgs) -> Result<(), Failure> {
    let done = headless::import(&asked.store.store, &asked.files)
        .await
        .map_err(failure)?;
    if matches!(asked.format, Format::Json) {
        return print(&json(&done)?);
    }
    notes(&done.notes);
    say(&match done.exchanges {
        1 => "1 request added".to_owned(),
        n => format!("{n} requests added"),
    });
    Ok(())
}
