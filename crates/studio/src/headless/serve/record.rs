//! What the control listener asks the record of a mock.

use std::{sync::Arc, time::Duration};

use mock_server::{
    Answering, Question, Recent, Record, Trace, TraceStep, TraceViolation, Unanswered, Verdicts,
};
use mock_store::{Filter, RecordedExchange, Store};

use crate::{
    headless::traffic::{Expectation, Scope, TrafficFailure, found, judge_all},
    mock_control::sentence,
};

/// The exchanges of one mock, out of a record that others may share.
#[derive(Debug)]
pub(super) struct OwnRecord {
    store: Arc<Store>,
    scope: Scope,
}

impl OwnRecord {
    pub(super) fn new(store: Arc<Store>, recent: Arc<Recent>) -> Self {
        Self {
            store,
            scope: Scope::of(recent),
        }
    }

    /// What was answered before is in the record when this returns.
    async fn settled(&self) -> Result<(), Unanswered> {
        let flushed = self.store.flush().await;
        flushed.map_err(|error| Unanswered::Unreadable(sentence(&error.to_string())))
    }

    async fn judge(&self, question: Question) -> Result<Verdicts, Unanswered> {
        let parsed = question.expectations.iter();
        let parsed = parsed.map(|text| Expectation::parse(text));
        let parsed = parsed.collect::<Result<Vec<_>, _>>().map_err(unanswered)?;
        self.settled().await?;
        let wait = Duration::from_millis(question.wait_ms);
        let verdicts = judge_all(&self.store, &parsed, &self.scope, wait).await;
        let verdicts = verdicts.map_err(unanswered)?;
        let as_json = verdicts.iter().map(serde_json::to_value);
        Ok(Verdicts {
            met: verdicts.iter().all(|one| one.met),
            verdicts: as_json
                .collect::<Result<_, _>>()
                .map_err(|error| Unanswered::Unreadable(error.to_string()))?,
        })
    }

    async fn traces(&self, filter: &str, limit: u32) -> Result<Vec<Trace>, Unanswered> {
        let filter = Filter::parse(filter).map_err(|error| unanswered(error.into()))?;
        self.settled().await?;
        let found = found(&self.store, &filter, &self.scope, limit).await;
        Ok(found.map_err(unanswered)?.iter().map(trace).collect())
    }
}

impl Record for OwnRecord {
    fn find<'a>(&'a self, filter: &'a str, limit: u32) -> Answering<'a, Vec<Trace>> {
        Box::pin(self.traces(filter, limit))
    }

    fn expect(&self, question: Question) -> Answering<'_, Verdicts> {
        Box::pin(self.judge(question))
    }
}

fn unanswered(failure: TrafficFailure) -> Unanswered {
    match failure {
        TrafficFailure::Store(error) => Unanswered::Unreadable(sentence(&error.to_string())),
        other => Unanswered::Wrong(sentence(&other.to_string())),
    }
}

fn trace(found: &RecordedExchange) -> Trace {
    let row = &found.row;
    let operation = row.operation_method.iter().zip(&row.operation_path);
    let steps = found.trace.iter().map(|step| TraceStep {
        stage: step.stage.clone(),
        ok: step.ok,
        text: step.text.clone(),
    });
    let violations = found.violations.iter().map(|one| TraceViolation {
        part: one.part.clone(),
        at: one.at.clone(),
        rule: one.rule.clone(),
        message: one.message.clone(),
        source: one.source.clone(),
    });
    Trace {
        key: row.id,
        id: row.id.to_string(),
        at_us: row.at_us,
        method: row.method.clone(),
        path: row.path.clone(),
        operation: operation
            .map(|(method, path)| format!("{method} {path}"))
            .next(),
        status: row.status,
        duration_us: row.total_us,
        steps: steps.collect(),
        violations: violations.collect(),
    }
}
