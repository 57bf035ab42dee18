//! A value with what its references lead to in their place, as JSON.
//!
//! In:  a place of an API.
//! Out: JSON in which references are followed, as many as one after the other as is asked for.
//! Never: repeats without end: where a reference leads to what stands around it, it stays.

use oas_doc::{Node, NodeKind, json_text};
use oas_model::{Api, DocumentId, Origin, Version};

use crate::address;
use crate::bundle::origin;
use crate::grammar::{Kind, Shape};

/// Longer texts are not written.
const MAX_BYTES: usize = 512 * 1024 * 1024;
/// As deep as a document may be.
const MAX_DEPTH: usize = 500;

/// Why references cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExpandError {
    /// Everything repeats too often.
    #[error("with its references followed it would be longer than 512 MB")]
    TooLong,
    /// References are nested too deeply in each other.
    #[error("with its references followed it would be more than 500 levels deep")]
    TooDeep,
    /// JSON has no such number.
    #[error("`{0}` is not a number that JSON can write")]
    NotFinite(String),
}

/// The value of a place, with up to `n_steps` references followed one behind the other.
///
/// What stands beside a reference counts as the version says: nothing in 2.0 and 3.0; beside a
/// schema's since 3.1 it holds as well, beside another one's it replaces `summary` and
/// `description`. A path item's own members win over those behind its reference.
pub(crate) fn expanded(
    api: &Api,
    place: Origin,
    shape: Shape,
    n_steps: usize,
) -> Result<String, ExpandError> {
    let mut writer = Writer {
        api,
        n_steps,
        around: Vec::new(),
        depth: 0,
        out: String::new(),
    };
    writer.value(place.document, api.sources().node(place), shape)?;
    Ok(writer.out)
}

struct Writer<'a> {
    api: &'a Api,
    /// References that may still be followed.
    n_steps: usize,
    /// The containers that are being written, outermost first.
    around: Vec<Origin>,
    /// Brackets that are open.
    depth: usize,
    out: String,
}

/// A member to write, and what is expected there.
struct Member<'a> {
    key: &'a str,
    document: DocumentId,
    node: Node<'a>,
    shape: Shape,
    /// What is written instead.
    text: Option<String>,
}

impl<'a> Writer<'a> {
    fn value(&mut self, of: DocumentId, node: Node<'a>, shape: Shape) -> Result<(), ExpandError> {
        if self.out.len() > MAX_BYTES {
            return Err(ExpandError::TooLong);
        }
        if self.around.len() > MAX_DEPTH {
            return Err(ExpandError::TooDeep);
        }
        match node.kind() {
            NodeKind::Mapping | NodeKind::Sequence => {
                self.around.push(origin(of, node));
                let written = self.container(of, node, shape);
                self.around.pop();
                written
            }
            _ => self.scalar(node),
        }
    }

    fn container(
        &mut self,
        of: DocumentId,
        node: Node<'a>,
        shape: Shape,
    ) -> Result<(), ExpandError> {
        if node.kind() == NodeKind::Mapping {
            return match self.target(of, node, shape) {
                Some(target) => self.behind(of, node, target, shape),
                None => self.mapping(&self.with_reference(of, node, shape)),
            };
        }
        self.open('[');
        for (at, item) in node.items().enumerate() {
            self.next(at);
            self.value(of, item, shape.item())?;
        }
        self.close(']', node.is_empty());
        Ok(())
    }

