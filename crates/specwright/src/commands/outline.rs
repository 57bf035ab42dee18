//! `specwright outline`: what a description contains.

mod resources; // what it is about

use studio::headless::{self, LoadOptions, Outline, OutlineOperation};

use super::print;
use crate::{
    args::{Format, OutlineArgs},
    exit::Failure,
    render,
};

pub(crate) fn run(arguments: OutlineArgs) -> Result<(), Failure> {
    let options = LoadOptions {
        allow_remote: arguments.allow_remote,
        cache_folder: None,
    };
    if arguments.resources {
        return resources::run(&arguments, &options);
    }
    let found = headless::outline(&arguments.spec, &options).map_err(super::edit::failure)?;
    let (outline, diagnostics) = found;
    match arguments.format {
        Format::Text => print(text(&outline).trim_end())?,
        Format::Json => print(&serde_json::to_string_pretty(&outline).map_err(Failure::cannot)?)?,
    }
    let errors: Vec<_> = diagnostics.into_iter().filter(headless::is_error).collect();
    match errors.is_empty() {
        true => Ok(()),
        false => Err(Failure::Findings(errors)),
    }
}

fn text(outline: &Outline) -> String {
    let mut out = format!(
        "{} {}  ({})\n",
        outline.title, outline.version, outline.standard
    );
    for server in &outline.servers {
        out += &format!("  {server}\n");
    }
    for (title, operations) in groups(outline) {
        out += &format!("\n{}\n{}", render::heading(&title), table(&operations));
    }
    if !outline.components.is_empty() {
        let counts = outline.components.iter();
        let counts: Vec<_> = counts.map(|(name, n)| format!("{n} {name}")).collect();
        out += &format!(
            "\n{}\n  {}\n",
            render::heading("components"),
            counts.join(", ")
        );
    }
    out
}

/// Operations under their tags, those without one, then webhooks.
fn groups(outline: &Outline) -> Vec<(String, Vec<&OutlineOperation>)> {
    let all = &outline.operations;
    let of_tag = |tag: &String| {
        let own = all.iter().filter(|one| one.tags.contains(tag));
        (tag.clone(), own.collect::<Vec<_>>())
    };
    let mut groups: Vec<_> = outline.tags.iter().map(of_tag).collect();
    let untagged: Vec<_> = all.iter().filter(|one| one.tags.is_empty()).collect();
    let title = if groups.is_empty() {
        "operations"
    } else {
        "without a tag"
    };
    groups.push((title.to_owned(), untagged));
    groups.push(("webhooks".to_owned(), outline.webhooks.iter().collect()));
    groups.retain(|(_, operations)| !operations.is_empty());
    groups
}

fn table(operations: &[&OutlineOperation]) -> String {
    let mut rows = Vec::new();
    for operation in operations {
        rows.push(cells(operation, ""));
        let callbacks = operation.callbacks.iter();
        rows.extend(callbacks.map(|callback| cells(callback, "-> ")));
    }
    render::table(&rows)
}

fn cells(operation: &OutlineOperation, mark: &str) -> Vec<String> {
    let mut about = operation.summary.clone().unwrap_or_default();
    about = about.split_whitespace().collect::<Vec<_>>().join(" ");
    if operation.deprecated {
        about = format!("(deprecated) {about}");
    }
    vec![
        format!("  {mark}{}", operation.method),
        operation.path.clone(),
        operation.operation_id.clone().unwrap_or_default(),
        about.trim_end().to_owned(),
    ]
}
