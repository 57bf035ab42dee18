//! The blocks that edits touch.

use std::ops::Range;

use crate::block::NONE;
use crate::document::{Document, Syntax};
use crate::edit::TextEdit;
use crate::tree::{Tree, first};

/// Members of one branch that stand next to each other, or a gap between two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The branch.
    pub(super) parent: u32,
    /// The position of the first member.
    pub(super) first: usize,
    /// The position behind the last one.
    pub(super) end: usize,
    /// Their bytes in the old text.
    pub(super) old: Range<usize>,
    /// What stands there in the new text.
    pub(super) new: Range<usize>,
    /// How many bytes the edits put in and take out.
    added: usize,
    taken: usize,
    /// Whether the member before is in it because it had to be.
    reaches_back: bool,
}

/// The runs of some edits in the order of the text; they do not overlap.
pub(super) fn of(before: &Document, text: &str, edits: &[TextEdit]) -> Option<Vec<Run>> {
    let mut order: Vec<&TextEdit> = edits.iter().collect();
    order.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let (mut runs, mut added, mut taken) = (Vec::new(), 0, 0);
    for edit in order {
        let rest = text.get(edit.range.start + added - taken..)?;
        let mut run = touched(before, 0, edit, rest)?;
        (run.added, run.taken) = (edit.text.len(), edit.range.len());
        (added, taken) = (added + run.added, taken + run.taken);
        runs.push(run);
    }
    Some(joined(runs))
}

/// The innermost run around an edit. `rest` is the new text from where the edit begins.
fn touched(before: &Document, branch: u32, edit: &TextEdit, rest: &str) -> Option<Run> {
    let tree = before.tree();
    let members = tree.members(branch);
    let begin = |slot: &u32| start(tree, *slot);
    let Range { start, end } = edit.range;
    let close = tree.slot(branch).map(|slot| slot.close as usize)?;
    let at = members
        .partition_point(|slot| begin(slot) <= start)
        .checked_sub(1)?;
    if before.syntax() == Syntax::Json && end > close {
        return None;
    }
    let begins_with_edit = members.get(at).map(begin) == Some(start);
    let first = match edge(before, branch, edit, rest) {
        _ if !begins_with_edit => at,
        Edge::Member => at,
        Edge::Other => at.checked_sub(1)?,
        Edge::Members => return Some(run(before, branch, at, at)),
    };
    let after = members
        .partition_point(|slot| begin(slot) < end)
        .max(first + 1);
    let inner = members.get(first).filter(|_| after == first + 1);
    let inner = inner.and_then(|&slot| touched(before, slot, edit, rest));
    Some(inner.unwrap_or_else(|| run(before, branch, first, after)))
}

/// What stands where a member began.
enum Edge {
    /// The member, perhaps another one.
    Member,
    /// New members before it.
    Members,
    /// Something that belongs to the member before.
    Other,
}

fn edge(before: &Document, branch: u32, edit: &TextEdit, rest: &str) -> Edge {
    let (is_key, is_whole) = match before.syntax() {
        Syntax::Json => (rest.starts_with('"'), edit.text.trim_end().ends_with(',')),
        Syntax::Yaml => {
            let content = rest.trim_start_matches(' ');
            let fits = rest.len() - content.len() == column(before.tree(), branch);
            let other = content.starts_with(['#', '\n', '\r', '\t']) || content.starts_with("- ");
            (fits && !other, edit.text.ends_with(['\n', '\r']))
        }
    };
    match (is_key, is_whole && edit.range.is_empty()) {
        (true, true) => Edge::Members,
        (true, false) => Edge::Member,
        (false, _) => Edge::Other,
    }
}

fn run(before: &Document, parent: u32, first: usize, end: usize) -> Run {
    let old = boundary(before, parent, first)..boundary(before, parent, end);
    Run {
        parent,
        first,
        end,
        new: old.clone(),
        old,
        added: 0,
        taken: 0,
        reaches_back: false,
    }
}

