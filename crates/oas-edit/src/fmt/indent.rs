//! Where the lines of YAML begin.

use oas_doc::{Document, Node, NodeKind};

use super::lines::{Lines, Place, n_blanks};

/// Blanks for each level.
const STEP: usize = 2;

/// A block collection: the column of its entries, now and then.
#[derive(Debug, Clone, Copy)]
struct Level {
    old: usize,
    new: usize,
}

impl Level {
    fn shift(self) -> isize {
        isize::try_from(self.new).unwrap_or(0) - isize::try_from(self.old).unwrap_or(0)
    }
}

struct Layout<'a> {
    text: &'a str,
    lines: Lines,
    /// How much a list below a key is indented.
    list_step: usize,
}

/// The lines of a document with their new places.
pub(super) fn lines(document: &Document) -> Lines {
    let text = document.text();
    let mut layout = Layout {
        text,
        lines: Lines::of(text),
        list_step: document.root().map_or(STEP, list_step),
    };
    let Some(root) = document.root() else {
        return layout.lines;
    };
    if root.is_block() && layout.is_first(root.span().start) {
        let old = root.column();
        layout.block(root, Level { old, new: 0 });
    } else {
        // Brackets or a single value: its lines stay as they are.
        layout
            .lines
            .set(layout.lines.at(root.span().start), Place::Moved(0));
        layout
            .lines
            .set_behind(root.span().start, root.content_end(), Place::Moved(0));
    }
    super::write::place_comments(text, &mut layout.lines);
    layout.lines
}

/// What most lists below a key have; indented where nobody can tell.
fn list_step(root: Node<'_>) -> usize {
    let (mut n_indented, mut n_even) = (0_usize, 0_usize);
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        open.extend(node.written().filter(|child| child.is_block()));
        let is_list = node.is_block() && node.kind() == NodeKind::Sequence;
        let Some(parent) = node
            .parent()
            .filter(|_| is_list && node.key_span().is_some())
        else {
            continue;
        };
        match node.column() > parent.column() {
            true => n_indented += 1,
            false => n_even += 1,
        }
    }
    if n_even > n_indented { 0 } else { STEP }
}

impl<'a> Layout<'a> {
    /// Whether only blanks stand before a byte on its line.
    fn is_first(&self, at: usize) -> bool {
        let line = self.lines.all.get(self.lines.at(at));
        let before = line.and_then(|line| self.text.get(line.span.start..at));
        before.is_some_and(|before| before.bytes().all(|b| b == b' '))
    }

    fn block(&mut self, node: Node<'a>, level: Level) {
        for child in node.written() {
            let Some(start) = child.entry_start() else {
                continue;
            };
            if self.is_first(start) {
                let line = self.lines.at(start);
                self.lines.set(line, Place::Column(level.new));
            }
            self.entry(child, start, level);
        }
    }

    fn entry(&mut self, child: Node<'a>, start: usize, level: Level) {
        let head = self.head(child, start);
        let inner = head.and_then(|head| self.inner(child, head, level));
        match inner {
            Some(inner) => self.block(child, inner),
            None if child.is_block() || head.is_none() => {
                let end = child.content_end();
                self.lines
                    .set_behind(start, end, Place::Moved(level.shift()));
            }
            None => self.value(child, level),
        }
        if let Some(head) = head {
            self.one_blank(child, head);
        }
    }

    /// Behind the colon or the dash; `None` for a key behind `?` or over several lines.
    fn head(&self, child: Node<'a>, start: usize) -> Option<usize> {
        let Some(key) = child.key_span() else {
            return Some(start + 1);
        };
        let rest = self.text.get(key.end..)?;
        let n_blanks = n_blanks(rest);
        let simple = start == key.start && rest.get(n_blanks..)?.starts_with(':');
        let one_line = self.lines.at(key.start) == self.lines.at(key.end);
        (simple && one_line).then_some(key.end + n_blanks + 1)
    }

    /// The level of a block collection in an entry.
    fn inner(&self, child: Node<'a>, head: usize, level: Level) -> Option<Level> {
        let first = child
            .written()
            .next()
            .filter(|_| child.is_block())?
            .entry_start()?;
        let old = child.column();
        if self.lines.at(first) == self.lines.at(head) {
            let between = self.text.get(head..first)?;
            let beside_dash = child.key_span().is_none() && between.bytes().all(|b| b == b' ');
            return beside_dash.then_some(Level {
                old,
                new: level.new + STEP,
            });
        }
        let step = match child.kind() {
            NodeKind::Sequence if child.key_span().is_some() => self.list_step,
            _ => STEP,
        };
        self.is_first(first).then_some(Level {
            old,
            new: level.new + step,
        })
    }

    /// The further lines of a value that is no block collection.
    fn value(&mut self, child: Node<'a>, level: Level) {
        let (start, end) = (child.span().start, child.content_end());
        let written = self.text.get(start..end).unwrap_or_default();
        if !child.is_alias() && written.starts_with(['|', '>']) && child.kind() != NodeKind::Mapping
        {
            let header = written.lines().next().unwrap_or_default();
            let content = written.get(header.len()..).unwrap_or_default();
            let digit = header.split('#').next().unwrap_or_default();
            let digit = digit
                .chars()
                .find_map(|c| c.to_digit(10))
                .map(|n| n as usize);
            let first = content.lines().find(|line| !line.trim().is_empty());
            let (old, new) = match digit {
                Some(n) => (level.old + n, level.new + n),
                None => (first.map_or(0, n_blanks), level.new + STEP),
            };
            self.lines.set_behind(start, end, Place::Scalar(old, new));
            return;
        }
        // A value may begin below its key; then its first line moves too.
        let key_end = child.key_span().map_or(start, |key| key.end);
        self.lines
            .set_behind(key_end, end, Place::Moved(level.shift()));
    }

    /// One blank between a colon or a dash and what follows on its line.
    fn one_blank(&mut self, child: Node<'a>, head: usize) {
        let rest = self.text.get(head..).unwrap_or_default();
        let n_blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let follows = rest.get(n_blanks..).and_then(|rest| rest.chars().next());
        let value = follows.is_some_and(|c| !matches!(c, '\n' | '\r' | '#'));
        let starts_here = child.span().start == head + n_blanks;
        if value && starts_here && n_blanks > 0 && rest.get(..n_blanks) != Some(" ") {
            self.lines
                .edits
                .push((head..head + n_blanks, " ".to_owned()));
        }
    }
}
