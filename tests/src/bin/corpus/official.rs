//! The verdict of the official meta-schemas, by a validator that the product does not use.

use std::collections::HashMap;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::Value;

/// The meta-schemas by version family.
pub(crate) struct Official {
    schemas: Schemas,
    by_version: HashMap<&'static str, SchemaIndex>,
}

/// The version families, each with the address to begin with.
const STARTS: [(&str, &str); 4] = [
    ("2.0", "http://swagger.io/v2/schema.json"),
    (
        "3.0",
        "https://spec.openapis.org/oas/3.0/schema/WORK-IN-PROGRESS",
    ),
    (
        "3.1",
        "https://spec.openapis.org/oas/3.1/schema-base/WORK-IN-PROGRESS",
    ),
    (
        "3.2",
        "https://spec.openapis.org/oas/3.2/schema-base/WORK-IN-PROGRESS",
    ),
];

impl Official {
    /// Reads the meta-schemas of a folder: files such as `3.1-schema.json`.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let failed = |error: &dyn Display| format!("{}: {error}", folder.display());
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        for entry in fs::read_dir(folder)
            .map_err(|error| failed(&error))?
            .flatten()
        {
            add(&mut compiler, &entry.path()).map_err(|error| failed(&error))?;
        }
        let mut schemas = Schemas::new();
        let mut by_version = HashMap::new();
        for (version, start) in STARTS {
            let compiled = compiler.compile(start, &mut schemas);
            by_version.insert(version, compiled.map_err(|error| failed(&error))?);
        }
        Ok(Self {
            schemas,
            by_version,
        })
    }

    /// `None` where everything is as it should be, else the first thing that is not.
    pub(crate) fn fault(&self, document: &Value) -> Option<String> {
        let version = ["openapi", "swagger"]
            .iter()
            .find_map(|key| document[*key].as_str());
        let family = version.and_then(|one| one.get(..3)).unwrap_or_default();
        let Some(schema) = self.by_version.get(family) else {
            return Some(format!("no version of the standard: {version:?}"));
        };
        let verdict = self.schemas.validate(document, *schema);
        verdict.err().map(|error| first_leaf(&error))
    }
}

/// Adds the schema of a file, if it is one of a version.
fn add(compiler: &mut Compiler, path: &Path) -> Result<(), String> {
    let name = path
        .file_name()
        .and_then(|one| one.to_str())
        .unwrap_or_default();
    if !name.ends_with(".json") || !STARTS.iter().any(|(version, _)| name.starts_with(version)) {
        return Ok(());
    }
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let mut schema: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    without_formats(&mut schema);
    let address = ["$id", "id"].iter().find_map(|key| schema[*key].as_str());
    let address = address.ok_or(format!("{name} has no address"))?.to_owned();
    let added = compiler.add_resource(address.trim_end_matches('#'), schema);
    added.map_err(|error| error.to_string())
}

/// `format` is a remark in these schemas, not a rule.
fn without_formats(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.get("format").is_some_and(Value::is_string) {
                members.remove("format");
            }
            members.values_mut().for_each(without_formats);
        }
        Value::Array(items) => items.iter_mut().for_each(without_formats),
        _ => {}
    }
}

fn first_leaf(error: &boon::ValidationError<'_, '_>) -> String {
    let mut at = error;
    while let Some(inner) = at.causes.first() {
        at = inner;
    }
    format!("at `{}`: {}", at.instance_location, at.kind)
}
