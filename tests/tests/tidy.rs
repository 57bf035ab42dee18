//! Rules of the repository that a machine can check.
//!
//! A rule takes a path and a text and says what is wrong; below them, one test runs all over the clone
//! and one proves that each rule finds what it is there for.

use specwright_tests::clone::{root, tracked_files};

/// Name, and what it finds at fault in a file.
type Rule = (&'static str, fn(&str, &str) -> Option<String>);

const RULES: &[Rule] = &[
    ("a path of somebody's machine", machine_path),
    ("the address of a package registry", registry),
    ("a file name that says nothing", empty_name),
    ("no `//!` header", header),
    ("a raw colour outside tokens.css", raw_colour),
    (
        "an import across features, or of Tauri outside host/tauri.ts",
        import,
    ),
    ("a left-over conflict mark", conflict),
    ("an effect in a pure crate", effect),
];

/// Crates whose answers depend on their arguments alone.
const PURE: &[&str] = &["crates/oas-doc/", "crates/oas-model/", "crates/mock-core/"];
const EFFECTS: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env::",
    "std::process",
    "SystemTime::now",
    "Instant::now",
    "rand::rng()",
];

// Put together here, so that this file does not break its own rule.
const MACHINE: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/t", "mp/"),
    concat!("/Us", "ers/"),
    concat!("C:\\Us", "ers"),
];
const REGISTRIES: &[&str] = &[
    concat!("registry.npm", "js.org"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("\"resol", "ved\":"),
];

fn machine_path(_: &str, text: &str) -> Option<String> {
    text.lines()
        .find(|line| MACHINE.iter().any(|path| begins_a_word(line, path)))
        .map(str::to_owned)
}

/// Inside a longer path or an address such a name is fine; a path that starts at the root is not.
fn begins_a_word(line: &str, wanted: &str) -> bool {
    line.match_indices(wanted).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        before.is_none_or(|c| !(c.is_alphanumeric() || "._-/}*:$~".contains(c)))
    })
}

fn registry(_: &str, text: &str) -> Option<String> {
    let found = REGISTRIES.iter().find(|host| text.contains(**host));
    found.map(|host| (*host).to_owned())
}

fn empty_name(path: &str, _: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let empty = ["utils", "util", "helpers", "helper", "misc", "common"].contains(&stem);
    (name == "mod.rs" || empty).then(|| name.to_owned())
}

fn header(path: &str, text: &str) -> Option<String> {
    let wanted = path.ends_with("src/lib.rs") || path.ends_with("src/main.rs");
    (wanted && !text.starts_with("//! ")).then(|| "the first line".to_owned())
}

fn raw_colour(path: &str, text: &str) -> Option<String> {
    let is_style = path.ends_with(".css") || path.ends_with(".tsx");
    let exempt = path.ends_with("tokens.css") || path.contains(".test.");
    if !path.starts_with("ui/src/") || !is_style || exempt {
        return None;
    }
    text.lines()
        .find(|line| has_hex_colour(line))
        .map(str::to_owned)
}

fn has_hex_colour(line: &str) -> bool {
    line.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let ends = rest
            .chars()
            .nth(digits)
            .is_none_or(|c| !c.is_alphanumeric() && c != '-');
        matches!(digits, 3 | 4 | 6 | 8) && ends
    })
}

fn import(path: &str, text: &str) -> Option<String> {
    if !path.starts_with("ui/src/") {
        return None;
    }
    let feature = path
        .strip_prefix("ui/src/features/")
        .and_then(|rest| rest.split('/').next());
    let imports = text
        .lines()
        .filter(|line| line.contains("from \"") || line.contains("import("));
    let wrong = |line: &&str| {
        let tauri = line.contains("\"@tauri-apps/") && path != "ui/src/host/tauri.ts";
        let crossing = line
            .split("features/")
            .nth(1)
            .is_some_and(|rest| feature.is_some_and(|own| !rest.starts_with(&format!("{own}/"))));
        tauri || crossing
    };
    imports.clone().find(wrong).map(str::to_owned)
}

fn conflict(_: &str, text: &str) -> Option<String> {
    let marks = ["<<<<<<< ", ">>>>>>> "];
    text.lines()
        .find(|line| marks.iter().any(|mark| line.starts_with(mark)))
        .map(str::to_owned)
}

fn effect(path: &str, text: &str) -> Option<String> {
    let source = PURE.iter().any(|pure| path.starts_with(pure)) && path.contains("/src/");
    if !source || path.ends_with("tests.rs") {
        return None;
    }
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = code.take_while(|line| !line.starts_with("#[cfg(test)]"));
    code.into_iter()
        .find(|line| EFFECTS.iter().any(|effect| line.contains(effect)))
        .map(str::to_owned)
}

#[test]
fn tracked_files_keep_the_rules() {
    let mut wrong = Vec::new();
    for path in tracked_files() {
        let bytes = std::fs::read(root().join(&path)).unwrap();
        if bytes.len() > 1_000_000 {
            wrong.push(format!(
                "{path}: {} bytes are too many for a tracked file",
                bytes.len()
            ));
        }
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        for (name, rule) in RULES {
            wrong.extend(
                rule(&path, &text).map(|found| format!("{path}: {name}: {}", found.trim())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_finds_what_it_is_there_for() {
    let bad = [
        ("a.md", format!("see `{}x/y`", MACHINE[0])),
        (
            "ui/package-lock.json",
            format!("https://{}/x", REGISTRIES[0]),
        ),
        ("crates/x/src/utils.rs", "//! X\n".to_owned()),
        ("crates/x/src/lib.rs", "use std::fs;\n".to_owned()),
        (
            "ui/src/kit/Button.module.css",
            ".x { color: #ff00aa; }".to_owned(),
        ),
        (
            "ui/src/features/mock/Screen.tsx",
            "import { x } from \"../../features/traffic/x\";".to_owned(),
        ),
        ("a.rs", format!("{} HEAD", "<".repeat(7))),
        (
            "crates/oas-doc/src/x.rs",
            "let now = SystemTime::now();".to_owned(),
        ),
    ];
    for ((name, rule), (path, text)) in RULES.iter().zip(bad) {
        assert!(
            rule(path, &text).is_some(),
            "{name} was not found in {text}"
        );
    }
    assert!(import("ui/src/app/App.tsx", "import(\"@tauri-apps/api/core\")").is_some());
    assert!(
        import(
            "ui/src/app/App.tsx",
            "import { A } from \"../features/mock/Screen\";"
        )
        .is_none()
    );
    assert!(!begins_a_word(
        &format!("GET https://x.example{}items", MACHINE[0]),
        MACHINE[0]
    ));
}

#[test]
fn the_version_is_the_same_everywhere() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let cargo = read("Cargo.toml");
    let line = cargo
        .lines()
        .find(|line| line.starts_with("version = "))
        .unwrap();
    let version = line
        .trim_start_matches("version = ")
        .trim_matches('"')
        .to_owned();
    for path in [
        "src-tauri/tauri.conf.json",
        "src-tauri/package.json",
        "ui/package.json",
        "tests/e2e/package.json",
    ] {
        let json: serde_json::Value = serde_json::from_str(&read(path)).unwrap();
        assert_eq!(json["version"], version.as_str(), "{path}");
    }
}

#[test]
fn the_readme_has_the_two_commands() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["cargo xtask run", "cargo xtask test"] {
        assert!(
            readme.lines().any(|line| line.trim() == command),
            "README.md does not show `{command}`"
        );
    }
}
