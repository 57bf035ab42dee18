//! A description from traffic.
//!
//! In:  exchanges, one after the other, and perhaps a document that somebody wrote.
//! Out: a document that admits every exchange, or edits that add to the one that exists what it
//!      does not say.
//! Never: keeps exchanges; shows a secret; changes or removes what a person wrote.

mod alike; // two places that may be one
mod body; // what bodies are
mod choices; // names that are values
mod credential; // what requests show to be let in
mod document; // everything as a document
mod endpoint; // what is known of one method
mod example; // bodies that may be shown
mod fields; // named texts
mod form; // words and data
mod format; // formats of texts
mod gather; // words that are values
mod group; // words that are alike
mod header; // fields that belong to the API
mod merge; // what a written document lacks
mod names; // names for what has none
mod object; // records, kinds of records, dictionaries
mod operation; // one method as an operation
mod parameter; // named texts as parameters
mod query; // pairs
mod resources; // objects that several operations share
mod route; // path templates
mod schema; // shapes as schemas
mod security; // credentials as security
mod segment; // paths in pieces
mod shape; // values in general
mod texts; // texts in general
mod tree; // all paths
mod usual; // names among values

use std::collections::BTreeSet;

use oas_doc::{Document, Syntax, TextEdit};
use oas_model::{DocumentId, SourceSet, Version};
use serde_json::Value;

use crate::Observed;
use body::Read;
use document::Whole;
pub(crate) use example::{is_secret, is_secret_name};
pub use merge::MergeError;
use route::Route;
use tree::Node;

/// Addresses beyond these are not listed.
const MAX_SERVERS: usize = 20;

/// How to infer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InferOptions {
    /// `info.title`; the first address's host where it is empty.
    pub title: String,
    /// Only exchanges with this scheme and authority (`https://api.example.com`), where given.
    pub base: Option<String>,
}

/// What is known so far.
#[derive(Debug, Clone, Default)]
pub struct Inference {
    options: InferOptions,
    tree: Node,
    servers: BTreeSet<String>,
    counts: Counts,
}

/// What became of the exchanges.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Learnt from.
    pub learnt: u64,
    /// Left out: requests of browsers before the request, methods that no document describes,
    /// other addresses.
    pub skipped: u64,
}

impl Inference {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(options: InferOptions) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }

    /// What became of the exchanges so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Learns from one exchange, which is not kept.
    pub fn observe(&mut self, seen: &Observed) {
        if !self.is_wanted(seen) {
            self.counts.skipped += 1;
            return;
        }
        self.counts.learnt += 1;
        if let Some(base) = seen.base()
            && self.servers.len() < MAX_SERVERS
        {
            self.servers.insert(base.to_owned());
        }
        let query = query::pairs(seen.query().unwrap_or_default());
        let answer = body::read(&seen.response, &seen.response.media_type());
        let echoes = match &answer {
            Read::Json(value) if (200..300).contains(&seen.status) => echoes(value),
            _ => Vec::new(),
        };
        let segments = segment::segments(seen.path());
        let node = self.tree.reach(&segments, &echoes);
        let endpoint = node
            .methods
            .entry(seen.method.to_ascii_uppercase())
            .or_default();
        endpoint.observe(seen, &query, &answer);
    }

    fn is_wanted(&self, seen: &Observed) -> bool {
        let method = seen.method.to_ascii_uppercase();
        let before = method == "OPTIONS"
            && seen
                .request
                .header("access-control-request-method")
                .is_some();
        let base = self.options.base.as_deref();
        let elsewhere =
            base.is_some_and(|wanted| seen.base() != Some(wanted.trim_end_matches('/')));
        document::is_known(&method) && !before && !elsewhere && seen.path().starts_with('/')
    }

    /// What is known as a document in YAML, of version 3.0 or else 3.1.
    #[must_use]
    pub fn document(&self, version: Version) -> String {
        document::yaml(&self.whole(), version)
    }

    /// The edits that add to a document what it lacks: paths, operations, parameters, statuses,
    /// header fields, media types, members of schemas, security. `name` is the document's file
    /// name, which tells JSON from YAML. Nothing that is written is changed, and with what was
    /// added, there are no more edits.
    ///
    /// # Errors
    /// See [`MergeError`].
    pub fn merge_into(&self, text: &str, name: &str) -> Result<Vec<TextEdit>, MergeError> {
        let mut sources = SourceSet::default();
        let syntax = Syntax::of_path(name).unwrap_or(Syntax::Yaml);
        let entry = sources.add(name, Document::parse(text, syntax));
        let changed = self.merge_into_documents(&sources, entry)?.into_iter();
        Ok(changed.flat_map(|(_, edits)| edits).collect())
    }

    /// As [`Self::merge_into`], with the documents that `entry` refers to: what a schema or an
    /// answer lacks goes into the document in which it stands. Documents that lack nothing have no
    /// edits.
    ///
    /// # Errors
    /// See [`MergeError`].
    pub fn merge_into_documents(
        &self,
        sources: &SourceSet,
        entry: DocumentId,
    ) -> Result<Vec<(DocumentId, Vec<TextEdit>)>, MergeError> {
        let (base, routes) = self.routes();
        merge::merge(sources, entry, &base, routes)
    }

    fn routes(&self) -> (String, Vec<Route>) {
        let mut tree = self.tree.clone();
        gather::gather(&mut tree, gather::ROOT, gather::When::AtTheEnd);
        route::routes(tree)
    }

    fn whole(&self) -> Whole {
        let (base, routes) = self.routes();
        let mut servers: Vec<String> = self
            .servers
            .iter()
            .map(|one| format!("{one}{base}"))
            .collect();
        if servers.is_empty() && !base.is_empty() {
            servers.push(base);
        }
        let host = self.servers.first().and_then(|one| one.split_once("://"));
        let title = match (&self.options.title, host) {
            (title, _) if !title.is_empty() => title.clone(),
            (_, Some((_, host))) => host.to_owned(),
            _ => "Inferred from traffic".to_owned(),
        };
        Whole {
            title,
            servers,
            routes,
        }
    }
}

/// Texts by which an answer says who or what it is about, two levels deep.
fn echoes(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    echoes_below(value, 3, &mut found);
    found
}

fn echoes_below(value: &Value, n_levels: usize, found: &mut Vec<String>) {
    let Some(n_levels) = n_levels.checked_sub(1) else {
        return;
    };
    match value {
        Value::Array(items) => items
            .iter()
            .take(2)
            .for_each(|item| echoes_below(item, n_levels, found)),
        Value::Object(members) => {
            for (name, member) in members.iter().take(200) {
                match member {
                    Value::String(text) if is_identity(name) && text.len() <= 100 => {
                        found.extend(text.split('/').map(str::to_owned));
                    }
                    _ => echoes_below(member, n_levels, found),
                }
            }
        }
        _ => {}
    }
}

/// Whether a member of this name says which one of many it is.
fn is_identity(name: &str) -> bool {
    const NAMES: [&str; 15] = [
        "id",
        "login",
        "name",
        "full_name",
        "slug",
        "key",
        "username",
        "handle",
        "sku",
        "code",
        "sid",
        "uuid",
        "ref",
        "sha",
        "email",
    ];
    NAMES.contains(&name) || name.ends_with("_id") || name.ends_with("Id")
}
