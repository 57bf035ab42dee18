//! JSON, two spaces a level. Names and values keep their spelling.

use oas_doc::{Document, Node, NodeKind};

/// What is on one line stays on it up to this many characters.
const MAX_LINE: usize = 100;

/// The text of a document, laid out.
pub(super) fn text(document: &Document) -> String {
    let text = document.text();
    let has_lines = text.trim().contains(['\n', '\r']);
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = String::with_capacity(text.len() * 2);
    if text.starts_with('\u{feff}') {
        out.push('\u{feff}');
    }
    let mut writer = Writer {
        text,
        has_lines,
        line_end,
        out,
    };
    if let Some(root) = document.root() {
        writer.value(root, 0, 0);
    }
    writer.out.push_str(line_end);
    writer.out
}

struct Writer<'a> {
    text: &'a str,
    has_lines: bool,
    line_end: &'static str,
    out: String,
}

impl<'a> Writer<'a> {
    /// A value; `column` characters stand before it on its line.
    fn value(&mut self, node: Node<'a>, depth: usize, column: usize) {
        let written = self.text.get(node.span()).unwrap_or_default();
        let (open, close) = match node.kind() {
            NodeKind::Mapping => ('{', '}'),
            NodeKind::Sequence => ('[', ']'),
            _ => {
                self.out.push_str(written);
                return;
            }
        };
        if node.written().next().is_none() {
            self.out.extend([open, close]);
            return;
        }
        let one_line = self.has_lines && !written.contains(['\n', '\r']);
        let dense = one_line.then(|| dense(self.text, node));
        // A comma may follow.
        let fits = |line: &String| column + line.chars().count() < MAX_LINE;
        if let Some(line) = dense.filter(fits) {
            self.out.push_str(&line);
            return;
        }
        self.out.push(open);
        for (at, child) in node.written().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            self.line(depth + 1);
            let name = name(self.text, child);
            self.out.push_str(&name);
            self.value(child, depth + 1, 2 * (depth + 1) + name.chars().count());
        }
        self.line(depth);
        self.out.push(close);
    }

    fn line(&mut self, depth: usize) {
        self.out.push_str(self.line_end);
        self.out.extend(std::iter::repeat_n("  ", depth));
    }
}

/// A name with its colon; nothing for an item.
fn name(text: &str, node: Node<'_>) -> String {
    let written = node.key_span().and_then(|key| text.get(key));
    written.map_or_else(String::new, |name| format!("{name}: "))
}

/// A value on one line.
fn dense(text: &str, node: Node<'_>) -> String {
    let entries = node
        .written()
        .map(|child| name(text, child) + &dense(text, child));
    let entries: Vec<_> = entries.collect();
    match node.kind() {
        NodeKind::Mapping if entries.is_empty() => "{}".to_owned(),
        NodeKind::Mapping => format!("{{ {} }}", entries.join(", ")),
        NodeKind::Sequence => format!("[{}]", entries.join(", ")),
        _ => text.get(node.span()).unwrap_or_default().to_owned(),
    }
}
