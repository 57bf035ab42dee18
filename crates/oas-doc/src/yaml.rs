//! Reads YAML 1.2 with the core schema.
//!
//! `granit-parser` says what stands where; this module decides what it means: kinds of plain
//! scalars, keys as text, aliases that are safe to follow.
//! Reading ends at the first error, and what was read until then is kept.

mod alias; // which aliases may be followed
mod block_scalar; // where a block scalar begins
mod core_schema; // what a plain scalar is
mod fault;
mod first_dash; // where a block sequence begins
mod scalar; // what a scalar is, and whether it reads as it is written // what to say about an error

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle, Tag, options};

use crate::block::{Flag, Style};
use crate::build::{Builder, Key, MAX_DEPTH, Scalar};
use crate::error::Fault;
use crate::node::NodeKind;

use alias::Anchors;

pub(crate) use core_schema::{is_boolean_elsewhere, kind_of_plain};

/// Longest key on one line. The 1,024 of YAML is too short for JSON that is read as YAML.
const MAX_KEY: usize = 1 << 16;

/// Fills the builder from its text.
///
/// Other readers take lines in brackets and quotes that are not indented, and people write them:
/// that is an error, but no reason to stop. A closing bracket below its key is not even an error.
pub(crate) fn read(builder: &mut Builder<'_>) {
    let Err(fault) = pass(builder, true, None) else {
        return;
    };
    let mut second = Builder::new(builder.text);
    // Whether a later line is an error depends on whether this was the first one.
    second.entangle();
    let later = match pass(&mut second, false, None) {
        Ok(_) => None,
        Err(later) if later.span.start > fault.span.start => Some(later),
        Err(_) => {
            builder.fault(fault);
            return;
        }
    };
    let closing = builder
        .text
        .get(fault.span.clone())
        .is_some_and(|c| matches!(c, "}" | "]"));
    if !closing {
        second.fault(fault);
    }
    later.into_iter().for_each(|later| second.fault(later));
    *builder = second;
}

/// Reads members of a block mapping from the middle of a document. The first one begins the text;
/// the key at `next`, of the same mapping or of one around it, is the first that is not read.
/// Without `next` the document has to end.
///
/// Gives whether that is how the text goes on; if not, it has to be read from further outside.
pub(crate) fn read_members(builder: &mut Builder<'_>, next: Option<usize>) -> bool {
    pass(builder, true, next).is_ok_and(|end| end == next)
}

/// Reads until the end, the first error, or the key at `next`. Gives where it ended before the
/// text did.
fn pass(
    builder: &mut Builder<'_>,
    strict_indentation: bool,
    next: Option<usize>,
) -> Result<Option<usize>, Fault> {
    let text = builder.text;
    let options = options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        strict_indentation: strict_indentation,
        simple_key_max_lookahead: MAX_KEY,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut reader = Reader {
        builder,
        anchors: Anchors::default(),
        n_documents: 0,
        last_end: 0,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| {
            let at = error.marker().byte_offset().unwrap_or(text.len());
            reader.explained(fault::of(error.kind(), text, at))
        })?;
        let span = span.byte_range().unwrap_or(0..0);
        if next.is_some_and(|next| reader.has_come_to(next, &event, &span)) {
            return Ok(Some(span.start));
        }
        if !reader.take(event, span) {
            break;
        }
    }
    Ok(None)
}

struct Reader<'b, 't> {
    builder: &'b mut Builder<'t>,
    anchors: Anchors,
    n_documents: usize,
    /// Where the event before ended.
    last_end: usize,
}

/// What stands before a value: `&name`, `!tag`.
struct Properties<'t> {
    anchor: usize,
    tag: Option<Cow<'t, Tag>>,
}