/// Where the member with that position begins; behind the last one, where the last one ends.
fn boundary(before: &Document, parent: u32, position: usize) -> usize {
    let tree = before.tree();
    if let Some(&slot) = tree.members(parent).get(position) {
        return start(tree, slot);
    }
    let close = tree.slot(parent).map_or(NONE, |slot| slot.close);
    if close != NONE {
        return close as usize;
    }
    match place(tree, parent) {
        Some((outer, position)) => boundary(before, outer, position + 1),
        None => before.text().len(),
    }
}

/// The branch that a block is a member of, and its position there.
fn place(tree: &Tree, slot: u32) -> Option<(u32, usize)> {
    let parent = tree.slot(slot).map(|slot| slot.parent)?;
    let begin = start(tree, slot);
    let members = tree.members(parent);
    let position = members.partition_point(|&member| start(tree, member) < begin);
    (!members.is_empty()).then_some((parent, position))
}

fn start(tree: &Tree, slot: u32) -> usize {
    tree.slot(slot).map_or(0, |slot| slot.start as usize)
}

/// How many mappings there are around a branch.
pub(super) fn n_around(tree: &Tree, branch: u32) -> usize {
    let outwards = std::iter::successors(Some(branch), |&slot| Some(place(tree, slot)?.0));
    outwards.count() - 1
}

/// The column, from 0, of the keys of a branch; 0 in JSON.
pub(super) fn column(tree: &Tree, branch: u32) -> usize {
    let member = tree.members(branch).first().map(|&slot| first(slot));
    let row = member.and_then(|id| tree.row(id));
    row.map_or(0, |row| row.key_start as usize)
}

/// The column of the key behind a run, wherever it belongs to; none at the end of a document.
pub(super) fn next(tree: &Tree, run: &Run) -> Option<usize> {
    let (mut branch, mut position) = (run.parent, run.end);
    while position == tree.members(branch).len() {
        let (outer, inner) = place(tree, branch)?;
        (branch, position) = (outer, inner + 1);
    }
    Some(column(tree, branch))
}

/// Takes more into a run: first the member before, then all of the branch.
pub(super) fn widen(before: &Document, runs: &mut Vec<Run>, which: usize) -> Option<()> {
    let old = runs.get_mut(which)?;
    let mut new = if old.first > 0 && !old.reaches_back {
        run(before, old.parent, old.first - 1, old.end)
    } else {
        let (outer, position) = place(before.tree(), old.parent)?;
        run(before, outer, position, position + 1)
    };
    new.reaches_back = new.parent == old.parent;
    (new.added, new.taken) = (old.added, old.taken);
    *old = new;
    *runs = joined(std::mem::take(runs));
    Some(())
}

/// Runs that overlap become one, as do neighbours; then it is clear where each stands now.
fn joined(mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_by_key(|run| (run.old.start, run.old.end));
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.meets(&run) => last.take_in(&run),
            _ => joined.push(run),
        }
    }
    let (mut added, mut taken) = (0, 0);
    for run in &mut joined {
        let start = run.old.start + added - taken;
        (added, taken) = (added + run.added, taken + run.taken);
        run.new = start..run.old.end + added - taken;
    }
    joined
}

impl Run {
    /// Whether a run that begins later, or where this one does, stands in this one or beside it.
    fn meets(&self, later: &Self) -> bool {
        let touches = later.old.start == self.old.end && later.parent == self.parent;
        touches || later.old.start < self.old.end
    }

    /// A branch begins before its members, so a run of another branch is inside.
    fn take_in(&mut self, later: &Self) {
        self.added += later.added;
        self.taken += later.taken;
        if later.parent == self.parent {
            self.end = self.end.max(later.end);
            self.old.end = self.old.end.max(later.old.end);
            self.reaches_back |= later.reaches_back;
        }
    }
}

/// Where a byte of the old text, which is in no run, stands now. `at` is where a block begins or
/// where a bracket closes one.
pub(super) fn moved(runs: &[Run], at: usize) -> usize {
    let n_before = runs.partition_point(|run| run.old.end <= at);
    match n_before.checked_sub(1).and_then(|last| runs.get(last)) {
        Some(run) => at - run.old.end + run.new.end,
        None => at,
    }
}
