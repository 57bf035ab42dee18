//! One exchange -> a named example in the description.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use mock_core::{MockConfig, SecretNames, compile};
use mock_learn::example::from_exchange;
use oas_doc::{Document, EditOp};
use oas_model::{Api, DocumentId};

use super::{
    DriftDocument, DriftFailure, TrafficFailure,
    drift::{Changed, described, put},
    exchange::masked,
    observed::observed,
    opened, settings, show,
};

/// Which exchange, and where to.
#[derive(Debug, Clone)]
pub struct ExampleQuery {
    /// Where the record is.
    pub store: String,
    /// The exchange.
    pub id: String,
    /// What the example is called.
    pub name: String,
    /// The description.
    pub spec: PathBuf,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// What became of an exchange.
#[derive(Debug, Clone, PartialEq)]
pub struct Exemplified {
    /// The documents that change; none where the example stands there already.
    pub documents: Vec<DriftDocument>,
    /// The places of secrets, which were left out.
    pub left_out: Vec<String>,
}

/// Puts the bodies and parameters of an exchange into the description, as an example of this
/// name, without secrets: the masks of the workspace files beside the record and the description
/// hold here, also for an exchange that came into the record without them.
///
/// # Errors
/// [`DriftFailure`]; no document is then changed.
pub async fn example(query: &ExampleQuery) -> Result<Exemplified, DriftFailure> {
    let id = show::parse_id(&query.id)?;
    let store = opened(&query.store).await?;
    let found = show::recorded(&store, id).await;
    store.close().await;
    let api = Arc::new(described(&query.spec)?);
    let masks = settings::masks_beside(&query.store, &query.spec)?;
    let seen = masked(observed(found?), &masks, declared(&api));
    let sample = from_exchange(&api, &seen, &query.name);
    let sample = sample.map_err(|error| TrafficFailure::Wrong(error.to_string()))?;
    let changed = changed(&api, sample.edits)?;
    Ok(Exemplified {
        documents: put(changed, !query.dry_run)?,
        left_out: sample.left_out,
    })
}

/// What the description declares as credentials.
fn declared(api: &Arc<Api>) -> Arc<SecretNames> {
    let mock = compile(&[Arc::clone(api)], MockConfig::default());
    Arc::clone(mock.secrets())
}

fn changed(api: &Api, edits: Vec<(DocumentId, EditOp)>) -> Result<Vec<Changed>, TrafficFailure> {
    let mut changed = BTreeMap::<DocumentId, Document>::new();
    for (id, edit) in edits {
        let document = changed.remove(&id);
        let document = document.unwrap_or_else(|| api.sources().document(id).clone());
        let edited = document
            .edit(&edit)
            .and_then(|edits| document.apply(&edits));
        let edited = edited.map_err(|error| TrafficFailure::Wrong(error.to_string()))?;
        changed.insert(id, edited);
    }
    let changed = changed.into_iter().map(|(id, after)| Changed {
        file: api.sources().uri(id).to_owned(),
        before: api.sources().document(id).text().to_owned(),
        after: after.text().to_owned(),
    });
    Ok(changed.collect())
}
