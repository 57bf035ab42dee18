//! Recorded exchanges, held against a document as it is in the editor.

use std::sync::Arc;

use mock_learn::drift::{Drift, Finding, FixedDocument};
use oas_doc::TextEdit;
use oas_model::Api;

use super::{store, traffic_error};
use crate::{
    ApiError, ErrorCode, Session,
    headless::{Feed, unified},
    model::{Model, Moment},
    wire,
    workspace::{Workspace, blocking},
};

/// Findings of one reply.
const MAX_FINDINGS: usize = 500;

pub(crate) async fn drift(
    session: &Session,
    request: wire::DriftQuery,
) -> Result<wire::DriftView, ApiError> {
    let judged = Judged::of(session, request).await?;
    let findings = judged.drift.findings();
    let n_findings = u32::try_from(findings.len()).unwrap_or(u32::MAX);
    Ok(wire::DriftView {
        document: judged.document,
        judged: judged.drift.n_judged() as f64,
        findings: findings.iter().take(MAX_FINDINGS).map(view).collect(),
        n_findings,
    })
}

pub(crate) async fn fix_drift(
    session: &Session,
    request: wire::DriftFix,
) -> Result<wire::DriftFixed, ApiError> {
    let judged = Judged::of(session, request.query).await?;
    let findings = judged.drift.findings();
    let meant: Vec<Finding> = findings
        .into_iter()
        .filter(|one| key(one) == request.key)
        .collect();
    if meant.is_empty() {
        let gone = "Nothing differs here any more.";
        return Err(ApiError::new(ErrorCode::NotFound, gone).hint("Look for drift again."));
    }
    let fixed = judged.drift.fix(&meant);
    let diffs = fixed.documents.iter();
    let diffs = diffs.map(|one| unified(&one.uri, &one.before, &one.after));
    let reply = wire::DriftFixed {
        diff: diffs.collect(),
        documents: fixed.documents.iter().map(|one| one.uri.clone()).collect(),
        reason: fixed.unfixed.into_iter().next().map(|one| one.reason),
    };
    if request.apply {
        let workspace = session.workspace()?;
        let client = session.client();
        let documents = fixed.documents;
        blocking(move || change(&workspace, &documents, client)).await??;
    }
    Ok(reply)
}

/// One edit of each document, over the authority for texts: undone like any other.
fn change(
    workspace: &Workspace,
    documents: &[FixedDocument],
    client: Option<String>,
) -> Result<(), ApiError> {
    let mut texts = workspace.texts();
    for fixed in documents {
        if texts.get(&fixed.uri)?.document.text() != fixed.before {
            let stale = "The document was changed while traffic was read.";
            return Err(ApiError::new(ErrorCode::StaleVersion, stale)
                .hint("Look at the change again, then apply it.")
                .at(&fixed.uri));
        }
    }
    for fixed in documents {
        let version = texts.get(&fixed.uri)?.version;
        let changed = texts.apply(&fixed.uri, version, vec![difference(fixed)])?;
        workspace.text_changed(&changed, client.clone());
    }
    Ok(())
}

/// The one range in which two texts differ.
fn difference(fixed: &FixedDocument) -> TextEdit {
    let (before, after) = (&fixed.before, &fixed.after);
    let both = before.char_indices().zip(after.chars());
    let same = both.take_while(|((_, a), b)| a == b);
    let start = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    let tails = before[start..]
        .chars()
        .rev()
        .zip(after[start..].chars().rev());
    let tail: usize = tails
        .take_while(|(a, b)| a == b)
        .map(|(c, _)| c.len_utf8())
        .sum();
    TextEdit {
        range: start..before.len() - tail,
        text: after[start..after.len() - tail].to_owned(),
    }
}

struct Judged {
    document: String,
    drift: Drift,
}

impl Judged {
    /// Judges what the query names. Takes a while with long records.
    async fn of(session: &Session, query: wire::DriftQuery) -> Result<Self, ApiError> {
        let (document, api) = described(session, query.document).await?;
        let feed = Feed::Record {
            store: store(session)?.path().display().to_string(),
            ids: Vec::new(),
            filter: query.filter,
        };
        let mut drift = Drift::new(api);
        let judged = blocking(move || {
            let read = feed.each(|observed| {
                drift.observe(&observed);
                Ok(())
            });
            read.map(|_| drift)
        });
        let drift = judged.await?.map_err(|error| traffic_error(&error))?;
        Ok(Self { document, drift })
    }
}

/// The API of a document as its text is now: the shared model follows a moment later.
async fn described(
    session: &Session,
    wanted: Option<String>,
) -> Result<(String, Arc<Api>), ApiError> {
    let workspace = session.workspace()?;
    let model = blocking(move || {
        let moment = Moment::of(&workspace.texts());
        Model::build(moment, &workspace.model())
    });
    let is_wanted = |id: &String| wanted.as_ref().is_none_or(|wanted| wanted == id);
    let found = model.await?.entries.into_iter().find_map(|entry| {
        let api = entry.api.filter(|_| is_wanted(&entry.id))?;
        Some((entry.id, api))
    });
    found.ok_or_else(|| {
        ApiError::new(ErrorCode::NotFound, "No document describes an API.")
            .hint("Mend the document, or add one.")
    })
}

/// What tells findings apart.
fn key(one: &Finding) -> String {
    let operation = one.operation.as_ref();
    let operation = operation.map(|name| format!("{} {}", name.method, name.path));
    let source = one.source.as_deref().unwrap_or_default();
    [
        operation.as_deref().unwrap_or_default(),
        one.part.as_str(),
        &one.at,
        &one.rule,
        source,
        &one.message,
    ]
    .join("\n")
}

fn view(one: &Finding) -> wire::DriftFinding {
    let operation = one.operation.as_ref();
    let at = |us: i64| us as f64 / 1_000.0;
    wire::DriftFinding {
        key: key(one),
        operation: operation.map(|name| format!("{} {}", name.method, name.path)),
        part: one.part.as_str().to_owned(),
        at: one.at.clone(),
        rule: one.rule.clone(),
        message: one.message.clone(),
        undeclared: one.is_undeclared,
        count: one.count as f64,
        first_at: at(one.first.at_us),
        first_id: one.first.id.map(|id| id.to_string()),
        last_at: at(one.last.at_us),
        last_id: one.last.id.map(|id| id.to_string()),
        samples: one.samples.clone(),
        source: one.source.clone(),
        fix: one.fix.clone(),
        reason: one.reason.clone(),
    }
}
