//! `specwright resolve`: what stands at a place.

use serde_json::json;
use studio::headless::{self, LoadOptions, Resolved, Stop};

use super::print;
use crate::{
    args::{Format, ResolveArgs},
    exit::Failure,
};

pub(crate) fn run(arguments: ResolveArgs) -> Result<(), Failure> {
    let options = LoadOptions {
        allow_remote: arguments.allow_remote,
        cache_folder: None,
    };
    let found = headless::resolve(&arguments.spec, &arguments.place, arguments.depth, &options);
    let found = found.map_err(super::edit::failure)?;
    match arguments.format {
        Format::Text => print(&text(&found))?,
        Format::Json => print(&as_json(&found)?)?,
    }
    Ok(())
}

fn text(found: &Resolved) -> String {
    let lines: Vec<_> = found.chain.iter().map(line).collect();
    format!("{}\n\n{}", lines.join("\n"), found.value)
}

fn line(stop: &Stop) -> String {
    let Stop {
        file,
        line,
        column,
        pointer,
        reference,
    } = stop;
    let place = format!("{file}:{line}:{column}  #{pointer}");
    match reference {
        Some(reference) => format!("{place}\n  -> {reference}"),
        None => place,
    }
}

/// The value is put in as text, so that its numbers keep their digits.
fn as_json(found: &Resolved) -> Result<String, Failure> {
    let chain = serde_json::to_string_pretty(&json!(found.chain)).map_err(Failure::cannot)?;
    let inner = |text: &str| text.replace('\n', "\n  ");
    let (chain, value) = (inner(&chain), inner(&found.value));
    Ok(format!(
        "{{\n  \"chain\": {chain},\n  \"value\": {value}\n}}"
    ))
}
