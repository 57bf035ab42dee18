//! Whether two places of the tree are the same place for two values of one parameter.
//!
//! In:  two nodes.
//! Out: [`Evidence`]: what speaks for it and what against, in points.
//! Never: looks deeper than a few levels.
//!
//! What one place lacks says little: few exchanges see few of the things that could be seen. What
//! speaks is what both have: the same words below, the same method with the same kind of answer.

use super::endpoint::Endpoint;
use super::object::Record;
use super::shape::Shape;
use super::tree::Node;

/// Levels that are compared.
const MAX_LEVELS: usize = 4;
/// Children that are compared where none has the same name.
const MAX_CROSSED: usize = 4;

/// So few answers may lack what others have.
const FEW: u64 = 2;

/// What speaks for two places being one, and what against.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) speaks_for: f64,
    pub(crate) against: f64,
    /// Words that both have below.
    pub(crate) n_shared: usize,
}

impl Evidence {
    /// Whether nothing speaks against it, be it for want of anything to compare.
    pub(crate) fn is_harmless(self) -> bool {
        self.against <= self.speaks_for * 0.2
    }

    pub(crate) fn is_alike(self) -> bool {
        self.speaks_for > 0.0 && self.is_harmless()
    }

    /// Whether it is more than the same method with nothing to tell.
    pub(crate) fn is_strong(self) -> bool {
        self.speaks_for >= 1.0
    }

    fn and(self, other: Self) -> Self {
        Self {
            speaks_for: self.speaks_for + other.speaks_for,
            against: self.against + other.against,
            n_shared: self.n_shared,
        }
    }
}

/// What two places say about each other.
pub(crate) fn compare(a: &Node, b: &Node) -> Evidence {
    compare_below(a, b, MAX_LEVELS)
}

fn compare_below(a: &Node, b: &Node, n_levels: usize) -> Evidence {
    let mut found = methods(a, b);
    let Some(n_levels) = n_levels.checked_sub(1) else {
        return found;
    };
    let mut n_shared = 0;
    for (word, mine) in &a.words {
        if let Some(theirs) = b.words.get(word) {
            n_shared += 1;
            found.speaks_for += 1.0;
            found = found.and(compare_below(mine, theirs, n_levels));
        }
    }
    for (suffix, mine) in &a.parameters {
        if let Some(theirs) = b.parameters.get(suffix) {
            found.speaks_for += 0.5;
            found = found.and(compare_below(&mine.node, &theirs.node, n_levels));
        }
    }
    if n_shared == 0 {
        found = found.and(crossed(a, b, n_levels));
    }
    found.n_shared = n_shared;
    found
}

/// The words below may be values themselves: any of the one against any of the other, and against
/// the parameter that took in the words there before.
fn crossed(a: &Node, b: &Node, n_levels: usize) -> Evidence {
    let mut best = Evidence::default();
    for (mine, was_gathered) in values(a) {
        for (theirs, were_gathered) in values(b) {
            let one = compare_below(mine, theirs, n_levels.min(2));
            let tells = one.n_shared > 0 || was_gathered != were_gathered;
            if one.is_alike() && tells && one.speaks_for > best.speaks_for {
                best = one;
            }
        }
    }
    best
}

/// Some places below that may stand for values, and whether words were gathered there.
fn values(node: &Node) -> impl Iterator<Item = (&Node, bool)> {
    let words = node
        .words
        .values()
        .take(MAX_CROSSED)
        .map(|child| (child, false));
    let slots = node.parameters.values().filter(|slot| slot.n_words > 0);
    words.chain(slots.map(|slot| (&slot.node, true)))
}

fn methods(a: &Node, b: &Node) -> Evidence {
    let mut found = Evidence::default();
    for (method, mine) in &a.methods {
        if let Some(theirs) = b.methods.get(method) {
            found = found.and(endpoints(mine, theirs));
        }
    }
    found
}

