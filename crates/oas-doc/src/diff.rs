//! What was changed in a text by somebody else.
//!
//! In:  a text before and after.
//! Out: small edits that lead from one to the other, so that cursors, undo and whatever else is
//!      tied to the text outside of them can stay.
//! Never: splits a character, or a CR from its LF.
//!
//! What both texts begin and end with is left out first. Then lines are compared, in the lines that
//! differ the stretches between commas and brackets (a minified file has but one line), and in
//! those that differ the words. Where too much differs, a piece is replaced as a whole.

mod tokens; // the pieces that are compared
mod trim; // what two texts have in common at both ends

use std::ops::Range;

use imara_diff::{Algorithm, Diff, Hunk, InternedInput, Interner};

use crate::edit::TextEdit;
use tokens::Size;
use trim::Piece;

/// Comparing more words than this with each other would take too long.
const MAX_WORDS: usize = 10_000;

/// Comparing more tokens than this takes too long where there are but few different ones.
const MAX_MONOTONOUS: usize = 50_000;

/// The edits that make `after` out of `before`: in order, apart from each other, none without effect.
///
/// Takes time in proportion to the texts, and little more where they differ in a few places.
///
/// ```
/// let edits = oas_doc::diff("a: 1\nb: 2\n", "a: 1\nb: 3\n");
/// assert_eq!((edits[0].range.clone(), edits[0].text.as_str()), (8..9, "3"));
/// ```
#[must_use]
pub fn diff(before: &str, after: &str) -> Vec<TextEdit> {
    let whole = Piece {
        start: 0,
        before,
        after,
    };
    let mut parts = Vec::new();
    if let Some(core) = trim::to_lines(whole) {
        divide(core, Size::Line, &mut parts);
    }
    parts.into_iter().map(Piece::edit).collect()
}

/// Adds the parts of a piece that differ.
fn divide<'t>(piece: Piece<'t>, size: Size, parts: &mut Vec<Piece<'t>>) {
    let (before, after) = (size.tokens(piece.before), size.tokens(piece.after));
    if size == Size::Word && before.len() + after.len() > MAX_WORDS {
        parts.extend(trim::to_characters(piece));
        return;
    }
    let (old_ends, new_ends) = (ends(&before), ends(&after));
    let part = |old: Range<u32>, new: Range<u32>| piece.part(&old_ends, &old, &new_ends, &new);
    for hunk in hunks(size, &before, &after) {
        let Some(run) = part(hunk.before.clone(), hunk.after.clone()) else {
            continue;
        };
        if hunk.before.len() != hunk.after.len() || hunk.before.len() == 1 {
            or_whole(run, parts, |core, parts| within(core, size, parts));
            continue;
        }
        let pairs = hunk.before.zip(hunk.after);
        let pairs = pairs.filter_map(|(old, new)| part(old..old + 1, new..new + 1));
        or_whole(run, parts, |_, parts| {
            // Each token becomes the one in its place.
            pairs.for_each(|pair| or_whole(pair, parts, |core, parts| within(core, size, parts)));
        });
    }
}

/// Adds the parts of a token that differ, or of several.
fn within<'t>(core: Piece<'t>, size: Size, parts: &mut Vec<Piece<'t>>) {
    match size.smaller() {
        Some(smaller) => divide(core, smaller, parts),
        None => parts.push(core),
    }
}

/// Adds the parts that differ; all of the piece where little stays.
fn or_whole<'t>(
    piece: Piece<'t>,
    parts: &mut Vec<Piece<'t>>,
    divide: impl FnOnce(Piece<'t>, &mut Vec<Piece<'t>>),
) {
    if piece.before.is_empty() || piece.after.is_empty() {
        parts.push(piece);
        return;
    }
    let Some(core) = trim::to_characters(piece) else {
        return;
    };
    let known = parts.len();
    if !core.before.is_empty() && !core.after.is_empty() {
        divide(core, parts);
    }
    let changed = parts.get(known..).unwrap_or_default();
    let n_changed: usize = changed.iter().map(Piece::size).sum();
    if changed.is_empty() || n_changed * 2 > core.size() {
        parts.truncate(known);
        parts.push(core);
    }
}

/// The runs of tokens that differ.
fn hunks(size: Size, before: &[&str], after: &[&str]) -> Vec<Hunk> {
    let mut input = InternedInput {
        before: Vec::with_capacity(before.len()),
        after: Vec::with_capacity(after.len()),
        interner: Interner::new(before.len()),
    };
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    if is_monotonous(&input) {
        return vec![Hunk {
            before: 0..u32::try_from(before.len()).unwrap_or(u32::MAX),
            after: 0..u32::try_from(after.len()).unwrap_or(u32::MAX),
        }];
    }
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    if size == Size::Line {
        diff.postprocess_lines(&input);
    } else {
        diff.postprocess_no_heuristic(&input);
    }
    diff.hunks().collect()
}

/// Whether the same few tokens come again and again, so that comparing them takes their square.
fn is_monotonous<T>(input: &InternedInput<T>) -> bool {
    let (n_tokens, n_kinds) = (
        input.before.len() + input.after.len(),
        input.interner.num_tokens(),
    );
    n_tokens > MAX_MONOTONOUS && n_tokens / 64 > n_kinds as usize
}

/// How many bytes the first tokens have, for every number of them.
fn ends(tokens: &[&str]) -> Vec<usize> {
    let lengths = tokens.iter().scan(0, |end, token| {
        *end += token.len();
        Some(*end)
    });
    [0].into_iter().chain(lengths).collect()
}
