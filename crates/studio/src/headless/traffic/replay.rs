//! Recorded requests are sent again, and the answers held against the recorded ones.
//!
//! In:  which exchanges, where to, how fast, and credentials in place of masked ones.
//! Out: for each exchange whether the answer is the same, and where it is not.
//! Never: asks a machine that the person did not name, but this one; sends stars for a secret.

mod compare; // two answers -> their differences
mod pick; // ids or a filter -> what is sent, in order
mod prepare; // an exchange -> a request, or why there is none
mod refill; // a masked request -> the same with credentials
mod send; // a request -> an answer

use std::time::Duration;

use futures_util::StreamExt as _;
use mock_learn::Observed;
use mock_store::Store;
use serde::Serialize;
use tokio::time::Instant;

use self::{pick::Picked, send::Sender};
use super::{TrafficFailure, observed::observed, opened, show::recorded};

pub use compare::{Depth, Difference};
pub use refill::{Credential, Refill};

/// Requests in flight where the recorded pace is kept.
const MOST_AT_ONCE: usize = 64;

/// What is sent again, and how.
#[derive(Debug, Clone, Default)]
pub struct ReplayOptions {
    /// These exchanges, in this order; those of the filter where there are none.
    pub ids: Vec<String>,
    /// These exchanges, oldest first.
    pub filter: String,
    /// Scheme, host and perhaps a path before the recorded one; without it, where the requests went
    /// the first time, as long as that is this machine.
    pub to: Option<String>,
    /// When each request is sent.
    pub pace: Pace,
    /// Requests in flight at most; 1 without a pace.
    pub concurrency: Option<usize>,
    /// What is put in place of masked values.
    pub refill: Refill,
    /// How answers are compared.
    pub depth: Depth,
    /// Places of JSON bodies that may differ: pointers, `*` for any one name.
    pub ignore: Vec<String>,
    /// Header fields that may differ, besides those that always do.
    pub ignore_headers: Vec<String>,
}

/// When each request is sent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Pace {
    /// As soon as there is room.
    #[default]
    Asap,
    /// At the recorded distances, so many times as fast.
    Recorded(f64),
}

/// What a replay brought.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayReport {
    /// Answers that are the same.
    pub same: usize,
    /// Answers that are not.
    pub different: usize,
    /// Requests that nobody answered.
    pub failed: usize,
    /// Requests that were not sent.
    pub unsent: usize,
    /// One for each exchange, in the order in which they were sent.
    pub exchanges: Vec<Replayed>,
}

/// What became of one exchange.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replayed {
    /// Its id.
    pub id: String,
    /// As recorded.
    pub method: String,
    /// Path and query as recorded, secrets masked.
    pub path: String,
    /// The recorded status.
    pub recorded: u16,
    /// The status now.
    pub status: Option<u16>,
    /// How long the answer took.
    pub duration_ms: Option<f64>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was not sent, or not answered.
    pub reason: Option<String>,
    /// Where the answers differ.
    pub differences: Vec<Difference>,
    /// What could not be compared.
    pub not_compared: Option<String>,
}

/// What became of one exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The answer is the same.
    Same,
    /// The answer is another.
    Different,
    /// It was sent, and no answer came.
    Failed,
    /// It was not sent.
    Unsent,
}

/// Sends recorded requests again.
///
/// # Errors
/// [`TrafficFailure`], before anything is sent: the record cannot be read, an id is not there,
/// requests would go to a machine that was not named.
pub async fn replay(store: &str, options: ReplayOptions) -> Result<ReplayReport, TrafficFailure> {
    let store = opened(store).await?;
    let picked = pick::pick(&store, &options).await?;
    let sender = Sender::new(options.to.as_deref())?;
    let at_once = match options.pace {
        Pace::Asap => 1,
        Pace::Recorded(_) => MOST_AT_ONCE,
    };
    let at_once = options.concurrency.unwrap_or(at_once).max(1);
    let begin = Instant::now();
    let first_us = picked.first().map_or(0, |one| one.at_us);
    let each = picked.into_iter().map(|one| {
        let (store, sender, options) = (&store, &sender, &options);
        async move {
            tokio::time::sleep_until(begin + offset(options.pace, one.at_us - first_us)).await;
            again(store, sender, options, one).await
        }
    });
    let exchanges: Vec<_> = futures_util::stream::iter(each)
        .buffered(at_once)
        .collect()
        .await;
    store.close().await;
    Ok(report(exchanges.into_iter().collect::<Result<_, _>>()?))
}

/// How long after the first request one is sent.
fn offset(pace: Pace, after_us: i64) -> Duration {
    match pace {
        Pace::Asap => Duration::ZERO,
        Pace::Recorded(speed) => {
            let seconds = after_us.max(0) as f64 / 1e6 / speed.max(f64::MIN_POSITIVE);
            Duration::try_from_secs_f64(seconds).unwrap_or(Duration::ZERO)
        }
    }
}

async fn again(
    store: &Store,
    sender: &Sender,
    options: &ReplayOptions,
    picked: Picked,
) -> Result<Replayed, TrafficFailure> {
    let observed = observed(recorded(store, picked.id).await?);
    let mut replayed = Replayed::unsent(&observed);
    let request = match prepare::request(&observed, options) {
        Ok(request) => request,
        Err(reason) => {
            replayed.reason = Some(reason);
            return Ok(replayed);
        }
    };
    let begin = Instant::now();
    let answer = sender.send(&observed, request).await;
    match answer {
        Err(reason) => {
            replayed.outcome = Outcome::Failed;
            replayed.reason = Some(reason);
        }
        Ok(answer) => {
            replayed.duration_ms = Some(begin.elapsed().as_secs_f64() * 1_000.0);
            replayed.status = Some(answer.status);
            let compared = compare::compare(&observed, &answer, options);
            replayed.outcome = match compared.differences.is_empty() {
                true => Outcome::Same,
                false => Outcome::Different,
            };
            replayed.differences = compared.differences;
            replayed.not_compared = compared.left_out;
        }
    }
    Ok(replayed)
}

impl Replayed {
    fn unsent(observed: &Observed) -> Self {
        let query = observed.query().map(|query| format!("?{query}"));
        Self {
            id: observed.id.map(|id| id.to_string()).unwrap_or_default(),
            method: observed.method.clone(),
            path: format!("{}{}", observed.path(), query.unwrap_or_default()),
            recorded: observed.status,
            status: None,
            duration_ms: None,
            outcome: Outcome::Unsent,
            reason: None,
            differences: Vec::new(),
            not_compared: None,
        }
    }
}

fn report(exchanges: Vec<Replayed>) -> ReplayReport {
    let count = |outcome| {
        exchanges
            .iter()
            .filter(|one| one.outcome == outcome)
            .count()
    };
    ReplayReport {
        same: count(Outcome::Same),
        different: count(Outcome::Different),
        failed: count(Outcome::Failed),
        unsent: count(Outcome::Unsent),
        exchanges,
    }
}
