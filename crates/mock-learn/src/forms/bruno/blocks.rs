//! A file as blocks: `name {`, indented lines, `}` at the beginning of a line.

use crate::forms::Imported;

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// `meta`, `get`, `params:query`, `body:json`, …
    pub(super) name: String,
    /// Its lines without the indentation that they share.
    pub(super) text: String,
}

/// One line of a block that is a dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) value: String,
}

/// The blocks of a file; a block that is never closed ends with the file, with a note.
pub(super) fn read(text: &str, imported: &mut Imported) -> Vec<Block> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut blocks = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some((name, close)) = opened(line) else {
            continue;
        };
        let mut inside = Vec::new();
        let is_closed = lines.any(|(_, line)| {
            let ends = line.starts_with(close);
            if !ends {
                inside.push(line.strip_prefix("  ").unwrap_or(line));
            }
            ends
        });
        if !is_closed {
            imported.note(
                format!("line {}", number + 1),
                format!("The block `{name}` is never closed."),
            );
        }
        blocks.push(Block {
            name: name.to_owned(),
            text: inside.join("\n"),
        });
    }
    blocks
}

fn opened(line: &str) -> Option<(&str, char)> {
    let line = line.trim_end();
    if line.starts_with(char::is_whitespace) {
        return None;
    }
    let (name, close) = match line.strip_suffix('{') {
        Some(name) => (name, '}'),
        None => (line.strip_suffix('[')?, ']'),
    };
    let name = name.trim_end();
    let is_name = |one: char| one.is_ascii_alphanumeric() || ":-_".contains(one);
    (!name.is_empty() && name.chars().all(is_name)).then_some((name, close))
}

impl Block {
    /// The entries that are not disabled (`~key: value`).
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            let Some((key, value)) = pair(line.trim()) else {
                continue;
            };
            let value = match value.strip_prefix("'''") {
                Some(first) => several_lines(first, &mut lines),
                None => value.to_owned(),
            };
            if !key.starts_with('~') {
                entries.push(Entry { key, value });
            }
        }
        entries
    }

    /// The value of an entry; empty where there is none.
    pub(super) fn value(&self, key: &str) -> String {
        let mut entries = self.entries().into_iter();
        entries
            .find(|entry| entry.key == key)
            .map(|entry| entry.value)
            .unwrap_or_default()
    }
}

/// `key: value`, or `"key: with a colon": value`.
fn pair(line: &str) -> Option<(String, &str)> {
    let (mark, plain) = match line.strip_prefix('~') {
        Some(plain) => ("~", plain),
        None => ("", line),
    };
    if let Some(quoted) = plain.strip_prefix('"')
        && let Some((key, value)) = quoted.split_once("\":")
    {
        return Some((format!("{mark}{}", key.replace("\\\"", "\"")), value.trim()));
    }
    let (key, value) = plain.split_once(':')?;
    Some((format!("{mark}{}", key.trim()), value.trim()))
}

fn several_lines<'t>(first: &str, lines: &mut impl Iterator<Item = &'t str>) -> String {
    if let Some((all, _)) = first.split_once("'''") {
        return all.to_owned();
    }
    let mut all: Vec<&str> = Some(first)
        .filter(|first| !first.is_empty())
        .into_iter()
        .collect();
    for line in lines {
        let line = line.strip_prefix("  ").unwrap_or(line);
        match line.split_once("'''") {
            None => all.push(line),
            Some((last, _)) => {
                all.extend(Some(last).filter(|last| !last.trim().is_empty()));
                break;
            }
        }
    }
    all.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_falls_into_blocks() {
        let mut imported = Imported::default();
        let text = "get {\n  url: http://h:1/\n}\n\nbody:json {\n  {\n    \"a\": 1\n  }\n}\nvars:secret [\n  t\n]\nx {";
        let blocks = read(text, &mut imported);
        let found: Vec<_> = blocks
            .iter()
            .map(|block| (block.name.as_str(), block.text.as_str()))
            .collect();
        let expected = [
            ("get", "url: http://h:1/"),
            ("body:json", "{\n  \"a\": 1\n}"),
            ("vars:secret", "t"),
            ("x", ""),
        ];
        assert_eq!(found, expected);
        assert_eq!(imported.notes[0].at, "line 13");
    }

    #[test]
    fn entries_may_be_disabled_quoted_or_long() {
        let text = "a: b: c\n~d: e\n\"f: g\": h\ni: '''\n  1\n  2\n'''\nj:";
        let block = Block {
            name: String::new(),
            text: text.to_owned(),
        };
        let found: Vec<_> = block
            .entries()
            .into_iter()
            .map(|entry| (entry.key, entry.value))
            .collect();
        let expected = [("a", "b: c"), ("f: g", "h"), ("i", "1\n2"), ("j", "")];
        assert_eq!(
            found,
            expected.map(|(key, value)| (key.to_owned(), value.to_owned()))
        );
    }
}