    fn mapping(&mut self, members: &[Member<'a>]) -> Result<(), ExpandError> {
        self.open('{');
        self.members(members)?;
        self.close('}', members.is_empty());
        Ok(())
    }

    fn members(&mut self, members: &[Member<'a>]) -> Result<(), ExpandError> {
        for (at, member) in members.iter().enumerate() {
            self.next(at);
            self.key(member.key);
            match &member.text {
                Some(text) => self.out.push_str(&json_text(text)),
                None => self.value(member.document, member.node, member.shape)?,
            }
        }
        Ok(())
    }

    /// What a `$ref` leads to; `None` where it stays: it leads nowhere, back to what stands
    /// around it, or is one too many. References to references count as one.
    fn target(&self, of: DocumentId, node: Node<'a>, shape: Shape) -> Option<Origin> {
        let mut target = self.step(of, node, shape).filter(|_| self.n_steps > 0)?;
        for _ in 0..MAX_DEPTH {
            let next = self.api.sources().node(target);
            let further = self.step(target.document, next, shape);
            match further.filter(|_| next.len() == 1) {
                Some(further) => target = further,
                None => break,
            }
        }
        (!self.around.contains(&target)).then_some(target)
    }

    fn step(&self, of: DocumentId, node: Node<'a>, shape: Shape) -> Option<Origin> {
        let reference = node.get("$ref").filter(|_| shape != Shape::Data)?;
        let target = self.api.target(origin(of, node), reference.as_str()?);
        target.ok()
    }

    /// Members with a reference that stays, as it would be written in the entry.
    fn with_reference(&self, of: DocumentId, node: Node<'a>, shape: Shape) -> Vec<Member<'a>> {
        let mut members = members(of, node, shape, self.api.version());
        let target = self.step(of, node, shape);
        let reference = members.iter_mut().find(|member| member.key == "$ref");
        if let (Some(target), Some(reference)) = (target, reference) {
            let sources = self.api.sources();
            let place = sources.pointer(target);
            let (from, to) = (sources.uri(self.api.entry()), sources.uri(target.document));
            reference.text = Some(match from == to {
                true => address::fragment(&place),
                false => address::reference(from, to, &place),
            });
        }
        members
    }

    /// A reference: what it leads to, with what stands beside it.
    fn behind(
        &mut self,
        of: DocumentId,
        node: Node<'a>,
        target: Origin,
        shape: Shape,
    ) -> Result<(), ExpandError> {
        let beside = self.beside(of, node, shape);
        self.n_steps -= 1;
        let there = self.api.sources().node(target);
        let written = if beside.is_empty() || there.kind() != NodeKind::Mapping {
            self.value(target.document, there, shape)
        } else if is_schema(shape) {
            self.both(&beside, target, shape)
        } else {
            self.merged(beside, target, shape)
        };
        self.n_steps += 1;
        written
    }

    /// What stands beside a reference and counts.
    fn beside(&self, of: DocumentId, node: Node<'a>, shape: Shape) -> Vec<Member<'a>> {
        let version = self.api.version();
        let mut beside = members(of, node, shape, version);
        let is_item = shape == Shape::One(Kind::PathItem);
        let counts = |key: &str| match version {
            _ if is_item => true,
            Version::V20 | Version::V30 => false,
            _ => is_schema(shape) || matches!(key, "summary" | "description"),
        };
        beside.retain(|member| member.key != "$ref" && counts(member.key));
        beside
    }

    fn merged(
        &mut self,
        mut beside: Vec<Member<'a>>,
        target: Origin,
        shape: Shape,
    ) -> Result<(), ExpandError> {
        let names: Vec<_> = beside.iter().map(|member| member.key).collect();
        let there = self.api.sources().node(target);
        let mut all = members(target.document, there, shape, self.api.version());
        all.retain(|member| !names.contains(&member.key));
        beside.append(&mut all);
        self.around.push(target);
        let written = self.mapping(&beside);
        self.around.pop();
        written
    }

    /// Both what stands beside a schema's reference and what it leads to hold.
    fn both(
        &mut self,
        beside: &[Member<'a>],
        target: Origin,
        shape: Shape,
    ) -> Result<(), ExpandError> {
        let has_all_of = beside.iter().any(|member| member.key == "allOf");
        let (outer, inner) = if has_all_of {
            (&[][..], beside)
        } else {
            (beside, &[][..])
        };
        self.open('{');
        self.members(outer)?;
        self.next(outer.len());
        self.key("allOf");
        self.open('[');
        self.next(0);
        self.value(target.document, self.api.sources().node(target), shape)?;
        if !inner.is_empty() {
            self.next(1);
            self.mapping(inner)?;
        }
        self.close(']', false);
        self.close('}', false);
        Ok(())
    }

    fn scalar(&mut self, node: Node<'a>) -> Result<(), ExpandError> {
        match node.kind() {
            NodeKind::Bool if node.as_bool() == Some(true) => self.out.push_str("true"),
            NodeKind::Bool => self.out.push_str("false"),
            NodeKind::Number => {
                let text = node.scalar().unwrap_or_default();
                let number = node.as_decimal();
                let number = number.ok_or_else(|| ExpandError::NotFinite(text.to_owned()))?;
                self.out.push_str(&number);
            }
            NodeKind::String => {
                let text = node.as_str().unwrap_or_default();
                self.out.push_str(&json_text(text));
            }
            _ => self.out.push_str("null"),
        }
        Ok(())
    }

    fn key(&mut self, key: &str) {
        self.out.push_str(&json_text(key));
        self.out.push_str(": ");
    }

    fn open(&mut self, bracket: char) {
        self.depth += 1;
        self.out.push(bracket);
    }

    fn next(&mut self, n_before: usize) {
        if n_before > 0 {
            self.out.push(',');
        }
        self.line();
    }

    fn close(&mut self, bracket: char, empty: bool) {
        self.depth -= 1;
        if !empty {
            self.line();
        }
        self.out.push(bracket);
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }
}

fn is_schema(shape: Shape) -> bool {
    matches!(
        shape,
        Shape::One(Kind::Schema) | Shape::Either(Kind::Schema)
    )
}

fn members(of: DocumentId, node: Node<'_>, shape: Shape, version: Version) -> Vec<Member<'_>> {
    let members = node.members();
    let members = members.map(|(key, node)| Member {
        key,
        document: of,
        node,
        shape: shape.member(key, version),
        text: None,
    });
    members.collect()
}
