//! Which items of a list become which items of another one.

use super::Value;
use super::intent::is;
use crate::node::{Node, NodeKind};

/// Comparing more pairs of items than this would take too long.
const MAX_PAIRS: usize = 40_000;

/// An item of one list or of both.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pair<'a> {
    /// It stays, or becomes the other one.
    Both(Node<'a>, &'a Value),
    /// It goes.
    Old(Node<'a>),
    /// It comes before the old item with that index.
    New(usize, &'a Value),
}

/// The items of both lists in order, with as many equal pairs as there can be.
pub(super) fn pairs<'a>(old: &[Node<'a>], new: &'a [Value]) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let end = (old.len(), new.len());
    for (old_end, new_end) in equal(old, new).into_iter().chain([end]) {
        let old_gap = old.get(old_at..old_end).unwrap_or_default();
        let new_gap = new.get(new_at..new_end).unwrap_or_default();
        in_gap(old_gap, new_gap, old_at, &mut pairs);
        if let (Some(old), Some(new)) = (old.get(old_end), new.get(new_end)) {
            pairs.push(Pair::Both(*old, new));
        }
        (old_at, new_at) = (old_end + 1, new_end + 1);
    }
    pairs
}

/// The places of equal items: those at both ends, then a longest common subsequence.
fn equal(old: &[Node<'_>], new: &[Value]) -> Vec<(usize, usize)> {
    let is_equal = |(old, new): &(&Node<'_>, &Value)| is(new, **old);
    let head = old.iter().zip(new).take_while(is_equal).count();
    let (old_rest, new_rest) = (
        old.get(head..).unwrap_or_default(),
        new.get(head..).unwrap_or_default(),
    );
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(is_equal)
        .count();
    let old_rest = old_rest.get(..old_rest.len() - tail).unwrap_or_default();
    let new_rest = new_rest.get(..new_rest.len() - tail).unwrap_or_default();
    let middle = longest(old_rest, new_rest).into_iter();
    let middle = middle.map(|(old, new)| (old + head, new + head));
    let tail = (0..tail)
        .rev()
        .map(|n| (old.len() - n - 1, new.len() - n - 1));
    (0..head)
        .map(|n| (n, n))
        .chain(middle)
        .chain(tail)
        .collect()
}

/// A longest common subsequence, by the table of the lengths of all tails.
fn longest(old: &[Node<'_>], new: &[Value]) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let width = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    let at = |lengths: &[u32], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, old) in old.iter().enumerate().rev() {
        for (j, new) in new.iter().enumerate().rev() {
            let length = if is(new, *old) {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        if is(b, *a) && at(&lengths, i, j) == at(&lengths, i + 1, j + 1) + 1 {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Items without an equal one: each new one takes the place of the next old one that is like it.
fn in_gap<'a>(old: &[Node<'a>], new: &'a [Value], first: usize, pairs: &mut Vec<Pair<'a>>) {
    let mut at = 0;
    for value in new {
        let rest = old.get(at..).unwrap_or_default();
        let Some(ahead) = rest.iter().position(|node| is_like(*node, value)) else {
            pairs.push(Pair::New(first + at, value));
            continue;
        };
        pairs.extend(rest.iter().take(ahead).map(|node| Pair::Old(*node)));
        pairs.extend(rest.get(ahead).map(|node| Pair::Both(*node, value)));
        at += ahead + 1;
    }
    let rest = old.get(at..).unwrap_or_default();
    pairs.extend(rest.iter().map(|node| Pair::Old(*node)));
}

/// Whether one value may have become the other: mappings that share half of their members,
/// otherwise values of one sort.
fn is_like(node: Node<'_>, value: &Value) -> bool {
    match value {
        Value::Mapping(members) if node.kind() == NodeKind::Mapping => {
            let kept =
                |(key, value): &&(String, Value)| node.get(key).is_some_and(|node| is(value, node));
            let n_kept = members.iter().filter(kept).count();
            n_kept > 0 && n_kept * 2 >= members.len().min(node.len())
        }
        Value::Mapping(_) => false,
        Value::Sequence(_) => node.kind() == NodeKind::Sequence,
        Value::Scalar(_) => !matches!(node.kind(), NodeKind::Mapping | NodeKind::Sequence),
    }
}
