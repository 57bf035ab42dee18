//! Objects that several operations answer with, as one schema with a name.
//!
//! In:  routes with what is known of their answers.
//! Out: named [`Shape`]s, and which answer holds which of them.
//! Never: joins what does not look alike, or what two different words name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::alike;
use super::names;
use super::route::Route;
use super::shape::Shape;

/// An answer: its template, method, status and media type.
pub(crate) type At = (String, String, u16, String);

/// The named schemas of a document.
#[derive(Debug, Default)]
pub(crate) struct Resources {
    pub(crate) named: BTreeMap<String, Shape>,
    pub(crate) at: BTreeMap<At, String>,
}

/// Shapes that are one resource as far as seen.
struct Cluster<'s> {
    shape: Cow<'s, Shape>,
    at: Vec<At>,
}

/// Where in a body the resource stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Holder<'s> {
    /// It is the body.
    Body,
    /// The body is a list of it.
    Items,
    /// A member of the body is the list.
    Member(&'s str),
}

/// The object that a body is about, and where it stands.
pub(crate) fn main_object(shape: &Shape) -> Option<(Holder<'_>, &Shape)> {
    if shape.n_types() != 1 {
        return None;
    }
    if let Some(items) = &shape.items {
        let item = &*items.item;
        let fine = item.n_types() == 1 && item.object.is_some();
        return fine.then_some((Holder::Items, item));
    }
    record_of(shape)
}

fn record_of(shape: &Shape) -> Option<(Holder<'_>, &Shape)> {
    let record = shape.object.as_deref()?.only()?;
    if record.dictionary().is_some() {
        return None;
    }
    let is_list = |shape: &Shape| {
        let item = shape.items.as_ref().map(|items| &items.item);
        shape.n_types() == 1
            && item.is_some_and(|item| item.object.is_some() && item.n_types() == 1)
    };
    let mut lists = record.members.iter().filter(|(_, member)| is_list(member));
    match (lists.next(), lists.next()) {
        (Some((name, member)), None) if record.members.len() <= 8 => {
            let item = &*member.items.as_ref()?.item;
            Some((Holder::Member(name), item))
        }
        _ => Some((Holder::Body, shape)),
    }
}

/// What several answers hold.
pub(crate) fn resources(routes: &[Route]) -> Resources {
    let mut by_name: BTreeMap<String, Vec<Cluster<'_>>> = BTreeMap::new();
    for route in routes {
        let name = names::pascal(&names::one_of(route.subject()));
        for (at, shape) in answers(route) {
            let Some((_, object)) = main_object(shape) else {
                continue;
            };
            let clusters = by_name.entry(name.clone()).or_default();
            let alike = |one: &&mut Cluster<'_>| {
                alike::shapes(&one.shape, object).is_some_and(|l| l >= 0.75)
            };
            match clusters.iter_mut().find(alike) {
                Some(cluster) => {
                    cluster.shape.to_mut().absorb(object.clone());
                    cluster.at.push(at);
                }
                None => clusters.push(Cluster {
                    shape: Cow::Borrowed(object),
                    at: vec![at],
                }),
            }
        }
    }
    named(by_name)
}

fn named(by_name: BTreeMap<String, Vec<Cluster<'_>>>) -> Resources {
    let mut all = Resources::default();
    let mut taken = BTreeSet::new();
    for (name, clusters) in by_name {
        for cluster in clusters.into_iter().filter(|cluster| cluster.at.len() > 1) {
            let name = names::unique(&name, &mut taken);
            all.at
                .extend(cluster.at.into_iter().map(|at| (at, name.clone())));
            all.named.insert(name, cluster.shape.into_owned());
        }
    }
    all.named.retain(|name, _| !name.is_empty());
    all.at.retain(|_, name| !name.is_empty());
    all
}

/// All JSON answers of success at a path.
fn answers(route: &Route) -> impl Iterator<Item = (At, &Shape)> {
    let template = route.template();
    route.methods.iter().flat_map(move |(method, endpoint)| {
        let template = template.clone();
        let good = endpoint.answers.range(200..300);
        good.flat_map(move |(status, answer)| {
            let template = template.clone();
            answer
                .message
                .bodies
                .iter()
                .filter_map(move |(media_type, body)| {
                    let at = (
                        template.clone(),
                        method.clone(),
                        *status,
                        media_type.clone(),
                    );
                    let shape = body.json.as_deref().filter(|_| !body.is_opaque)?;
                    Some((at, shape))
                })
        })
    })
}
