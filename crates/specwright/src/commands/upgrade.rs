//! `specwright upgrade`: a description in a newer version of OpenAPI.

use serde_json::{Value, json};
use studio::headless::{self, UpgradeNote, UpgradeOptions, UpgradedFiles, Version};

use super::{print, say};
use crate::{
    args::{Format, OpenApiVersion, UpgradeArgs},
    exit::Failure,
    progress, render,
};

pub(crate) fn run(arguments: &UpgradeArgs) -> Result<(), Failure> {
    let options = UpgradeOptions {
        to: version(arguments.to),
        output: arguments.output.clone(),
        dry_run: arguments.dry_run,
    };
    let what = progress::about("Upgrading", &arguments.spec);
    let done = progress::during(&what, || headless::upgrade(&arguments.spec, &options));
    let done = done.map_err(super::edit::failure)?;
    if arguments.format == Format::Json {
        print(&as_json(&done).to_string())?;
        return Ok(());
    }
    if done.files.is_empty() {
        say("nothing to change");
    }
    if arguments.diff && !done.diff.is_empty() {
        print(done.diff.trim_end())?;
    }
    let notes: Vec<_> = done.notes.into_iter().map(|note| note.diagnostic).collect();
    if !notes.is_empty() {
        say(render::diagnostics(&notes).trim_end());
    }
    Ok(())
}

fn version(to: OpenApiVersion) -> Version {
    match to {
        OpenApiVersion::V30 => Version::V30,
        OpenApiVersion::V31 => Version::V31,
        OpenApiVersion::V32 => Version::V32,
    }
}

fn as_json(done: &UpgradedFiles) -> Value {
    let notes: Vec<_> = done.notes.iter().map(note).collect();
    json!({ "files": done.files, "diff": done.diff, "notes": notes })
}

fn note(one: &UpgradeNote) -> Value {
    let place = &one.diagnostic;
    json!({
        "kind": one.kind.word(),
        "code": place.code,
        "message": place.message,
        "file": place.file,
        "pointer": place.pointer,
        "line": place.line,
        "column": place.column,
    })
}
