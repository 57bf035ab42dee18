//! What must have been asked -> whether it was, and what came closest.
//!
//! `op:createPet count>=1`, `path:/pets* status>=500 never`,
//! `order: op:createPet -> op:getPet -> op:deletePet`.

mod judge; // one expectation and a record -> a verdict
mod near; // what nearly matched
mod parse; // text -> an expectation

use std::time::Duration;

use mock_store::{Filter, Store};
use serde::Serialize;
use tokio::time::Instant;

use super::{TrafficFailure, opened, walk::Scope};
use crate::wire::ExchangeRow;

const EVERY: Duration = Duration::from_millis(50);

/// What must have been asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    text: String,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    /// So many exchanges match.
    Count {
        step: Step,
        compare: Compare,
        number: u64,
    },
    /// Exchanges that match these came one after the other, with others between or without.
    Order(Vec<Step>),
}

/// A filter, with its terms as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    words: Vec<String>,
    filter: Filter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compare {
    AtLeast,
    AtMost,
    More,
    Less,
    Is,
    IsNot,
}

/// Whether an expectation was met, and what was there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// As it was written.
    pub expectation: String,
    /// Whether it was met.
    pub met: bool,
    /// A sentence: what was expected, and what there was.
    pub text: String,
    /// How many match; of an order, how many of its steps came in turn.
    pub found: u64,
    /// Some of those that match, newest first; of an order, one for each step that came, in turn.
    pub exchanges: Vec<ExchangeRow>,
    /// What would match without one term, where fewer match than were expected.
    pub near: Vec<NearMiss>,
}

/// Exchanges that match all but one term.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NearMiss {
    /// The term that they do not match; nothing for the newest exchanges of all.
    pub without: Option<String>,
    /// How many there are.
    pub found: u64,
    /// Some of them, newest first.
    pub exchanges: Vec<ExchangeRow>,
}

/// Judges a record; where something is not met yet, again until `wait` is over.
///
/// # Errors
/// [`TrafficFailure`], when an expectation or the record cannot be read.
pub async fn expect(
    store: &str,
    expectations: &[String],
    wait: Duration,
) -> Result<Vec<Verdict>, TrafficFailure> {
    let parsed = expectations.iter().map(|text| Expectation::parse(text));
    let parsed = parsed.collect::<Result<Vec<_>, _>>()?;
    let store = opened(store).await?;
    let verdicts = judge_all(&store, &parsed, &Scope::default(), wait).await;
    store.close().await;
    verdicts
}

/// As [`expect`], of a store that is open.
///
/// # Errors
/// As [`expect`].
pub(crate) async fn judge_all(
    store: &Store,
    expectations: &[Expectation],
    scope: &Scope,
    wait: Duration,
) -> Result<Vec<Verdict>, TrafficFailure> {
    let end = Instant::now() + wait;
    loop {
        let mut verdicts = Vec::with_capacity(expectations.len());
        for expectation in expectations {
            verdicts.push(judge::judge(store, expectation, scope).await?);
        }
        if verdicts.iter().all(|one| one.met) || Instant::now() >= end {
            return Ok(verdicts);
        }
        tokio::time::sleep(EVERY).await;
    }
}
