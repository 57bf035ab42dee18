//! Templates by segment: a lookup touches only what can match.

use std::{borrow::Cow, collections::HashMap};

use super::template::{Mixed, Segment};

/// Index of a leaf: a set of operations under one normalised template.
pub(crate) type LeafIdx = usize;

#[derive(Debug, Default)]
struct Branch {
    literals: HashMap<String, usize>,
    /// Most fixed text first.
    mixed: Vec<(Mixed, usize)>,
    parameter: Option<usize>,
    leaf: Option<LeafIdx>,
}

/// The tree of all templates.
#[derive(Debug)]
pub(crate) struct Trie {
    branches: Vec<Branch>,
    n_leaves: usize,
}

/// Where a path parameter may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gaps {
    None,
    /// Anywhere but at the end, where an empty segment is a trailing slash.
    Inside,
}

/// A template that fits a path, with the parameter values from left to right.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) leaf: LeafIdx,
    pub(crate) values: Vec<String>,
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            branches: vec![Branch::default()],
            n_leaves: 0,
        }
    }
}

impl Trie {
    /// The leaf of a template, made when it is new. Templates that differ only by names share it.
    pub(crate) fn leaf(&mut self, segments: &[Segment]) -> LeafIdx {
        let mut at = 0;
        for segment in segments {
            at = self.step(at, segment);
        }
        let next = self.n_leaves;
        let leaf = *self.branches[at].leaf.get_or_insert(next);
        self.n_leaves = self.n_leaves.max(leaf + 1);
        leaf
    }

    fn step(&mut self, at: usize, segment: &Segment) -> usize {
        let next = self.branches.len();
        let branch = &mut self.branches[at];
        let found = match segment {
            Segment::Literal(text) => *branch.literals.entry(text.clone()).or_insert(next),
            Segment::Parameter => *branch.parameter.get_or_insert(next),
            Segment::Mixed(mixed) => match branch.mixed.iter().find(|(known, _)| known == mixed) {
                Some((_, known)) => *known,
                None => {
                    let place = branch
                        .mixed
                        .partition_point(|(known, _)| known.weight() >= mixed.weight());
                    branch.mixed.insert(place, (mixed.clone(), next));
                    next
                }
            },
        };
        if found == next {
            self.branches.push(Branch::default());
        }
        found
    }

    /// Every template that fits, most concrete first, compared from left to right.
    ///
    /// Where none does, an empty segment inside the path (`/pets//toys`) stands for an empty
    /// parameter: the client forgot a value, and hears which one.
    pub(crate) fn find(&self, segments: &[Cow<'_, str>]) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.walk(0, segments, Gaps::None, &mut Vec::new(), &mut hits);
        if hits.is_empty() && segments.iter().rev().skip(1).any(|one| one.is_empty()) {
            self.walk(0, segments, Gaps::Inside, &mut Vec::new(), &mut hits);
        }
        hits
    }

    fn walk<'s>(
        &self,
        at: usize,
        segments: &'s [Cow<'s, str>],
        gaps: Gaps,
        values: &mut Vec<&'s str>,
        hits: &mut Vec<Hit>,
    ) {
        let branch = &self.branches[at];
        let Some((segment, rest)) = segments.split_first() else {
            if let Some(leaf) = branch.leaf {
                hits.push(Hit {
                    leaf,
                    values: values.iter().map(|&value| value.to_owned()).collect(),
                });
            }
            return;
        };
        if let Some(&next) = branch.literals.get(segment.as_ref()) {
            self.walk(next, rest, gaps, values, hits);
        }
        let n_values = values.len();
        for (mixed, next) in &branch.mixed {
            if let Some(parts) = mixed.split(segment) {
                values.extend(parts);
                self.walk(*next, rest, gaps, values, hits);
                values.truncate(n_values);
            }
        }
        let may_be_empty = gaps == Gaps::Inside && !rest.is_empty();
        if let Some(next) = branch
            .parameter
            .filter(|_| may_be_empty || !segment.is_empty())
        {
            values.push(segment);
            self.walk(next, rest, gaps, values, hits);
            values.truncate(n_values);
        }
    }
}
