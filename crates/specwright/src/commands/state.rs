//! `specwright state`: what requests have changed in a mock that runs.

use serde::Serialize;
use studio::headless::{
    self, ControlClient, EditFailure, EntityQuery, EntityRecord, ResourceState,
};

use super::{edit::failure, print, say};
use crate::{
    args::{ControlArg, Format, StateCommand},
    exit::Failure,
    render,
};

/// A value in a table is cut behind so many characters.
const MAX_PREVIEW: usize = 72;

pub(crate) fn run(command: StateCommand) -> Result<(), Failure> {
    match command {
        StateCommand::List { control, format } => {
            let all = with(&control, headless::state_list)?;
            shown(format, &all, || list(&all))
        }
        StateCommand::Show {
            resource,
            id,
            parent,
            control,
            format,
        } => {
            let query = EntityQuery {
                resource,
                parents: parent,
                id,
            };
            let all = with(&control, |client| headless::state_show(client, &query))?;
            shown(format, &all, || entities(&all))
        }
        StateCommand::Seed { file, control } => {
            let done = with(&control, |client| headless::state_seed(client, &file))?;
            told("put", done.entities)
        }
        StateCommand::Restore { file, control } => {
            let done = with(&control, |client| headless::state_restore(client, &file))?;
            told("restored", done.entities)
        }
        StateCommand::Reset { control } => {
            let done = with(&control, headless::state_reset)?;
            told("forgotten", done.entities)
        }
        StateCommand::Snapshot { output, control } => match output {
            None => print(&with(&control, headless::state_snapshot)?),
            Some(file) => with(&control, |client| {
                headless::state_snapshot_to(client, &file)
            }),
        },
    }
}

fn with<T>(
    control: &ControlArg,
    work: impl FnOnce(&ControlClient) -> Result<T, EditFailure>,
) -> Result<T, Failure> {
    let client = ControlClient::new(&control.url, control.token.as_deref());
    client.and_then(|client| work(&client)).map_err(failure)
}

fn shown(
    format: Format,
    value: &impl Serialize,
    table: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    match format {
        Format::Text => table(),
        Format::Json => print(&serde_json::to_string_pretty(value).map_err(Failure::cannot)?),
    }
}

fn told(done: &str, entities: u64) -> Result<(), Failure> {
    match entities {
        1 => say(&format!("1 entity {done}")),
        n => say(&format!("{n} entities {done}")),
    }
    Ok(())
}

fn list(all: &[ResourceState]) -> Result<(), Failure> {
    if all.is_empty() {
        say("the description has no resources");
        return Ok(());
    }
    let head = ["resource", "created", "changed", "deleted", "path"].map(str::to_owned);
    let mut rows = vec![head.to_vec()];
    rows.extend(all.iter().map(|one| {
        let path = one.path.clone();
        vec![
            one.resource.clone(),
            one.created.to_string(),
            one.changed.to_string(),
            one.deleted.to_string(),
            path.unwrap_or_else(|| "(no longer in the description)".to_owned()),
        ]
    }));
    print(render::table(&rows).trim_end())
}

fn entities(all: &[EntityRecord]) -> Result<(), Failure> {
    if all.is_empty() {
        say("nothing differs from the base world here");
        return Ok(());
    }
    let head = ["resource", "parents", "id", "what", "value"].map(str::to_owned);
    let mut rows = vec![head.to_vec()];
    rows.extend(all.iter().map(|one| {
        let what = match (&one.value, one.created) {
            (None, _) => "deleted",
            (Some(_), true) => "created",
            (Some(_), false) => "changed",
        };
        let value = one.value.as_ref().map(ToString::to_string);
        vec![
            one.key.resource.to_string(),
            one.key.parents.join("/"),
            one.key.id.clone(),
            what.to_owned(),
            preview(&value.unwrap_or_default()),
        ]
    }));
    print(render::table(&rows).trim_end())
}

fn preview(text: &str) -> String {
    match text.char_indices().nth(MAX_PREVIEW) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
