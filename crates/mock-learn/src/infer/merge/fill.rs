//! Members that schemas lack.
//!
//! In:  schemas of the document with the values that were seen there.
//! Out: for each schema all values, however many places refer to it; then what it lacks.

use std::collections::BTreeMap;

use oas_doc::{Node, NodeKind};

use super::place::{Files, Spot};
use crate::infer::object::Record;
use crate::infer::shape::Shape;

/// What was seen at each schema, by where it begins.
#[derive(Debug)]
pub(crate) struct Seen<'d> {
    files: Files<'d>,
    by_start: BTreeMap<Spot, (Node<'d>, Shape)>,
}

/// Compositions deeper than this are left alone.
const MAX_PARTS: usize = 16;

impl<'d> Seen<'d> {
    pub(crate) fn new(files: Files<'d>) -> Self {
        Self {
            files,
            by_start: BTreeMap::new(),
        }
    }

    /// Adds what was seen at a schema, and at the schemas below it.
    pub(crate) fn add(&mut self, node: Node<'d>, shape: &Shape) {
        let files = self.files;
        let Some(node) = files.follow(node) else {
            return;
        };
        let Some(spot) = files.spot(node) else { return };
        if let Some(items) = &shape.items
            && let Some(schema) = parts(files, node)
                .all
                .iter()
                .find_map(|part| part.get("items"))
        {
            self.add(schema, &items.item);
        }
        let Some(object) = &shape.object else { return };
        let record = object.merged();
        for (name, member) in &record.members {
            if let Some(schema) = property(files, node, name) {
                self.add(schema, member);
            }
        }
        let seen = self.by_start.entry(spot);
        seen.or_insert_with(|| (node, Shape::default()))
            .1
            .absorb(only_object(shape));
    }

    /// For each schema that lacks something: where it is to stand, and what.
    pub(crate) fn missing(&self) -> Vec<(Place<'d>, Vec<(String, Shape)>)> {
        let all = self.by_start.values();
        let missing = all.filter_map(|(node, shape)| {
            let record = shape.object.as_ref()?.merged();
            let place = place(self.files, *node)?;
            let lacks = lacks(self.files, *node, &record);
            (!lacks.is_empty()).then_some((place, lacks))
        });
        missing.collect()
    }
}

fn only_object(shape: &Shape) -> Shape {
    Shape {
        n: shape.n,
        object: shape.object.clone(),
        ..Shape::default()
    }
}

/// Where new members go.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'d> {
    /// Into these properties.
    Properties(Node<'d>),
    /// Into properties that this schema has not yet.
    Schema(Node<'d>),
}

fn place<'d>(files: Files<'d>, node: Node<'d>) -> Option<Place<'d>> {
    let mapping = |one: &Node<'d>| one.kind() == NodeKind::Mapping && !one.is_alias();
    if let Some(own) = node.get("properties") {
        return Some(own).filter(mapping).map(Place::Properties);
    }
    if ["oneOf", "anyOf"]
        .iter()
        .any(|word| node.get(word).is_some())
    {
        return None;
    }
    if node.get("allOf").is_some() {
        let with = parts(files, node)
            .all
            .into_iter()
            .find_map(|part| part.get("properties"));
        return with.filter(mapping).map(Place::Properties);
    }
    let is_object = node
        .get("type")
        .is_some_and(|kind| kind.as_str() == Some("object"));
    is_object.then_some(Place::Schema(node))
}

/// What was seen and no part of the schema describes. A schema of a dictionary describes all, and
/// a part that cannot be read may.
fn lacks<'d>(files: Files<'d>, node: Node<'d>, record: &Record) -> Vec<(String, Shape)> {
    let describes_all = |part: &Node<'_>| {
        let more = part.get("additionalProperties");
        let more = more.is_some_and(|more| more.kind() == NodeKind::Mapping);
        more || part.get("patternProperties").is_some()
    };
    let parts = parts(files, node);
    let is_open = !parts.is_whole || parts.all.iter().any(describes_all);
    if is_open || record.dictionary().is_some() {
        return Vec::new();
    }
    let members = record.members.iter();
    let unknown = members.filter(|(name, _)| property(files, node, name).is_none());
    unknown
        .map(|(name, shape)| (name.clone(), shape.clone()))
        .collect()
}

/// The schema of a member, wherever it is described.
fn property<'d>(files: Files<'d>, node: Node<'d>, name: &str) -> Option<Node<'d>> {
    parts(files, node)
        .all
        .iter()
        .find_map(|part| part.get("properties")?.get(name))
}

/// A schema and those that it is put together of.
struct Parts<'d> {
    all: Vec<Node<'d>>,
    /// Whether each of them could be read.
    is_whole: bool,
}

fn parts<'d>(files: Files<'d>, node: Node<'d>) -> Parts<'d> {
    let mut all = vec![node];
    let mut is_whole = true;
    let mut at = 0;
    while let Some(one) = all.get(at).copied() {
        at += 1;
        let words = ["allOf", "oneOf", "anyOf"].into_iter();
        let inner = words.filter_map(|word| one.get(word)).flat_map(Node::items);
        for part in inner {
            let Some(part) = files.follow(part) else {
                // `true` and `false` describe no member.
                is_whole &= part.as_bool().is_some();
                continue;
            };
            let known = |known: &Node<'d>| files.spot(*known) == files.spot(part);
            if all.len() < MAX_PARTS * 16 && !all.iter().any(known) {
                all.push(part);
            }
        }
    }
    Parts { all, is_whole }
}
