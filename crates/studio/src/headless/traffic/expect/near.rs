//! What nearly matched: all terms but one.

use mock_store::{Filter, Store};

use super::{NearMiss, Step, judge::matches};
use crate::headless::traffic::{TrafficFailure, walk::Scope};

/// Exchanges that are shown of each kind.
const N_SHOWN: usize = 3;

/// Exchanges that lack one term, those of the rarest kind first; else the newest of all.
pub(super) async fn misses(
    store: &Store,
    step: &Step,
    scope: &Scope,
) -> Result<Vec<NearMiss>, TrafficFailure> {
    let mut near = Vec::new();
    if step.words.len() > 1 {
        for idx in 0..step.words.len() {
            near.extend(without(store, step, idx, scope).await?);
        }
        near.sort_by_key(|miss: &NearMiss| miss.found);
    }
    if near.is_empty() {
        let (found, exchanges) = matches(store, &Filter::default(), scope, N_SHOWN).await?;
        near.extend((found > 0).then_some(NearMiss {
            without: None,
            found,
            exchanges,
        }));
    }
    Ok(near)
}

async fn without(
    store: &Store,
    step: &Step,
    idx: usize,
    scope: &Scope,
) -> Result<Option<NearMiss>, TrafficFailure> {
    let mut words = step.words.clone();
    let word = words.remove(idx);
    // These match neither the term nor, as a rule, what was meant by it.
    let others = format!("{} {}", words.join(" "), negated(&word));
    let Ok(filter) = Filter::parse(&others) else {
        return Ok(None);
    };
    let (found, exchanges) = matches(store, &filter, scope, N_SHOWN).await?;
    Ok((found > 0).then_some(NearMiss {
        without: Some(word),
        found,
        exchanges,
    }))
}

fn negated(word: &str) -> String {
    match word.strip_prefix('-') {
        Some(plain) if !plain.is_empty() => plain.to_owned(),
        _ => format!("-{word}"),
    }
}
