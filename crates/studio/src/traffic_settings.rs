//! What the workspace file, `specwright.yaml`, says about recording.
//!
//! ```yaml
//! traffic:
//!   masks:
//!     headers: [X-Session]            # whole names, in any case
//!     cookies: [sid]
//!     query: [code]
//!     pointers: [/user/email, /items/*/iban]   # of JSON bodies; `*` is any one name
//!     patterns: ['\b\d{16}\b']        # of any text
//!   keep: { age: 30d, count: 50000, size: 2GB }
//! ```
//!
//! In:  the document as it was read.
//! Out: what is to be masked and kept, and what is wrong, each with its line.
//! Never: fails; what is wrong is left out, and the rest holds.

use mock_core::workspace_file;
use mock_store::{MaskRules, Masks, Options, Retention, Store};
use oas_doc::{Document, Node};

use crate::{
    headless::{
        Keep,
        diagnostics::{Diagnostic, DiagnosticSeverity},
        parse_size, parse_time,
    },
    mock_control::sentence,
    texts::Texts,
};

const CODE: &str = "traffic-settings";
const LISTS: [&str; 5] = ["headers", "cookies", "query", "pointers", "patterns"];

/// What is masked and kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct TrafficSettings {
    /// What is masked besides what is known.
    rules: MaskRules,
    /// How long exchanges are kept; what is not said is as usual.
    keep: Keep,
    /// What is wrong with the file.
    pub(crate) findings: Vec<Diagnostic>,
    /// Whether a file cannot be read as a whole, so that masks may be missing.
    is_broken: bool,
}

impl TrafficSettings {
    /// Lets a record go on by these; while a file is broken, by those from before.
    pub(crate) fn apply_to(&self, store: &Store) {
        if !self.is_broken {
            store.set_masks(self.masks());
            store.set_retention(self.retention());
        }
    }

    /// How a record begins; in a broken file, by what could be read of it.
    pub(crate) fn options(&self) -> Options {
        Options {
            retention: self.retention(),
            masks: self.masks(),
            ..Options::default()
        }
    }

    /// Takes in what one workspace file says; `is_unreadable` where its text is not all there.
    pub(crate) fn read(&mut self, file: &str, document: &Document, is_unreadable: bool) {
        self.is_broken |= is_unreadable || !document.errors().is_empty();
        Reading {
            file,
            document,
            settings: self,
        }
        .root();
    }

    /// Whether a file cannot be read as a whole, so that masks may be missing.
    pub(crate) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// How much stays, where a file says so; nothing of what is usual.
    pub(crate) fn keep(&self) -> Keep {
        self.keep
    }

    /// What is masked besides what is known by name.
    pub(crate) fn masks(&self) -> Masks {
        // Each rule was tried when it was read.
        Masks::new(&self.rules).unwrap_or_default()
    }

    /// How much stays; what is not said is as usual.
    pub(crate) fn retention(&self) -> Retention {
        let usual = Retention::default();
        Retention {
            age: self.keep.age.or(usual.age),
            rows: self.keep.rows.unwrap_or(usual.rows),
            bytes: self.keep.bytes.unwrap_or(usual.bytes),
        }
    }
}

/// Reads the workspace files beside all entries. Masks add up; of what is kept, the first file
/// that says it is followed.
pub(crate) fn traffic_settings(texts: &Texts) -> TrafficSettings {
    let mut all = TrafficSettings::default();
    let mut read = Vec::new();
    for (id, _) in texts.files().filter(|(_, file)| file.entry) {
        let beside = workspace_file(id);
        if read.contains(&beside) {
            continue;
        }
        if let Ok(file) = texts.get(&beside) {
            all.read(&beside, &file.document, file.unreadable.is_some());
        }
        read.push(beside);
    }
    all
}

/// One file on its way into the settings.
struct Reading<'a> {
    file: &'a str,
    document: &'a Document,
    settings: &'a mut TrafficSettings,
}

