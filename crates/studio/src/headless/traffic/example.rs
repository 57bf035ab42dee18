//! One exchange -> a named example in the description.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use mock_learn::example::from_exchange;
use oas_doc::Document;
use oas_model::DocumentId;

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
    /// The members that are left out because they hold secrets, as pointers into the bodies.
    pub left_out: Vec<String>,
}

/// Puts the bodies of an exchange into the description, as an example of this name.
///
/// # Errors
/// [`DriftFailure`]; no document is then changed.
pub async fn example(query: &ExampleQuery) -> Result<Exemplified, DriftFailure> {
    let id = show::parse_id(&query.id)?;
    let store = opened(&query.store).await?;
    let found = show::recorded(&store, id).await;
    store.close().await;
    let masks = settings::of_record(&query.store)?.masks();
    let seen = masked(observed(found?), &masks);
    let api = Arc::new(described(&query.spec)?);
    let sample = from_exchange(&api, &seen, &query.name);
    let sample = sample.map_err(|error| TrafficFailure::Wrong(error.to_string()))?;
    let mut changed = BTreeMap::<DocumentId, Document>::new();
    for (id, edit) in sample.edits {
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
    Ok(Exemplified {
        documents: put(changed.collect(), !query.dry_run)?,
        left_out: sample.left_out,
    })
}
