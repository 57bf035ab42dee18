//! An edited text, read again where it was edited.
//!
//! In:  a document, and its new text with the edits that led there.
//! Out: the tree of the new text. Blocks that no edit touches are those of the old tree.
//! Never: differs from what reading the whole new text gives. Wherever that is not certain the
//! answer is `None`, and the whole text has to be read.
//!
//! Blocks are read until the next key that was there before is met in its place, so whatever
//! reaches beyond them is noticed. Then more is read: the block before, the block around.

mod run; // the blocks that edits touch
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use crate::build::{Builder, to_u32};
use crate::cut::{self, Cut, Source};
use crate::document::{Document, Syntax};
use crate::edit::TextEdit;
use crate::json::{self, Stop};
use crate::tree::{Tree, first};
use crate::{unreadable, yaml};
use run::Run;

/// See the module.
pub(crate) fn tree(before: &Document, text: &str, edits: &[TextEdit]) -> Option<Tree> {
    if unreadable::text(text).is_some() {
        return None;
    }
    let mut runs = run::of(before, text, edits)?;
    let fresh = read_all(before, text, &mut runs)?;
    let mut tree = before.tree().clone();
    tree.shift(|at| run::moved(&runs, at));
    for (run, cuts) in runs.iter().zip(fresh).rev() {
        replace(&mut tree, before, text, run, cuts)?;
    }
    Some(tree)
}

/// The new blocks of each run. Runs that cannot be read on their own are widened.
fn read_all(before: &Document, text: &str, runs: &mut Vec<Run>) -> Option<Vec<Vec<Cut>>> {
    // Beyond this, reading everything takes no longer.
    let mut patience = text.len() / 2;
    loop {
        let fresh: Vec<_> = runs.iter().map(|run| read(before, text, run)).collect();
        let Some(failed) = fresh.iter().position(Option::is_none) else {
            return fresh.into_iter().collect();
        };
        patience = patience.checked_sub(runs.get(failed)?.new.len())?;
        run::widen(before, runs, failed)?;
    }
}

/// The blocks that stand in the place of a run now.
fn read(before: &Document, text: &str, run: &Run) -> Option<Vec<Cut>> {
    let (tree, syntax) = (before.tree(), before.syntax());
    let is_last = run.end == tree.members(run.parent).len();
    if run.new.is_empty() {
        let comma_is_left = is_last && syntax == Syntax::Json;
        return (!comma_is_left).then(Vec::new);
    }
    let source = text.get(run.new.start..)?;
    let n_around = run::n_around(tree, run.parent);
    let mut builder = Builder::within(source, run.new.len(), n_around);
    let complete = match syntax {
        Syntax::Yaml => {
            let next = run::next(tree, run).map(|column| run.new.len() + column);
            let ends_line = text.get(run.new.clone())?.ends_with(['\n', '\r']);
            (ends_line || next.is_none()) && yaml::read_members(&mut builder, next)
        }
        Syntax::Json => {
            let stop = if is_last { Stop::Close } else { Stop::Key };
            json::read_members(&mut builder, run.first == 0, stop(run.new.len()))
        }
    };
    let built = builder.finish();
    if !complete || built.entangled || !built.block.faults.is_empty() {
        return None;
    }
    let rows = &built.block;
    let source = Source {
        text: source,
        syntax,
        rows,
    };
    let column = run::column(tree, run.parent);
    let cuts = cut::members(source, 0..rows.n_rows(), to_u32(column), n_around)?;
    let begins = cuts.first().is_some_and(|first| first.start == 0);
    begins.then(|| {
        cuts.into_iter()
            .map(|cut| cut.moved(run.new.start))
            .collect()
    })
}

/// Puts new blocks in the place of a run. A member that was there before keeps its slot.
fn replace(
    tree: &mut Tree,
    before: &Document,
    text: &str,
    run: &Run,
    cuts: Vec<Cut>,
) -> Option<()> {
    let mut members = tree.members(run.parent).to_vec();
    let old = members.get(run.first..run.end)?.to_vec();
    let named = old.iter().map(|&slot| {
        let key = before.tree().key(before.text(), first(slot));
        (key.unwrap_or_default(), slot)
    });
    let named: HashMap<&str, u32> = named.collect();
    let kept = cuts.iter().map(|cut| named.get(cut.key(text)).copied());
    let kept: Vec<Option<u32>> = kept.collect();
    old.iter().for_each(|&slot| tree.remove(slot));
    kept.iter().flatten().for_each(|&slot| tree.claim(slot));
    let same_keys = kept.iter().copied().eq(old.iter().copied().map(Some));
    let new = cuts.into_iter().zip(kept);
    let new = new.map(|(cut, slot)| tree.place(cut, run.parent, slot, text));
    let new: Vec<u32> = new.collect();
    if same_keys {
        return Some(());
    }
    members.splice(run.first..run.end, new);
    if members.is_empty() || !are_different(tree, text, &members) {
        return None;
    }
    tree.set_members(run.parent, members, text);
    Some(())
}

/// Whether no key is repeated.
fn are_different(tree: &Tree, text: &str, members: &[u32]) -> bool {
    let mut seen = HashSet::with_capacity(members.len());
    let mut keys = members.iter().map(|&slot| tree.key(text, first(slot)));
    keys.all(|key| seen.insert(key))
}