impl Reading<'_> {
    fn root(&mut self) {
        let document = self.document.clone();
        let Some(traffic) = document.root().and_then(|root| root.get("traffic")) else {
            return;
        };
        for (key, value) in self.members(traffic, "traffic", "`masks` and `keep`") {
            match key {
                "masks" => self.masks(value),
                "keep" => self.keep(value),
                _ => self.unknown(value, key, "traffic", "`masks` and `keep`"),
            }
        }
    }

    fn masks(&mut self, masks: Node<'_>) {
        let known = "`headers`, `cookies`, `query`, `pointers` and `patterns`";
        for (key, value) in self.members(masks, "masks", known) {
            if !LISTS.contains(&key) {
                self.unknown(value, key, "masks", known);
                continue;
            }
            let is_text = value.scalar().is_some_and(|text| !text.is_empty());
            if is_text || value.members().next().is_some() {
                self.wrong(
                    value,
                    format!("`{key}` is a list, as in {key}: [one, other]."),
                );
            }
            for item in value.items() {
                self.mask(key, item);
            }
        }
    }

    fn mask(&mut self, list: &str, item: Node<'_>) {
        let Some(text) = item.scalar().filter(|text| !text.trim().is_empty()) else {
            self.wrong(item, format!("An entry of `{list}` is a text."));
            return;
        };
        let alone = || vec![text.to_owned()];
        let tried = match list {
            "pointers" => MaskRules {
                pointers: alone(),
                ..MaskRules::default()
            },
            "patterns" => MaskRules {
                patterns: alone(),
                ..MaskRules::default()
            },
            _ => MaskRules::default(),
        };
        if let Err(error) = Masks::new(&tried) {
            self.wrong(item, sentence(&on_one_line(&error.to_string())));
            return;
        }
        let rules = &mut self.settings.rules;
        match list {
            "headers" => &mut rules.headers,
            "cookies" => &mut rules.cookies,
            "query" => &mut rules.query,
            "pointers" => &mut rules.pointers,
            _ => &mut rules.patterns,
        }
        .push(text.to_owned());
    }

    fn keep(&mut self, keep: Node<'_>) {
        let known = "`age`, `count` and `size`";
        for (key, value) in self.members(keep, "keep", known) {
            let text = value.scalar().unwrap_or_default();
            let kept = &mut self.settings.keep;
            let taken = match key {
                "age" => parse_time(text).map(|age| _ = kept.age.get_or_insert(age)),
                "size" => parse_size(text).map(|size| _ = kept.bytes.get_or_insert(size)),
                "count" => match value.as_u64() {
                    Some(count) => {
                        kept.rows.get_or_insert(count);
                        Ok(())
                    }
                    None => Err("a count is a whole number, such as 50000".to_owned()),
                },
                _ => {
                    self.unknown(value, key, "keep", known);
                    continue;
                }
            };
            if let Err(error) = taken {
                self.wrong(value, format!("`{key}`: {error}."));
            }
        }
    }

    fn members<'n>(&mut self, node: Node<'n>, name: &str, known: &str) -> Vec<(&'n str, Node<'n>)> {
        let is_other = node.scalar().is_some_and(|text| !text.is_empty());
        if is_other || node.items().next().is_some() {
            self.wrong(node, format!("`{name}` is an object with {known}."));
        }
        node.members().collect()
    }

    fn unknown(&mut self, node: Node<'_>, key: &str, name: &str, known: &str) {
        self.wrong(node, format!("`{name}` has no `{key}`; it has {known}."));
    }

    fn wrong(&mut self, node: Node<'_>, message: String) {
        let span = node.span();
        let position = self.document.position(span.start);
        self.settings.findings.push(Diagnostic {
            severity: DiagnosticSeverity::Warning,
            pointer: node.pointer().to_string(),
            line: position.line,
            column: position.column,
            span,
            text: Some(self.document.clone()),
            ..Diagnostic::of_file(self.file, CODE, &message)
        });
    }
}

/// The parser of patterns draws its errors over several lines, of which the last says it.
fn on_one_line(text: &str) -> String {
    match (text.split_once('\n'), text.rsplit_once("error: ")) {
        (Some((first, _)), Some((_, last))) => {
            let first = first.trim_end_matches("regex parse error:");
            format!("{} {last}", first.trim_end())
        }
        _ => text.to_owned(),
    }
}
