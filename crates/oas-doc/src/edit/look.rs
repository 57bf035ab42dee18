//! How the neighbours are written, so that a new value looks like them.

use super::{layout, lines};
use crate::document::Syntax;
use crate::node::{Node, NodeKind};
use crate::tree::{Flag, Style};

/// Rows of the document that are asked when the neighbours have no answer.
const MAX_ASKED: usize = 2_000;

/// Habits of the text around a place.
#[derive(Debug, Clone)]
pub(super) struct Look<'t> {
    pub(super) syntax: Syntax,
    pub(super) line_end: &'static str,
    /// How much a block mapping is indented inside another one; in JSON one level.
    pub(super) step: &'t str,
    /// How much a block sequence is indented inside a mapping.
    pub(super) sequence_step: usize,
    /// Around text that needs quotes.
    pub(super) quote: Style,
    /// Whether text is quoted that need not be.
    pub(super) quotes_all: bool,
    /// Whether text of several lines becomes a block scalar.
    pub(super) literals: bool,
    /// Whether names are quoted that need not be.
    pub(super) quotes_keys: bool,
    /// Whether a name of digits stands without quotes.
    pub(super) bare_numbers: bool,
    /// Between a name and its value in brackets.
    pub(super) colon: &'t str,
    /// Between entries in brackets on one line.
    pub(super) comma: &'t str,
    /// Inside of `{` and `}`.
    pub(super) pad: &'t str,
}

impl<'t> Look<'t> {
    /// The habits around a container.
    pub(super) fn around(node: Node<'t>) -> Self {
        let text = node.document().text();
        let syntax = node.document().syntax();
        // A document on one line has no steps, and looking for them would cost the length of it each.
        let has_lines = text.trim_end().contains(['\n', '\r']);
        let dense = syntax == Syntax::Json && !text.contains(": ");
        let quoted = |style| (style == Style::Single || style == Style::Double).then_some(style);
        Self {
            syntax,
            line_end: lines::line_end(text),
            step: has_lines
                .then(|| nearest(node, step))
                .flatten()
                .unwrap_or("  "),
            sequence_step: has_lines
                .then(|| nearest(node, sequence_step))
                .flatten()
                .unwrap_or(2),
            quote: nearest(node, |node| quoted(node.style())).unwrap_or(Style::Double),
            quotes_all: node.children().any(|child| is_quoted_for_fun(child)),
            literals: true,
            quotes_keys: node.children().any(|child| is_key_quoted_for_fun(child)),
            bare_numbers: node.children().any(|child| is_bare_number(child)),
            colon: nearest(node, colon).unwrap_or(if dense { ":" } else { ": " }),
            comma: nearest(node, comma).unwrap_or(if dense { "," } else { ", " }),
            pad: nearest(node, pad).unwrap_or_default(),
        }
    }
}

impl Look<'_> {
    /// All looks to try at a place: at the end of a text without a final line end a block scalar
    /// would be read in two ways.
    pub(super) fn ways(self, text: &str) -> Vec<Self> {
        if text.ends_with(['\n', '\r']) || self.syntax == Syntax::Json {
            return vec![self];
        }
        let quoting = Self {
            literals: false,
            ..self.clone()
        };
        vec![self, quoting]
    }
}

/// The answer of a value near the container, else of the document's first ones.
fn nearest<'t, T>(node: Node<'t>, ask: impl Fn(Node<'t>) -> Option<T>) -> Option<T> {
    let ask = |node: Node<'t>| ask(node).filter(|_| !node.is_alias());
    let outwards = std::iter::successors(Some(node), |node| node.parent());
    let near = outwards.flat_map(|node| node.children().take(64));
    near.into_iter().find_map(ask).or_else(|| {
        let mut first = node.document().nodes().take(MAX_ASKED);
        first.find_map(ask)
    })
}

/// The indentation of a mapping below its key; in JSON of the first entry on a line of its own.
fn step(node: Node<'_>) -> Option<&str> {
    let text = node.document().text();
    let parent = node.parent()?;
    if node.document().syntax() == Syntax::Json {
        let start = node.key_span().map_or(node.span().start, |key| key.start);
        let inner = lines::indentation(text, start);
        let outer = lines::indentation(text, parent.span().start);
        let first = lines::is_first(text, start) && lines::start(text, start) > parent.span().start;
        return inner
            .strip_prefix(outer)
            .filter(|step| first && !step.is_empty());
    }
    let (start, key) = (node.span().start, node.key_span()?.start);
    let below =
        layout::is_block(node) && node.kind() == NodeKind::Mapping && lines::is_first(text, start);
    let column = lines::column(text, parent.span().start);
    let line = lines::start(text, start);
    (below && line > key && layout::is_block(parent))
        .then(|| text.get(line + column..start))
        .flatten()
        .filter(|step| !step.is_empty())
}

fn sequence_step(node: Node<'_>) -> Option<usize> {
    let text = node.document().text();
    let (parent, start) = (node.parent()?, node.span().start);
    let below = layout::is_block(node) && node.kind() == NodeKind::Sequence;
    let line = lines::start(text, start);
    if !below || !lines::is_first(text, start) || line < node.key_span()?.start {
        return None;
    }
    lines::column(text, start).checked_sub(lines::column(text, parent.span().start))
}

/// Whether a sibling's text has quotes that it would not need.
fn is_quoted_for_fun(node: Node<'_>) -> bool {
    let quoted = matches!(node.style(), Style::Single | Style::Double);
    let text = node.as_str().filter(|_| quoted && !node.is_alias());
    text.is_some_and(|text| super::write::is_safe_plain(text, layout::is_in_flow(node)))
}

fn is_key_quoted_for_fun(node: Node<'_>) -> bool {
    let key = node.key().filter(|_| node.has(Flag::KEY_QUOTED));
    key.is_some_and(|key| super::write::is_safe_plain(key, layout::is_in_flow(node)))
}

fn is_bare_number(node: Node<'_>) -> bool {
    let key = node.key().filter(|_| !node.has(Flag::KEY_QUOTED));
    key.is_some_and(|key| !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit()))
}

fn colon(node: Node<'_>) -> Option<&str> {
    let parent = node
        .parent()
        .filter(|parent| parent.style() == Style::Flow)?;
    let text = node.document().text();
    let between = text.get(node.key_span()?.end..node.span().start)?;
    let scalar = !matches!(node.kind(), NodeKind::Mapping | NodeKind::Sequence);
    let one_line = between.bytes().all(|b| b == b' ' || b == b':');
    // YAML needs a blank where the name has no quotes.
    let safe = parent.document().syntax() == Syntax::Json || between.ends_with(' ');
    (scalar && one_line && safe && between.contains(':')).then_some(between)
}

fn comma(node: Node<'_>) -> Option<&str> {
    let _ = node
        .parent()
        .filter(|parent| parent.style() == Style::Flow)?;
    let text = node.document().text();
    let before = layout::previous(node)?;
    let between = text.get(layout::content_end(before)..layout::flow_start(node)?)?;
    between
        .bytes()
        .all(|b| b == b' ' || b == b',')
        .then_some(between)
}

fn pad(node: Node<'_>) -> Option<&str> {
    let text = node.document().text();
    let flow = node.kind() == NodeKind::Mapping && node.style() == Style::Flow;
    let inside = text.get(node.span()).filter(|_| flow)?.strip_prefix('{')?;
    let n_blanks = inside.len() - inside.trim_start_matches(' ').len();
    let first = inside.get(n_blanks..)?;
    (!first.starts_with(['}', '\n', '\r', '#'])).then(|| inside.get(..n_blanks.min(1)))?
}
