//! Descriptions in folders, and an independent reader of their references.

use std::path::Path;
use std::sync::Arc;

use oas_doc::{Document, Syntax};
use oas_model::{DocumentId, SourceSet, wanted};
use serde_json::{Map, Value, json};

/// Compares a text with a file, line ends included, or writes the file with `UPDATE_EXPECT`.
pub(crate) fn expect(file: &Path, text: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    let expected = std::fs::read_to_string(file).unwrap_or_default();
    assert!(expected == text, "{}:\n{text}", file.display());
}

/// Reads the entry and everything that it refers to, as the studio does, from texts by name.
pub(crate) fn load_with(
    entry: &str,
    read: impl Fn(&str) -> Option<String>,
) -> (Arc<SourceSet>, DocumentId) {
    let mut sources = SourceSet::default();
    let mut missing = vec![entry.to_owned()];
    let mut seen = std::collections::HashSet::new();
    while let Some(name) = missing.pop() {
        if let Some(text) = read(&name) {
            let syntax = Syntax::of_path(&name).unwrap_or(Syntax::Yaml);
            sources.add(&name, Document::parse(&text, syntax));
        }
        let more = wanted(&sources).into_iter().map(|one| one.uri);
        missing.extend(more.filter(|uri| seen.insert(uri.clone())));
    }
    let entry = sources.find(entry).unwrap();
    (Arc::new(sources), entry)
}

/// The whole description with each reference replaced by what it leads to; a circle is the
/// number of references back to where it closes. Knows nothing of the product's own reader.
pub(crate) fn dereferenced(sources: &SourceSet, entry: DocumentId) -> Value {
    let reader = Reader { sources };
    let name = sources.uri(entry).to_owned();
    let mut value = reader.value(&reader.file(&name), &name, &mut Vec::new());
    // A bundle adds components; what they are for is in the rest.
    for added in ["components", "definitions", "parameters", "responses"] {
        value.as_object_mut().unwrap().remove(added);
    }
    value
}

struct Reader<'s> {
    sources: &'s SourceSet,
}

impl Reader<'_> {
    fn file(&self, name: &str) -> Value {
        let id = self.sources.find(name).unwrap();
        serde_json::from_str(&self.sources.document(id).to_json().unwrap()).unwrap()
    }

    fn value(&self, value: &Value, file: &str, around: &mut Vec<String>) -> Value {
        match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| self.value(item, file, around));
                Value::Array(items.collect())
            }
            Value::Object(members) => match members.get("$ref").and_then(Value::as_str) {
                Some(reference) => self.reference(reference, members, file, around),
                None => Value::Object(self.members(members, file, around, false)),
            },
            _ => value.clone(),
        }
    }

    /// `named`: the keys are names of somebody's own.
    fn members(
        &self,
        members: &Map<String, Value>,
        file: &str,
        around: &mut Vec<String>,
        named: bool,
    ) -> Map<String, Value> {
        const DATA: [&str; 8] = [
            "example",
            "default",
            "enum",
            "const",
            "value",
            "mapping",
            "operationRef",
            "examples",
        ];
        let member = |(key, value): (&String, &Value)| {
            let is_data = !named && (DATA.contains(&key.as_str()) || key.starts_with("x-"));
            let value = if is_data && (key != "examples" || !value.is_object()) {
                if matches!(key.as_str(), "mapping" | "operationRef") {
                    Value::Null
                } else {
                    value.clone()
                }
            } else {
                let names = ["properties", "responses", "$defs", "schemas"];
                match (value, !named && names.contains(&key.as_str())) {
                    (Value::Object(all), true)
                        if !all.get("$ref").is_some_and(Value::is_string) =>
                    {
                        Value::Object(self.members(all, file, around, true))
                    }
                    _ => self.value(value, file, around),
                }
            };
            (key.clone(), value)
        };
        members.iter().map(member).collect()
    }

    fn reference(
        &self,
        reference: &str,
        members: &Map<String, Value>,
        file: &str,
        around: &mut Vec<String>,
    ) -> Value {
        let (target, name, place) = self.target(reference, file);
        let mut beside = members.clone();
        beside.remove("$ref");
        if beside.is_empty()
            && target.get("$ref").is_some_and(Value::is_string)
            && around.len() < 100
        {
            return self.value(&target, &name, around);
        }
        if let Some(at) = around.iter().rev().position(|one| *one == place) {
            return json!({ "circle": at });
        }
        around.push(place);
        let mut found = self.value(&target, &name, around);
        around.pop();
        for (key, value) in self.members(&beside, file, around, false) {
            found.as_object_mut().unwrap().insert(key, value);
        }
        found
    }

    fn target(&self, reference: &str, file: &str) -> (Value, String, String) {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "." | "" => {}
                ".." => drop(parts.pop()),
                _ => parts.push(part),
            }
        }
        let name = if path.is_empty() {
            file.to_owned()
        } else {
            parts.join("/")
        };
        let fragment = percent_encoding::percent_decode_str(fragment)
            .decode_utf8()
            .unwrap();
        let target = self.file(&name).pointer(&fragment).unwrap().clone();
        (target, name.clone(), format!("{name}#{fragment}"))
    }
}
