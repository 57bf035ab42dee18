//! Where the entity stands in an answer or in the body of a request.

use oas_model::SchemaId;

use super::{
    body::{self, Open},
    role::ValuePath,
    rows::WRAPPERS,
};
use crate::{book::Book, fakers::words};

/// A place at which an entity may stand.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub(super) path: ValuePath,
    pub(super) open: Open,
    pub(super) core: SchemaId,
}

/// The places of an answer at which an entity may stand, the likeliest first.
pub(super) fn spots(book: &Book, answer: &Open) -> Vec<Spot> {
    let mut found = Vec::new();
    add(book, Vec::new(), answer.clone(), &mut found);
    let outer = found.clone();
    for spot in outer {
        for (name, member) in spot.open.members(book) {
            add(book, body::then(&spot.path, name), member, &mut found);
        }
    }
    found
}

/// An object, or the only element of an array.
fn add(book: &Book, path: ValuePath, open: Open, found: &mut Vec<Spot>) {
    let spot = if open.is_array() && !open.is_object() {
        open.element(book)
            .map(|element| (body::then(&path, "0"), element))
    } else {
        Some((path, open))
    };
    for (path, open) in spot.into_iter().filter(|(_, open)| open.is_object()) {
        let core = body::core(book, open.id);
        let ways = open.ways(book);
        found.push(Spot {
            path: path.clone(),
            open,
            core,
        });
        // A thing that may be one of several, such as an entity or the mark of a removed one.
        found.extend(ways.into_iter().map(|open| Spot {
            core: body::core(book, open.id),
            path: path.clone(),
            open,
        }));
    }
}

/// Where an answer shows something of this schema.
pub(super) fn of_core(spots: &[Spot], core: SchemaId) -> Option<&Spot> {
    spots.iter().find(|spot| spot.core == core)
}

/// Where the entity stands when only names can tell: inside `data`, `droplet` and the like when
/// nothing else is said beside it, else the answer itself.
pub(super) fn by_name<'s>(
    spots: &'s [Spot],
    word: &str,
    is_identified: &dyn Fn(&Open) -> bool,
) -> Option<&'s Spot> {
    let root = spots.first()?;
    if is_identified(&root.open) {
        return Some(root);
    }
    let singular = |text: &str| body::plain(&words::singular(&words::snake(text)));
    let named = |spot: &&Spot| {
        let name = spot.path.iter().rev().find(|one| &***one != "0");
        name.is_some_and(|name| {
            singular(name) == singular(word) || WRAPPERS.contains(&body::plain(name).as_str())
        })
    };
    let inner = || spots.iter().skip(1).filter(named);
    let identified = inner().find(|spot| is_identified(&spot.open));
    let only = inner().find(|_| root.open.n_members() <= 2);
    identified.or(only).or(Some(root))
}

/// Whether two objects have most of their members in common.
pub(super) fn resembles(one: &Open, other: &Open) -> bool {
    let names = one.shape.properties.keys();
    let shared = names
        .filter(|name| other.shape.properties.contains_key(*name))
        .count();
    let least = one.n_members().min(other.n_members());
    least > 0 && shared * 2 >= least && shared > usize::from(least > 1)
}
