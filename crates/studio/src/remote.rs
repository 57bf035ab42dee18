//! Documents of other machines, fetched where a person allowed it.
//!
//! In:  addresses that documents name.
//! Out: their documents, or why they cannot be had.
//! Never: asks for anything that no document names, or sends more than the address
//! and the mark of the copy that is kept.

mod cache; // copies on disk, with the marks of their servers
mod client; // one request
mod guard; // which addresses are asked at all

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use oas_doc::{Document, Syntax};
use oas_model::{SourceSet, Wanted, wanted_remote};

use cache::Cache;
use client::{Client, Fetched};

/// Addresses that are asked for one description.
const MAX_DOCUMENTS: usize = 1_000;
/// Requests that are under way at once.
const N_AT_ONCE: usize = 8;

/// Documents of other machines that were asked for so far.
#[derive(Debug)]
pub(crate) struct Remote {
    client: Client,
    cache: Cache,
    documents: BTreeMap<String, Found>,
    missing: HashMap<String, String>,
}

/// One document and where it was in the end.
#[derive(Debug, Clone)]
struct Found {
    document: Document,
    /// Where the server sent its reader, when that is another address.
    moved_to: Option<String>,
}

impl Remote {
    /// Keeps copies in this folder; in the user's cache folder without one.
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        Self {
            client: Client::new(),
            cache: Cache::new(folder),
            documents: BTreeMap::new(),
            missing: HashMap::new(),
        }
    }

    /// Adds what was fetched, and why the rest was not.
    pub(crate) fn add_to(&self, sources: &mut SourceSet) {
        for (uri, found) in &self.documents {
            let address = found.moved_to.as_deref().unwrap_or(uri);
            let id = sources.add(address, found.document.clone());
            sources.also(uri, id);
        }
        for (uri, reason) in &self.missing {
            sources.set_missing(uri, reason);
        }
    }

    /// Fetches what the documents of a set name. Says whether there is anything new.
    pub(crate) fn fetch_wanted(&mut self, sources: &SourceSet) -> bool {
        let wanted: Vec<_> = wanted_remote(sources);
        let is_any = !wanted.is_empty();
        for some in wanted.chunks(N_AT_ONCE) {
            let fetcher = &*self;
            let fetched: Vec<_> = std::thread::scope(|scope| {
                let one = |wanted| scope.spawn(move || fetcher.fetch(sources, wanted));
                let running: Vec<_> = some.iter().map(one).collect();
                running.into_iter().map(|one| one.join()).collect()
            });
            for (wanted, fetched) in some.iter().zip(fetched) {
                let failed = |_| Err("the fetch was broken off".to_owned());
                self.keep(&wanted.uri, fetched.unwrap_or_else(failed));
            }
        }
        is_any
    }

    fn fetch(&self, sources: &SourceSet, wanted: &Wanted) -> Result<Found, String> {
        if self.documents.len() + self.missing.len() >= MAX_DOCUMENTS {
            return Err(format!("more than {MAX_DOCUMENTS} addresses are named"));
        }
        guard::check(&wanted.uri, sources.uri(wanted.from.document))?;
        let copy = self.cache.find(&wanted.uri);
        let marks = copy.as_ref().map(|copy| &copy.marks);
        match self.client.get(&wanted.uri, marks) {
            Ok(Fetched::Unchanged) => copy.map(found).ok_or_else(|| {
                // A server that was sent no mark has nothing to compare with.
                "the server says that it did not change, but there is no copy".to_owned()
            }),
            Ok(Fetched::New(new)) => {
                self.cache.keep(&wanted.uri, &new);
                Ok(found(new))
            }
            // An old copy is better than none where there is no network.
            Err(error) if error.is_unreachable => copy.map(found).ok_or(error.message),
            Err(error) => Err(error.message),
        }
    }

    fn keep(&mut self, uri: &str, fetched: Result<Found, String>) {
        match fetched {
            Ok(found) => drop(self.documents.insert(uri.to_owned(), found)),
            Err(reason) => drop(self.missing.insert(uri.to_owned(), reason)),
        }
    }
}

/// What came over the line, or was kept from an earlier time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copy {
    pub(crate) bytes: Vec<u8>,
    pub(crate) marks: Marks,
}

/// What the server said about a document, without its content.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Marks {
    /// Where it was in the end.
    pub(crate) address: String,
    /// `Content-Type`.
    pub(crate) media_type: String,
    /// `ETag`, with its quotes.
    pub(crate) etag: Option<String>,
    /// `Last-Modified`.
    pub(crate) last_modified: Option<String>,
}

fn found(copy: Copy) -> Found {
    let syntax = syntax(&copy.marks);
    Found {
        document: Document::parse_bytes(&copy.bytes, syntax),
        moved_to: Some(copy.marks.address),
    }
}

/// JSON where the server or the address says so; YAML reads most JSON too.
fn syntax(marks: &Marks) -> Syntax {
    let path = marks.address.split(['?', '#']).next().unwrap_or_default();
    let media_type = marks.media_type.split(';').next().unwrap_or_default();
    if media_type.trim().ends_with("json") {
        return Syntax::Json;
    }
    Syntax::of_path(path).unwrap_or(Syntax::Yaml)
}
