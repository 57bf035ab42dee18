//! Values of one object that must agree with each other, settled when all of them are there.
//!
//! In:  an object that was made, its place and its schemas.
//! Out: the same object; a sum is the sum of its parts, a count that of its list.
//! Never: breaks a schema, or changes what the document or the request says. What people and
//! places share needs nothing of this: it is drawn from one seed.

mod aspect; // width, height, ratio
mod count; // lists and their counts
mod ended; // what has not ended has no end
mod line; // quantity times price
mod links; // addresses with the identifier in them
mod names; // full names, slugs
mod order; // the smaller one first
mod scene; // the object, by the names of its members
mod sums; // parts and wholes
mod total; // what an order costs

pub(crate) use scene::{Names, Scene};

/// One kind of agreement.
#[derive(Debug)]
struct Rule {
    /// Whether an object with these members may need it.
    applies: fn(&Names) -> bool,
    settle: fn(&mut Scene<'_>),
}

/// All of them, in the order in which one builds on another.
const RULES: &[Rule] = &[
    line::RULE,
    total::RULE,
    sums::RULE,
    order::RULE,
    count::RULE,
    ended::RULE,
    aspect::RULE,
    names::RULE,
    links::RULE,
];

/// The rules for objects of one shape: most have none.
#[derive(Debug)]
pub(crate) struct Plan {
    names: Names,
    rules: Vec<&'static Rule>,
}

impl Plan {
    /// Looks once at the names of the members.
    pub(crate) fn of<'n>(members: impl Iterator<Item = &'n String>) -> Self {
        let names = Names::of(members);
        let rules = RULES.iter().filter(|rule| (rule.applies)(&names)).collect();
        Self { names, rules }
    }

    /// Whether there is nothing to do.
    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    /// Applies the rules.
    pub(crate) fn settle(&self, scene: &mut Scene<'_>) {
        for rule in &self.rules {
            (rule.settle)(scene);
        }
    }
}
