//! Splits: `golden/split/<name>/in.yaml` (or `.json`), and `out` with the files that come out.
//! `UPDATE_EXPECT=1` writes the expected files anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "folder/folder.rs"]
mod folder;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use folder::{dereferenced, expect, load_with};
use oas_doc::{Document, Syntax};
use oas_edit::{Split, bundle, split};
use oas_model::SourceSet;
use proptest::prelude::*;

fn cases() -> Vec<(PathBuf, String, Syntax)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/split");
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        for (name, syntax) in [("in.yaml", Syntax::Yaml), ("in.json", Syntax::Json)] {
            if let Ok(text) = std::fs::read_to_string(folder.join(name)) {
                cases.push((folder.clone(), text, syntax));
            }
        }
    }
    assert!(cases.len() >= 4);
    cases
}

fn one(text: &str, syntax: Syntax) -> (Arc<SourceSet>, oas_model::DocumentId) {
    let mut sources = SourceSet::default();
    let entry = sources.add("openapi", Document::parse(text, syntax));
    (Arc::new(sources), entry)
}

fn split_text(text: &str, syntax: Syntax) -> Split {
    let (sources, entry) = one(text, syntax);
    split(&sources, entry).unwrap()
}

fn joined(made: &Split) -> (Arc<SourceSet>, oas_model::DocumentId) {
    let read = |name: &str| {
        let file = made.files.iter().find(|(file, _)| file == name);
        file.map(|(_, text)| text.clone())
    };
    load_with(&made.files[0].0, read)
}

fn bundled(made: &Split) -> String {
    let (sources, entry) = joined(made);
    let uri = sources.uri(entry).to_owned();
    let made = bundle(&sources, entry, &uri).unwrap();
    made.document.text().to_owned()
}

fn present(folder: &Path, below: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder.join(below)).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        match entry.file_type().unwrap().is_dir() {
            true => present(folder, &format!("{name}/"), found),
            false => drop(found.insert(name)),
        }
    }
}

#[test]
fn files_become_folders() {
    for (case, text, syntax) in cases() {
        let made = split_text(&text, syntax);
        let out = case.join("out");
        for (name, text) in &made.files {
            expect(&out.join(name), text);
        }
        let mut expected = BTreeSet::new();
        present(&out, "", &mut expected);
        let names: BTreeSet<_> = made.files.iter().map(|(name, _)| name.clone()).collect();
        assert_eq!(expected, names, "{}", case.display());
        let notes: Vec<_> = made
            .notes
            .iter()
            .map(|note| note.message.clone() + "\n")
            .collect();
        expect(&case.join("notes"), &notes.concat());
    }
}

#[test]
fn folders_become_the_same_files_again() {
    for (case, text, syntax) in cases() {
        let made = split_text(&text, syntax);
        assert!(
            bundled(&made) == text,
            "{}:\n{}",
            case.display(),
            bundled(&made)
        );
        let ((before, first), (after, second)) = (one(&text, syntax), joined(&made));
        let (before, after) = (dereferenced(&before, first), dereferenced(&after, second));
        assert_eq!(before, after, "{}", case.display());
    }
}

/// A part of a random description: which other parts it refers to, and how it is written.
#[derive(Debug, Clone)]
struct Part {
    name: &'static str,
    refers_to: Vec<prop::sample::Index>,
    style: u8,
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let names = vec![
        "Pet", "pet", "PET", "a.b", "con", "1", "true", "x-y", "..", "Pet_2", "größe", "A B",
    ];
    let part = (
        prop::sample::subsequence(names, 1..8).prop_shuffle(),
        prop::collection::vec(
            (
                prop::collection::vec(any::<prop::sample::Index>(), 0..3),
                0..4_u8,
            ),
            8,
        ),
    );
    part.prop_map(|(names, rest)| {
        let parts = names.into_iter().zip(rest);
        let part = |(name, (refers_to, style))| Part {
            name,
            refers_to,
            style,
        };
        parts.map(part).collect()
    })
}

/// A description whose schemas refer to each other in every style of YAML.
fn description(parts: &[Part]) -> String {
    let mut text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    let pointer = |to: &prop::sample::Index| {
        let name = parts[to.index(parts.len())].name.replace(' ', "%20");
        format!("'#/components/schemas/{name}'")
    };
    for (n, part) in parts.iter().enumerate() {
        let first = part.refers_to.first();
        let schema = first.map_or("type: string".to_owned(), |to| {
            format!("$ref: {}", pointer(to))
        });
        text += &format!("\n  # path {n}\n  /p{n}/{{id}}:\n    get:\n      responses:\n");
        text += "        '200':\n          description: ok\n";
        text += &format!("          content: {{a/a: {{schema: {{{schema}}}}}}}\n");
    }
    text += "components:\n  schemas:\n";
    for part in parts {
        let refs: Vec<_> = part.refers_to.iter().map(pointer).collect();
        let (name, list) = (part.name, |sep: &str| {
            refs.iter()
                .map(|one| format!("{{$ref: {one}}}"))
                .collect::<Vec<_>>()
                .join(sep)
        });
        text += &match part.style {
            0 => format!(
                "    \"{name}\":\n      # inside\n      anyOf: [{}]\n\n",
                list(", ")
            ),
            1 => format!("    '{name}': {{allOf: [{}]}}  # beside\n", list(", ")),
            2 => format!(
                "    \"{name}\":   # of the key\n\n        type: object\n        description: |+\n          {name}\n\n        title: >-\n          a\n\n           b\n    # of the next\n"
            ),
            _ => format!(
                "    \"{name}\": {{\n      allOf: [\n        {}\n      ]\n    }}\n",
                list(",\n        ")
            ),
        };
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any description comes back byte for byte.
    #[test]
    fn bundle_undoes_split(parts in parts()) {
        let text = description(&parts);
        let made = split_text(&text, Syntax::Yaml);
        prop_assert_eq!(bundled(&made), text.as_str());
        let ((before, first), (after, second)) = (one(&text, Syntax::Yaml), joined(&made));
        prop_assert_eq!(dereferenced(&before, first), dereferenced(&after, second));
        let folded: BTreeSet<_> = made.files.iter().map(|(name, _)| name.to_lowercase()).collect();
        prop_assert_eq!(folded.len(), made.files.len());
    }
}
