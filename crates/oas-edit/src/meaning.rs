//! Whether two descriptions mean the same, however their parts are spread over files.
//!
//! In:  two APIs, or two places of one.
//! Out: the first place where they differ, if they do.
//! Never: follows a circle twice: what is being compared counts as equal. What led nowhere on the
//! left side means nothing, so that anything may stand there on the right.

mod side; // one of the two, behind its references

use std::collections::HashSet;

use oas_doc::NodeKind;
use oas_model::{Api, Origin, Version};

use crate::grammar::{Kind, Shape};
use side::{Members, Place, same_address, same_scalar};

/// A place of each side, and what it is there for.
type Pair = (Origin, Origin, Shape);

/// The first place of the left side whose meaning the right side does not have. Components that
/// only the right side has are no difference.
pub(crate) fn difference(left: &Api, right: &Api) -> Option<Origin> {
    let (a, b) = (Place::root(left)?, Place::root(right)?);
    let pair = (a.origin(), b.origin(), Shape::One(Kind::Document));
    Comparison::new(left, right).run(pair)
}

/// Whether two places of one API mean the same.
pub(crate) fn same_place(api: &Api, left: Origin, right: Origin, shape: Shape) -> bool {
    let pair = (left, right, shape);
    Comparison::new(api, api).run(pair).is_none()
}

struct Comparison<'a> {
    left: &'a Api,
    right: &'a Api,
    seen: HashSet<Pair>,
    open: Vec<Pair>,
}

impl<'a> Comparison<'a> {
    fn new(left: &'a Api, right: &'a Api) -> Self {
        Self {
            left,
            right,
            seen: HashSet::new(),
            open: Vec::new(),
        }
    }

    fn run(mut self, start: Pair) -> Option<Origin> {
        self.open.push(start);
        while let Some(pair) = self.open.pop() {
            if self.seen.insert(pair) && !self.is_equal(pair) {
                return Some(pair.0);
            }
        }
        None
    }

    /// Whether two places agree, but for what is below them, which is put on the list.
    fn is_equal(&mut self, (left, right, shape): Pair) -> bool {
        let (mut a, mut b) = (Place::at(self.left, left), Place::at(self.right, right));
        if shape != Shape::Data {
            (a, b) = (a.behind_references(), b.behind_references());
        }
        if shape != Shape::Data && a.is_broken() {
            return true;
        }
        match (a.node.kind(), b.node.kind()) {
            (NodeKind::Mapping, NodeKind::Mapping) => self.mappings(a, b, shape),
            (NodeKind::Sequence, NodeKind::Sequence) => {
                let (own, other) = (a.items(), b.items());
                own.len() == other.len()
                    && own
                        .into_iter()
                        .zip(other)
                        .all(|(a, b)| self.below(a, b, shape.item()))
            }
            _ => same_scalar(a.node, b.node),
        }
    }

    fn mappings(&mut self, a: Place<'a>, b: Place<'a>, shape: Shape) -> bool {
        let (own, mut other) = self.members(a, b, shape);
        for (key, child) in own {
            let Some(twin) = other.swap_remove(key) else {
                return false;
            };
            let inner = shape.member(key, self.left.version());
            let equal = if self.is_section(shape, key) {
                self.section(child, twin, inner)
            } else {
                self.member(child, twin, (shape, key), inner)
            };
            if !equal {
                return false;
            }
        }
        let mut extra = other.into_keys();
        extra.all(|key| shape == Shape::One(Kind::Components) || self.is_added(shape, key))
    }

    /// The members to compare; those behind a reference too where only one side has it.
    fn members(&mut self, a: Place<'a>, b: Place<'a>, shape: Shape) -> (Members<'a>, Members<'a>) {
        if shape == Shape::Data {
            return (a.members(), b.members());
        }
        match (a.target(), b.target()) {
            (Some(target), Some(twin)) => {
                self.open.push((target.origin(), twin.origin(), shape));
                (a.own_members(), b.own_members())
            }
            _ => (a.merged(), b.merged()),
        }
    }

    /// One member of both sides. References of special words are compared by where they lead.
    fn member(&mut self, a: Place<'a>, b: Place<'a>, of: (Shape, &str), inner: Shape) -> bool {
        let schema = Shape::One(Kind::Schema);
        match of {
            (Shape::One(Kind::Schema) | Shape::Either(Kind::Schema), "$dynamicRef") => {
                self.targets(a.leads_to(), b.leads_to(), schema)
            }
            (Shape::One(Kind::Discriminator), "defaultMapping") => {
                self.targets(a.maps_to(), b.maps_to(), schema)
            }
            (Shape::One(Kind::Discriminator), "mapping") => {
                let (own, mut other) = (a.members(), b.members());
                let same = |(key, a): (&str, Place<'a>)| {
                    let b = other.swap_remove(key);
                    b.is_some_and(|b| self.targets(a.maps_to(), b.maps_to(), schema))
                };
                own.into_iter().all(same) && other.is_empty()
            }
            (Shape::One(Kind::Link), "operationRef") => {
                let operation = Shape::One(Kind::Operation);
                self.targets(a.leads_to(), b.leads_to(), operation)
            }
            (Shape::One(Kind::Example), "externalValue") => same_address(a, b),
            _ => self.below(a, b, inner),
        }
    }

    fn targets(&mut self, a: Option<Place<'a>>, b: Option<Place<'a>>, shape: Shape) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => self.below(a, b, shape),
            (a, b) => a.is_none() == b.is_none(),
        }
    }

    fn below(&mut self, a: Place<'a>, b: Place<'a>, shape: Shape) -> bool {
        let parts = |kind| matches!(kind, NodeKind::Mapping | NodeKind::Sequence);
        if parts(a.node.kind()) || parts(b.node.kind()) {
            self.open.push((a.origin(), b.origin(), shape));
            return true;
        }
        same_scalar(a.node, b.node)
    }

    /// A section of the components: the right side may have more.
    fn section(&mut self, a: Place<'a>, b: Place<'a>, shape: Shape) -> bool {
        let (a, b) = (a.behind_references(), b.behind_references());
        let mut other = b.members();
        let version = self.left.version();
        let mut all = a.members().into_iter();
        all.all(|(key, child)| {
            let twin = other.swap_remove(key);
            twin.is_some_and(|twin| self.below(child, twin, shape.member(key, version)))
        })
    }

    fn is_section(&self, shape: Shape, key: &str) -> bool {
        match shape {
            Shape::One(Kind::Components) => !key.starts_with("x-"),
            _ => self.is_added(shape, key) && key != "components",
        }
    }

    /// Whether a bundle may add that member.
    fn is_added(&self, shape: Shape, key: &str) -> bool {
        let sections: &[&str] = match self.left.version() {
            Version::V20 => &["definitions", "parameters", "responses"],
            _ => &["components"],
        };
        shape == Shape::One(Kind::Document) && sections.contains(&key)
    }
}
