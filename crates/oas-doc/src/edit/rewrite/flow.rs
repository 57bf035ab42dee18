//! Containers in brackets: all of JSON, and flow collections of YAML.

use std::ops::Range;

use super::{Entry, Part, Rewrite, own_position, part};
use crate::document::Syntax;
use crate::edit::look::Look;
use crate::edit::{TextEdit, layout, lines, render};
use crate::node::{Node, NodeKind};

/// The text of a container, taken apart.
struct Old<'a> {
    children: Vec<Node<'a>>,
    /// Of each child: the blanks and comments before it.
    leads: Vec<Range<usize>>,
    /// Behind the last child, before the bracket.
    tail: Range<usize>,
}

/// The container with its new entries, in its old place.
pub(super) fn rebuilt<'a>(rewrite: &Rewrite<'a>, node: Node<'a>) -> Option<TextEdit> {
    let (text, span) = (rewrite.document.text(), node.span());
    let (open, close) = match node.kind() {
        NodeKind::Sequence => ('[', ']'),
        _ => ('{', '}'),
    };
    let written = text.get(span.clone())?;
    if !(written.starts_with(open) && written.ends_with(close)) {
        return None;
    }
    let entries = rewrite.entries(node);
    let old = Old::of(node)?;
    let look = rewrite.look(node);
    let mut out = String::from(open);
    for (at, entry) in entries.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let own = own_position(&old.children, entry);
        let lead = old.lead(text, own, at == 0, &look);
        out.push_str(lead);
        let indentation = lead.rfind(['\n', '\r']).and_then(|at| lead.get(at + 1..));
        out.push_str(&match own {
            Some(at) => own_entry(rewrite, *old.children.get(at)?, entry, indentation, &look)?,
            None => new_entry(
                rewrite,
                entry,
                indentation.filter(|_| !old.is_dense(text)),
                &look,
            )?,
        });
    }
    if !entries.is_empty() {
        out.push_str(text.get(old.tail)?);
    }
    out.push(close);
    Some(TextEdit::replacement(span.start, span.end, out))
}

impl<'a> Old<'a> {
    fn of(node: Node<'a>) -> Option<Self> {
        let (text, span) = (node.document().text(), node.span());
        let children: Vec<_> = node.children().collect();
        let mut leads = Vec::with_capacity(children.len());
        let mut end = span.start + 1;
        for (at, child) in children.iter().enumerate() {
            if at > 0 {
                let comma = lines::skip_gap(text, end);
                text.get(comma..)?.starts_with(',').then_some(())?;
                end = comma + 1;
            }
            leads.push(end..lines::skip_gap(text, end));
            end = layout::content_end(*child);
        }
        let tail = end..span.end - 1;
        Some(Self {
            children,
            leads,
            tail,
        })
    }

    /// Whether the entries with parts are all on one line, so that a new one should be too.
    fn is_dense(&self, text: &str) -> bool {
        let parts = self
            .children
            .iter()
            .filter(|child| !child.is_empty())
            .take(8);
        let mut spans = parts
            .map(|child| text.get(child.span()).unwrap_or_default())
            .peekable();
        spans.peek().is_some() && spans.all(|written| !written.contains(['\n', '\r']))
    }

    /// What stands before an entry: its own blanks and comments where it keeps its place, else
    /// those that the others have.
    fn lead<'t>(&self, text: &'t str, own: Option<usize>, first: bool, look: &Look<'t>) -> &'t str {
        let written = |at: usize| text.get(self.leads.get(at)?.clone());
        let keeps_place = |at: &usize| (*at == 0) == first;
        let kept =
            own.and_then(|at| written(at).filter(|lead| keeps_place(&at) || lead.contains('#')));
        let blank = |lead: &&str| !lead.contains('#');
        let like = if first { written(0) } else { written(1) };
        let other = || {
            written(0)
                .filter(|lead| lead.contains(['\n', '\r']))
                .filter(blank)
        };
        let default = if first {
            look.pad
        } else {
            look.comma.get(1..).unwrap_or_default()
        };
        kept.or(like.filter(blank))
            .or_else(other)
            .unwrap_or(default)
    }
}

/// An entry that stays in its container: with another name or another value, perhaps.
fn own_entry<'a>(
    rewrite: &Rewrite<'a>,
    node: Node<'a>,
    entry: &(Option<Entry<'a>>, Part<'a>),
    indentation: Option<&str>,
    look: &Look<'a>,
) -> Option<String> {
    let text = rewrite.document.text();
    let end = layout::content_end(node);
    let same = matches!(&entry.1, Part::Kept(kept) if kept.id() == node.id());
    let (Some(key), Some(named)) = (node.key_span(), &entry.0) else {
        let start = rewrite.start_with_properties(node)?;
        return rewrite.slice(node, start..end).filter(|_| same);
    };
    let name = part::key(node, &named.name, look)?;
    if same {
        return Some(name + &rewrite.slice(node, key.end..end)?);
    }
    let colon = layout::colon_end(node)?;
    let colon = text.get(key.end..lines::skip_blanks(text, colon))?;
    let value = match part::over(node, &entry.1) {
        Some(value) => value,
        None => part::flow(rewrite, &entry.1, indentation, look)?,
    };
    Some(format!("{name}{colon}{value}"))
}

/// An entry that was not in this container.
pub(super) fn new_entry<'a>(
    rewrite: &Rewrite<'a>,
    (named, value): &(Option<Entry<'a>>, Part<'a>),
    indentation: Option<&str>,
    look: &Look<'a>,
) -> Option<String> {
    let value = part::flow(rewrite, value, indentation, look)?;
    Some(match named {
        Some(entry) => format!(
            "{}{}{value}",
            render::key(&entry.name, look, true),
            look.colon
        ),
        None => value,
    })
}

/// A new container in brackets. JSON takes a line for each entry where it has an indentation.
pub(super) fn container<'a>(
    rewrite: &Rewrite<'a>,
    kind: NodeKind,
    entries: &[(Option<Entry<'a>>, Part<'a>)],
    indentation: Option<&str>,
    look: &Look<'a>,
) -> Option<String> {
    let (open, close) = match kind {
        NodeKind::Sequence => ('[', ']'),
        _ => ('{', '}'),
    };
    if entries.is_empty() {
        return Some(format!("{open}{close}"));
    }
    let outer = indentation.filter(|_| look.syntax == Syntax::Json);
    let inner = outer.map(|outer| format!("{outer}{}", look.step));
    let inner = inner.as_deref();
    let written: Vec<_> = entries
        .iter()
        .map(|entry| new_entry(rewrite, entry, inner, look))
        .collect::<Option<_>>()?;
    let end = look.line_end;
    Some(match (outer, inner) {
        (Some(outer), Some(inner)) => {
            let lines = written.join(&format!(",{end}{inner}"));
            format!("{open}{end}{inner}{lines}{end}{outer}{close}")
        }
        _ => {
            let pad = if kind == NodeKind::Mapping {
                look.pad
            } else {
                ""
            };
            format!("{open}{pad}{}{pad}{close}", written.join(look.comma))
        }
    })
}
