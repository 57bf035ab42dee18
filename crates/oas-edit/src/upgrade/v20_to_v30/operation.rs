//! Operations: bodies and forms leave the parameters, media types go where they hold.

use oas_doc::{Entry, Node, NodeKind, Part};

use super::listed::{self, Listed};
use super::{Whole, body, form, media, response, root, security};
use crate::upgrade::note::NoteKind;
use crate::upgrade::roles::{METHODS, Role, Spot};
use crate::upgrade::step::Step;
use crate::upgrade::{entries, roles};

/// All operations of a path item.
pub(super) fn all<'a>(step: &mut Step<'a>, whole: &Whole<'a>, item: Spot<'a>) {
    for (key, node) in item.node.members() {
        let written_here = node.kind() == NodeKind::Mapping && !node.is_alias();
        if METHODS.contains(&key) && written_here {
            let role = Role::Operation;
            operation(step, whole, item, Spot { role, node, ..item });
        }
    }
    listed::without_bodies(step, item);
}

fn operation<'a>(step: &mut Step<'a>, whole: &Whole<'a>, item: Spot<'a>, at: Spot<'a>) {
    let own = |key, common: &[String]| match at.node.get(key) {
        Some(_) => media::listed(at.node, key),
        None => common.to_vec(),
    };
    responses(step, whole, at, &own("produces", &whole.produces));
    let request = request(step, whole, item, at, &own("consumes", &whole.consumes));
    let members = step.members(at);
    if let Some(request) = request {
        let list = at.node.get("parameters");
        let behind = list.and_then(|list| entries::position(members, list));
        let before = members.iter().position(|entry| entry.name == "responses");
        let place = behind.map(|at| at + 1).or(before).unwrap_or(members.len());
        members.insert(place, request);
    }
    if let Some(schemes) = at.node.get("schemes") {
        entries::replace(members, schemes, root::servers_of_operation(whole, at.node));
    }
    members.retain(|entry| !matches!(entry.name.as_str(), "consumes" | "produces"));
    listed::without_bodies(step, at);
    security::requirements(step, whole, at);
}

/// The body of an operation, where it or its path item has one.
fn request<'a>(
    step: &mut Step<'a>,
    whole: &Whole<'a>,
    item: Spot<'a>,
    at: Spot<'a>,
    consumes: &[String],
) -> Option<Entry<'a>> {
    let own = listed::of(step, at);
    let inherited = listed::of(step, item);
    let body = |all: &[Listed<'a>]| all.iter().copied().find(|one| one.place() == "body");
    if let Some(one) = body(&own).or_else(|| body(&inherited)) {
        let value = from_body(step, whole, at, one, consumes)?;
        let (name, from) = ("requestBody".to_owned(), Some(one.item));
        let from = from.filter(|_| at.document == one.spot.document);
        return Some(Entry { name, from, value });
    }
    let is_field = |one: &&Listed<'a>| one.place() == "formData";
    let names: Vec<_> = own
        .iter()
        .filter(is_field)
        .map(|one| form::name(one.spot.node))
        .collect();
    let kept = |one: &&Listed<'a>| !names.contains(&form::name(one.spot.node));
    let inherited = inherited.iter().filter(is_field).filter(kept);
    let fields: Vec<_> = inherited.chain(own.iter().filter(is_field)).collect();
    let nodes: Vec<_> = fields.iter().map(|one| one.spot.node).collect();
    if fields.iter().any(|one| one.spot.document != at.document) {
        elsewhere(step, at);
        return None;
    }
    let members = || Part::Mapping(form::members(&nodes, consumes));
    (!nodes.is_empty()).then(|| Entry::new("requestBody", members()))
}

/// A shared body stays shared where its media types are those of the document.
fn from_body<'a>(
    step: &mut Step<'a>,
    whole: &Whole<'a>,
    at: Spot<'a>,
    one: Listed<'a>,
    consumes: &[String],
) -> Option<Part<'a>> {
    let is_shared = one.item.get("$ref").is_some();
    if is_shared && roles::is_root_member(step.sources(), one.spot, "parameters") {
        if consumes == whole.consumes {
            return Some(Part::Kept(one.item));
        }
        if at.document == one.spot.document {
            let message = "This operation takes other media types than the shared body has, so it \
                           gets a body of its own.";
            step.note(NoteKind::Decision, "body-inlined", at, one.item, message);
        }
    }
    if at.document != one.spot.document {
        elsewhere(step, at);
        return None;
    }
    Some(Part::Mapping(body::members(one.spot.node, consumes)))
}

fn elsewhere<'a>(step: &mut Step<'a>, at: Spot<'a>) {
    let message = "The body of this operation is a parameter in another file: write it as \
                   `requestBody` here.";
    step.note(NoteKind::ByHand, "body-elsewhere", at, at.node, message);
}

/// The responses of an operation in its media types; shared ones have those of the document.
fn responses<'a>(step: &mut Step<'a>, whole: &Whole<'a>, at: Spot<'a>, produces: &[String]) {
    if produces == whole.produces {
        return;
    }
    let all = at.node.get("responses").filter(|all| !all.is_alias());
    for (status, node) in all.into_iter().flat_map(Node::members) {
        if status.starts_with("x-") || node.is_alias() {
            continue;
        }
        let spot = Spot {
            role: Role::Response,
            node,
            ..at
        };
        let Some(reference) = node.get("$ref").and_then(Node::as_str) else {
            response::rule(step, spot, produces);
            continue;
        };
        let Some(target) = step.target(spot, reference) else {
            continue;
        };
        let has_body = ["schema", "examples"]
            .iter()
            .any(|key| target.node.get(key).is_some());
        if !has_body {
            continue;
        }
        if target.document != at.document {
            let message = "This operation has other media types than the response in the other \
                           file, which gets those of its document.";
            step.note(NoteKind::ByHand, "response-elsewhere", at, node, message);
            continue;
        }
        *step.members(spot) = response::members(target.node, produces);
        let message = "This operation has other media types than the shared response, so it gets \
                       a response of its own.";
        step.note(NoteKind::Decision, "response-inlined", at, node, message);
    }
}
