//! `specwright outline --resources`: what a description is about.

use studio::headless::{self, ListRow, LoadOptions, ResourceReport, ResourceRow, RoleRow};

use super::print;
use crate::{
    args::{Format, OutlineArgs},
    exit::Failure,
    render,
};

pub(super) fn run(arguments: &OutlineArgs, options: &LoadOptions) -> Result<(), Failure> {
    let found = headless::resources(&arguments.spec, options);
    let (report, diagnostics) = found.map_err(crate::commands::edit::failure)?;
    match arguments.format {
        Format::Text => print(text(&report).trim_end())?,
        Format::Json => print(&serde_json::to_string_pretty(&report).map_err(Failure::cannot)?)?,
    }
    match diagnostics.iter().any(headless::is_error) {
        true => Err(Failure::Findings(diagnostics)),
        false => {
            if !diagnostics.is_empty() {
                crate::commands::say(render::diagnostics(&diagnostics).trim_end());
            }
            Ok(())
        }
    }
}

fn text(report: &ResourceReport) -> String {
    let mut out = String::new();
    for row in &report.resources {
        out += &format!("{}\n", render::heading(&title(row)));
        out += &render::table(&row.operations.iter().map(cells).collect::<Vec<_>>());
        for reason in &row.why {
            out += &format!("  {reason}\n");
        }
        out.push('\n');
    }
    for (title, all) in [
        ("not inferred", &report.missed),
        ("not a list", &report.others),
    ] {
        for one in all {
            out += &format!(
                "{title}: {} with {}\n  {}\n",
                one.collection, one.item, one.reason
            );
        }
    }
    let inferred = report.pairs - report.missed.len();
    let (n, pairs) = (report.resources.len(), report.pairs);
    out + &format!("{n} resources; {inferred} of {pairs} pairs of a list and an item inferred\n")
}

/// `pets.toys  of pets, by id`.
fn title(row: &ResourceRow) -> String {
    let mut title = row.name.clone();
    let parent = row.parent.as_ref().map(|parent| format!("of {parent}"));
    let properties: Vec<_> = row
        .identity
        .iter()
        .map(|one| one.property.join("."))
        .collect();
    let identity = (!properties.is_empty()).then(|| format!("by {}", properties.join(" and ")));
    let single = (row.kind == "singleton").then(|| "only one".to_owned());
    let about: Vec<_> = [single, parent, identity].into_iter().flatten().collect();
    if !about.is_empty() {
        title += &format!("  ({})", about.join(", "));
    }
    title
}

fn cells(one: &RoleRow) -> Vec<String> {
    let about = match (&one.list, &one.effect) {
        (Some(list), _) => list_text(list),
        (None, Some((property, value))) => format!("{} becomes {value}", property.join(".")),
        (None, None) => one
            .answer
            .as_ref()
            .filter(|path| !path.is_empty())
            .map_or(String::new(), |path| format!("in {}", path.join("."))),
    };
    vec![
        format!("  {}", one.method),
        one.path.clone(),
        one.role.to_owned(),
        about,
    ]
}

fn list_text(list: &ListRow) -> String {
    let mut said = Vec::new();
    said.extend((!list.rows.is_empty()).then(|| format!("rows in {}", list.rows.join("."))));
    said.extend(list.of.as_ref().map(|of| format!("of {of}")));
    let names: Vec<_> = list
        .parameters
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    said.push(format!("paging by {}", list.paging));
    said.extend((!names.is_empty()).then(|| format!("({})", names.join(", "))));
    said.join(" ")
}
