//! The walk over a document, with the rules in hand.

mod list; // lists and maps
mod object; // an object's members
mod rules; // what holds between them
mod same; // equal values
mod subject; // an object and what was said of it
mod when; // conditions

use oas_doc::{Node, NodeKind};

use super::fault::{Fault, Kind, Owner};
use super::grammar::{Object, Others, Shape};
use super::objects;
use crate::Version;

/// Judges the whole document.
pub(super) fn document(root: Node<'_>, version: Version) -> Vec<Fault<'_>> {
    let mut check = Check {
        version,
        faults: Vec::new(),
    };
    check.object(root, objects::root(version));
    check.faults
}

/// The faults so far.
struct Check<'a> {
    version: Version,
    faults: Vec<Fault<'a>>,
}

impl<'a> Check<'a> {
    fn report(&mut self, node: Node<'a>, owner: Owner, kind: Kind) {
        self.faults.push(Fault { node, owner, kind });
    }

    /// Judges a value.
    fn value(&mut self, node: Node<'a>, shape: Shape, owner: Owner) {
        match shape {
            Shape::Any => {}
            Shape::Schema => self.value(node, objects::schema(self.version), owner),
            Shape::Either(shapes) => {
                let fitting = shapes.iter().find(|one| self.accepts(**one, node.kind()));
                match fitting {
                    Some(one) => self.value(node, *one, owner),
                    None => self.report(node, owner, Kind::Type(shape)),
                }
            }
            _ if !self.accepts(shape, node.kind()) => self.report(node, owner, Kind::Type(shape)),
            Shape::List(list) => self.list(node, list, owner),
            Shape::Map(map) => self.map(node, map, owner),
            Shape::Object(object) => self.object(node, object),
            Shape::OrReference(object) => self.object_or_reference(node, object),
            Shape::Tagged(tagged) => {
                let tag = node.get(tagged.field).and_then(Node::as_str);
                let matches = tag == Some(tagged.value);
                self.object(
                    node,
                    if matches {
                        tagged.matching
                    } else {
                        tagged.otherwise
                    },
                );
            }
            _ if !is_right(node, shape, self.version) => {
                self.report(node, owner, Kind::Value(shape));
            }
            _ => {}
        }
    }

    /// Whether a value of this kind can be right.
    fn accepts(&self, shape: Shape, kind: NodeKind) -> bool {
        match shape {
            Shape::Any => true,
            Shape::Text | Shape::Like(_) | Shape::OneOf(_) => kind == NodeKind::String,
            Shape::Flag | Shape::True => kind == NodeKind::Bool,
            Shape::Number | Shape::AboveZero | Shape::Count => kind == NodeKind::Number,
            Shape::List(_) => kind == NodeKind::Sequence,
            Shape::Map(_) | Shape::Object(_) | Shape::OrReference(_) | Shape::Tagged(_) => {
                kind == NodeKind::Mapping
            }
            Shape::Schema => self.accepts(objects::schema(self.version), kind),
            Shape::Either(shapes) => shapes.iter().any(|one| self.accepts(*one, kind)),
        }
    }

    /// A Reference has a `$ref`; only an object whose members may have any name can have one too.
    fn object_or_reference(&mut self, node: Node<'a>, object: &'static Object) {
        let reference = node.get("$ref");
        let any_name = matches!(object.others, Others::Each(_)) && self.version == Version::V30;
        let refers = reference.is_some_and(|one| !any_name || one.kind() == NodeKind::String);
        self.object(
            node,
            if refers {
                objects::reference(self.version)
            } else {
                object
            },
        );
    }
}

/// Whether a plain value of the right kind is right.
fn is_right(node: Node<'_>, shape: Shape, version: Version) -> bool {
    let text = || node.as_str().unwrap_or_default();
    match shape {
        Shape::Like(pattern) => (pattern.test)(text()),
        Shape::OneOf(texts) => texts.contains(&text()),
        Shape::True => node.as_bool() == Some(true),
        Shape::AboveZero => node.as_f64().is_some_and(|number| number > 0.0),
        Shape::Count => is_count(node, version),
        _ => true,
    }
}

/// JSON Schema draft 4, by which 2.0 and 3.0 are judged, takes no `1.0` for a whole number.
fn is_count(node: Node<'_>, version: Version) -> bool {
    let Some(number) = node.as_f64().filter(|number| *number >= 0.0) else {
        return false;
    };
    let spelling = node.scalar().unwrap_or_default();
    let whole_as_written = !spelling.contains(['.', 'e', 'E']) || spelling.starts_with("0x");
    let modern = matches!(version, Version::V31 | Version::V32);
    whole_as_written || (modern && number.is_finite() && number.fract() == 0.0)
}