fn endpoints(a: &Endpoint, b: &Endpoint) -> Evidence {
    let of = |speaks_for, against| Evidence {
        speaks_for,
        against,
        n_shared: 0,
    };
    let (mine, theirs) = (success_shape(a), success_shape(b));
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => match shapes(mine, theirs) {
            Some(likeness) if likeness >= 0.75 => of(2.0 * likeness, 0.0),
            Some(likeness) if likeness >= 0.5 && mine.n.min(theirs.n) <= FEW => of(0.0, 0.0),
            Some(likeness) => of(0.0, 4.0 * (1.0 - likeness)),
            None => of(0.1, 0.0),
        },
        (None, None) if n_success(a) > 0 && n_success(b) > 0 => of(0.25, 0.0),
        (Some(_), None) if n_success(b) > FEW => of(0.0, 2.0),
        (None, Some(_)) if n_success(a) > FEW => of(0.0, 2.0),
        _ => Evidence::default(),
    }
}

fn n_success(endpoint: &Endpoint) -> u64 {
    endpoint.success().map(|message| message.n).sum()
}

fn success_shape(endpoint: &Endpoint) -> Option<&Shape> {
    let mut bodies = endpoint
        .success()
        .flat_map(|message| message.bodies.values());
    bodies.find_map(|body| body.json.as_deref())
}

/// How alike two shapes are, from 0 to 1; `None` where there is nothing to compare.
pub(crate) fn shapes(a: &Shape, b: &Shape) -> Option<f64> {
    shapes_below(a, b, 3)
}

fn shapes_below(a: &Shape, b: &Shape, n_levels: usize) -> Option<f64> {
    match (&a.object, &b.object) {
        (Some(mine), Some(theirs)) => return records(&mine.merged(), &theirs.merged(), n_levels),
        (None, None) => {}
        _ => return Some(0.0),
    }
    match (&a.items, &b.items) {
        (Some(mine), Some(theirs)) => {
            let (mine, theirs) = (&mine.item, &theirs.item);
            return (mine.n > 0 && theirs.n > 0).then(|| shapes_below(mine, theirs, n_levels))?;
        }
        (None, None) => {}
        _ => return Some(0.0),
    }
    let same = (a.texts.is_some(), a.n_bool > 0) == (b.texts.is_some(), b.n_bool > 0);
    Some(if same { 0.75 } else { 0.0 })
}

/// Members that one kind always has must be known to the other, and lists must hold the same.
fn records(a: &Record, b: &Record, n_levels: usize) -> Option<f64> {
    if a.dictionary().is_some() || b.dictionary().is_some() {
        return None;
    }
    if a.members.is_empty() && b.members.is_empty() {
        return None;
    }
    let names = known_share(a, b).min(known_share(b, a));
    if kinds_differ(a, b) {
        return Some(0.0);
    }
    let inner = n_levels.checked_sub(1).and_then(|n_levels| {
        let lists = a.members.iter().filter(|(_, shape)| shape.items.is_some());
        let both =
            lists.filter_map(|(name, mine)| shapes_below(mine, b.members.get(name)?, n_levels));
        both.reduce(f64::min)
    });
    // A list in an envelope says what it is about; the envelope says little.
    let envelope = a.members.len() <= 12 && inner.is_some();
    Some(if envelope {
        names.min(inner.unwrap_or(1.0))
    } else {
        names
    })
}

/// The share of what `a` always has that `b` has at all.
fn known_share(a: &Record, b: &Record) -> f64 {
    let always = a.members.iter().filter(|(_, shape)| shape.n == a.n);
    let (n_known, n) = always.fold((0, 0), |(n_known, n), (name, _)| {
        (n_known + usize::from(b.members.contains_key(name)), n + 1)
    });
    if n == 0 {
        1.0
    } else {
        n_known as f64 / f64::from(n)
    }
}

/// Whether a member that names the kind always says one thing here and another there.
fn kinds_differ(a: &Record, b: &Record) -> bool {
    let only = |record: &Record, name: &str| {
        let texts = record.members.get(name)?.texts.clone()?;
        texts.only().map(str::to_owned)
    };
    ["object", "kind", "__typename", "@type", "resourceType"]
        .iter()
        .any(|name| {
            let (mine, theirs) = (only(a, name), only(b, name));
            mine.is_some() && theirs.is_some() && mine != theirs
        })
}

/// How much of what one kind of object always has the other kind has, from 0 to 1.
pub(crate) fn likeness(a: &Record, b: &Record) -> f64 {
    known_share(a, b).min(known_share(b, a))
}
