//! Who wrote what we ship, and under which licence.
//!
//! In:  `cargo metadata` with the sources of the crates, and the interface's lock file with its packages.
//! Out: one Markdown document; equal licence texts are printed once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::place::Place;
use crate::products::cargo;
use crate::shell::{Failure, Shell};

/// One package, by what it says of itself.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
}

#[derive(Debug, Default)]
struct Notices {
    packages: BTreeSet<Package>,
    /// Licence text, and the packages that carry it.
    texts: BTreeMap<String, BTreeSet<String>>,
}

/// Everything that ends up in the two programs.
pub(super) fn collect(place: &Place) -> Result<String, Failure> {
    let mut notices = Notices::default();
    crates(place, &mut notices)?;
    npm(place, &mut notices)?;
    let mut out = String::from("# Third-party software in Specwright\n\n");
    for package in &notices.packages {
        let _ = writeln!(
            out,
            "- {} {} ({})",
            package.name, package.version, package.licence
        );
    }
    for (text, owners) in &notices.texts {
        let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
        let _ = write!(
            out,
            "\n## {}\n\n```text\n{}\n```\n",
            owners.join(", "),
            text.trim()
        );
    }
    Ok(out)
}

fn crates(place: &Place, notices: &mut Notices) -> Result<(), Failure> {
    let told = Shell::new("rustc", &place.root).args(["-vV"]).read()?;
    let host = told
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap_or_default();
    let words = [
        "metadata",
        "--format-version",
        "1",
        "--filter-platform",
        host,
    ];
    let metadata: Value = serde_json::from_str(&cargo(place).args(words).read()?)?;
    let shipped = shipped(&metadata);
    for package in list(&metadata, "packages") {
        // Our own crates have no source.
        if package["source"].is_null() || !shipped.contains(text(package, "id")) {
            continue;
        }
        let folder = Path::new(text(package, "manifest_path")).parent();
        notices.add(package, folder);
    }
    Ok(())
}

/// The ids of all that our two programs reach over normal dependencies.
fn shipped(metadata: &Value) -> BTreeSet<&str> {
    let resolve = &metadata["resolve"];
    let nodes: BTreeMap<&str, &Value> = list(resolve, "nodes")
        .iter()
        .map(|node| (text(node, "id"), node))
        .collect();
    let ours = ["specwright", "specwright-desktop"];
    let named = list(metadata, "packages")
        .iter()
        .filter(|package| ours.contains(&text(package, "name")));
    let mut waiting: Vec<&str> = named.map(|package| text(package, "id")).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Some(node) = nodes.get(id).filter(|_| seen.insert(id)) else {
            continue;
        };
        let normal = |dep: &&Value| {
            list(dep, "dep_kinds")
                .iter()
                .any(|kind| kind["kind"].is_null())
        };
        waiting.extend(
            list(node, "deps")
                .iter()
                .filter(normal)
                .map(|dep| text(dep, "pkg")),
        );
    }
    seen
}

fn npm(place: &Place, notices: &mut Notices) -> Result<(), Failure> {
    let ui = place.root.join("ui");
    let lock: Value = serde_json::from_str(&fs::read_to_string(ui.join("package-lock.json"))?)?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    for (at, about) in packages.filter(|(at, _)| !at.is_empty()) {
        if about["dev"] == true || about["devOptional"] == true {
            continue;
        }
        let folder = ui.join(at);
        // Packages for other systems are in the lock file but not on the disk.
        if let Ok(own) = fs::read_to_string(folder.join("package.json")) {
            notices.add(&serde_json::from_str(&own)?, Some(&folder));
        }
    }
    Ok(())
}

impl Notices {
    fn add(&mut self, about: &Value, folder: Option<&Path>) {
        let (name, version) = (text(about, "name"), text(about, "version"));
        let licence = about["license"].as_str().unwrap_or("see its licence file");
        self.packages.insert(Package {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: licence.to_owned(),
        });
        for found in folder.map(licence_texts).unwrap_or_default() {
            self.texts.entry(found).or_default().insert(name.to_owned());
        }
    }
}

fn licence_texts(folder: &Path) -> Vec<String> {
    const BEGINNINGS: [&str; 6] = [
        "license",
        "licence",
        "copying",
        "copyright",
        "notice",
        "unlicense",
    ];
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter(|entry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        BEGINNINGS
            .iter()
            .any(|beginning| name.starts_with(beginning))
    });
    named
        .filter_map(|entry| fs::read_to_string(entry.path()).ok())
        .collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::collect;
    use crate::place::Place;

    #[test]
    fn names_what_is_shipped_and_nothing_else() {
        let notices = collect(&Place::find().unwrap()).unwrap();
        for shipped in ["\n- axum ", "\n- tauri ", "\n- sqlx "] {
            assert!(notices.contains(shipped), "{shipped} is missing");
        }
        // Used by tests only.
        assert!(
            !notices.contains("\n- proptest "),
            "a crate of the tests is listed"
        );
        assert!(
            notices.contains("Permission is hereby granted"),
            "no licence text was found"
        );
    }
}