impl<'t> Reader<'_, 't> {
    /// Whether to go on.
    fn take(&mut self, event: Event<'t>, span: Range<usize>) -> bool {
        let end = span.end;
        let go_on = match event {
            Event::DocumentStart(..) => {
                self.document(span);
                true
            }
            // Only errors are of interest in further documents.
            _ if self.n_documents > 1 => true,
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(&text, style, &Properties { anchor, tag }, span);
                true
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.open(NodeKind::Sequence, style, &Properties { anchor, tag }, span)
            }
            Event::MappingStart(style, anchor, tag) => {
                self.open(NodeKind::Mapping, style, &Properties { anchor, tag }, span)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(&span);
                true
            }
            Event::Alias(id) => {
                let target = self.anchors.follow(id, &span, self.builder);
                self.alias(&span, target);
                true
            }
            Event::UnresolvedAlias(name) => {
                self.builder
                    .fault(fault::unknown_anchor(&name, span.clone()));
                self.alias(&span, None);
                true
            }
            _ => true,
        };
        self.last_end = self.last_end.max(end);
        go_on
    }

    /// Whether the outermost mapping has no more members before the key at `next`.
    fn has_come_to(&self, next: usize, event: &Event<'_>, span: &Range<usize>) -> bool {
        let sibling = matches!(event, Event::Scalar(..)) && self.builder.expects_key();
        let end = matches!(event, Event::MappingEnd);
        let outermost = self.builder.n_open() == 1;
        span.start > next || (outermost && (end || (sibling && span.start == next)))
    }

    /// A bracket that is still open is often the reason for an error far below.
    fn explained(&self, fault: Fault) -> Fault {
        let open = self.builder.open_container().map(|(_, start)| start);
        let bracket = open.filter(|&start| {
            let rest = self.builder.text.get(start..).unwrap_or_default();
            start != fault.span.start && rest.starts_with(['[', '{'])
        });
        match bracket {
            Some(start) => fault.related(start..start + 1, "This is still open."),
            None => fault,
        }
    }

    fn document(&mut self, span: Range<usize>) {
        self.n_documents += 1;
        if self.n_documents == 2 {
            let fault = Fault::new(span, "A second document begins here.");
            self.builder.fault(
                fault
                    .hint("Only the first one counts; keep one document a file.")
                    .harmless(),
            );
        }
    }

    fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        properties: &Properties<'_>,
        span: Range<usize>,
    ) {
        let style = scalar::style(style);
        let span = match style {
            Style::Literal | Style::Folded => {
                block_scalar::span(self.builder.text, self.last_end, &span)
            }
            _ => span,
        };
        let nothing = style == Style::Plain && span.is_empty();
        let value = if nothing { "" } else { value };
        let kind = scalar::kind(value, style, properties.tag.as_deref()).unwrap_or_else(|tag| {
            self.builder.fault(fault::wrong_tag(&tag, span.clone()));
            NodeKind::String
        });
        let written = scalar::written(self.builder.text, style, &span) == Some(value);
        let decoded = (!written).then_some(value);
        if self.builder.expects_key() {
            self.key(
                Scalar {
                    kind,
                    style,
                    span,
                    decoded,
                },
                properties,
            );
        } else if !(nothing && properties.is_empty() && self.builder.n_open() == 0) {
            let id = self.builder.scalar(&Scalar {
                kind,
                style,
                span,
                decoded,
            });
            self.keep_properties(id, properties, true);
        }
    }

    fn key(&mut self, scalar: Scalar<'_>, properties: &Properties<'_>) {
        if !properties.is_empty() {
            let id = self.builder.detached_scalar(&scalar);
            self.keep_properties(id, properties, true);
        }
        let quoted = matches!(scalar.style, Style::Single | Style::Double);
        let decoded = scalar.decoded.map(str::to_owned);
        self.builder.key(Key {
            span: scalar.span,
            quoted,
            decoded,
        });
    }

    fn keep_properties(&mut self, id: u32, properties: &Properties<'_>, complete: bool) {
        if properties.is_empty() {
            return;
        }
        if let Some(row) = self.builder.row_mut(id) {
            row.set(Flag::PROPERTIES);
        }
        if properties.anchor != 0 {
            self.builder.entangle();
            self.anchors.define(properties.anchor, id, complete);
        }
    }

    fn open(
        &mut self,
        kind: NodeKind,
        style: StructureStyle,
        properties: &Properties<'_>,
        span: Range<usize>,
    ) -> bool {
        if self.builder.depth() >= MAX_DEPTH {
            self.builder.fault(fault::too_deep(span));
            return false;
        }
        let style = match style {
            StructureStyle::Block => Style::Block,
            StructureStyle::Flow => Style::Flow,
        };
        let start = match (self.builder.key_end(), kind, style) {
            (Some(key), NodeKind::Sequence, Style::Block) => {
                first_dash::of(self.builder.text, key, span.start)
            }
            _ => span.start,
        };
        let id = if self.builder.expects_key() {
            self.builder.fault(fault::complex_key(span.clone()));
            self.builder.open_detached(kind, style, span.start)
        } else {
            self.builder.open(kind, style, start)
        };
        self.keep_properties(id, properties, false);
        true
    }

    fn close(&mut self, span: &Range<usize>) {
        // Block collections end where their last value does; granit names the next token.
        let end = Some(span.end).filter(|_| !span.is_empty());
        let Some((id, extent)) = self.builder.close(end) else {
            return;
        };
        self.anchors.complete(id, extent);
        let detached = self
            .builder
            .row_mut(id)
            .filter(|row| row.has(Flag::DETACHED));
        let span = detached.map(|row| row.start as usize..row.end as usize);
        if let Some(span) = span {
            self.builder.key(Key {
                span,
                quoted: false,
                decoded: None,
            });
        }
    }

    fn alias(&mut self, span: &Range<usize>, target: Option<alias::Target>) {
        if !self.builder.expects_key() {
            self.builder.alias(span, target);
            return;
        }
        let scalar = target.filter(|&(id, _)| {
            let kind = self.builder.kind_of(id);
            !matches!(kind, Some(NodeKind::Mapping | NodeKind::Sequence))
        });
        if target.is_some() && scalar.is_none() {
            self.builder.fault(fault::complex_key(span.clone()));
        }
        let decoded = scalar.map(|(id, _)| self.builder.text_of(id).to_owned());
        // An alias of `<<` does not merge.
        let quoted = decoded.is_some();
        self.builder.key(Key {
            span: span.clone(),
            quoted,
            decoded,
        });
    }
}

impl Properties<'_> {
    fn is_empty(&self) -> bool {
        self.anchor == 0 && self.tag.is_none()
    }
}
