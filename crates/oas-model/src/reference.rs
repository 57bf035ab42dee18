//! From the text of a `$ref` to the place it means.
//!
//! In:  the place where the reference is written, and its text.
//! Out: a place, or the reason why there is none.
//! Never: reads anything that is not in the [`SourceSet`].

mod broken; // why there is no target
mod fragment; // what stands behind `#`
mod guess; // what people mean who forget what `#` is relative to
mod names; // `$self`, `$id`, `$anchor` and `$dynamicAnchor`
mod scopes; // what a `$dynamicRef` means on the way that led to it

use std::sync::{Arc, OnceLock};

use crate::place::Place;
use crate::uri::{Joined, join};
use crate::{Origin, SourceSet};

pub use broken::{Broken, Told};
pub(crate) use names::Names;
pub(crate) use scopes::Scope;

use fragment::Fragment;
pub(crate) use guess::Guess;
use scopes::Scopes;

/// Where a reference leads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(crate) place: Place<'a>,
    /// `None` where the rules say so.
    pub(crate) guess: Option<Guess>,
}

/// Follows references through one set of documents. Names are looked for when first needed.
#[derive(Debug, Default)]
pub(crate) struct References {
    names: OnceLock<Names>,
    scopes: Arc<Scopes>,
}

impl References {
    /// The place that `reference`, written at `from`, leads to. One step only.
    pub(crate) fn resolve<'a>(
        &self,
        sources: &'a SourceSet,
        from: Place<'a>,
        reference: &str,
    ) -> Result<Found<'a>, Broken> {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let fragment = Fragment::read(fragment);
        let names = self.names(sources);
        let resource = match address {
            "" => names.resource(sources, from),
            _ => named(sources, names, from, address)?,
        };
        if let Some(place) = inside(sources, names, resource, &fragment) {
            let guess = None;
            return Ok(Found { place, guess });
        }
        let guessed = || guess::guess(sources, from, &fragment);
        let guessed = address.is_empty().then(guessed).flatten();
        guessed.ok_or(Broken::Fragment)
    }

    /// What `reference`, written at `from` as a `$dynamicRef` whose plain target is `target`,
    /// means in a scope.
    ///
    /// Source: JSON Schema 2020-12 core, section 8.2.3.2.
    pub(crate) fn dynamic<'a>(
        &self,
        sources: &'a SourceSet,
        scope: Scope,
        target: Place<'a>,
        reference: &str,
    ) -> Place<'a> {
        let names = self.names(sources);
        let written = reference.split_once('#').map_or("", |(_, written)| written);
        let Fragment::Name(name) = Fragment::read(written) else {
            return target;
        };
        let anchor = names.anchor(names.resource(sources, target).origin(), &name);
        if !anchor.is_some_and(|anchor| anchor.is_dynamic && anchor.origin == target.origin()) {
            return target;
        }
        let meaning = self.scopes.meaning(scope, &name);
        meaning.map_or(target, |origin| Place::of(sources, origin))
    }

    /// The scope at a place that is reached from another scope.
    pub(crate) fn enter(&self, sources: &SourceSet, scope: Scope, place: Origin) -> Scope {
        let names = self.names(sources);
        if !names.is_dynamic() {
            return scope;
        }
        let resource = names.resource(sources, Place::of(sources, place));
        self.scopes.enter(names, scope, resource.origin())
    }

    /// Whether scopes decide anything in these documents.
    pub(crate) fn is_dynamic(&self, sources: &SourceSet) -> bool {
        self.names(sources).is_dynamic()
    }

    /// Whether every name that was looked for here means the same in newer documents.
    pub(crate) fn hold(&self, sources: &SourceSet) -> bool {
        let now = Self::default();
        self.names
            .get()
            .is_none_or(|known| known == now.names(sources))
    }

    /// Takes the scopes of an older model, so that its ids go on meaning what they meant.
    pub(crate) fn share_scopes(&mut self, old: &Self) {
        self.scopes = Arc::clone(&old.scopes);
    }

    fn names(&self, sources: &SourceSet) -> &Names {
        self.names.get_or_init(|| Names::collect(sources))
    }
}

/// The root of the resource that an address, written at `from`, means.
fn named<'a>(
    sources: &'a SourceSet,
    names: &Names,
    from: Place<'a>,
    address: &str,
) -> Result<Place<'a>, Broken> {
    let meant = meant(sources, names, from, address);
    if let Some(origin) = known(sources, names, &meant) {
        return Ok(Place::of(sources, origin));
    }
    let is_empty = |one: &Joined| sources.find(one.as_str()).is_some();
    if meant.iter().any(is_empty) {
        return Err(Broken::Fragment);
    }
    // An address that somebody asked in vain tells more than the file beside this one.
    let asked = meant
        .iter()
        .find(|one| sources.missing(one.as_str()).is_some());
    match asked.or(meant.last()) {
        Some(Joined::Remote(uri)) => Err(Broken::Remote(uri.clone())),
        Some(Joined::Local(uri)) => Err(Broken::Document(uri.clone())),
        None => Err(Broken::Fragment),
    }
}

/// What an address, written at `from`, may mean: relative to the nearest `$id` or `$self`,
/// else to the file.
///
/// The second is no rule of JSON Schema, but documents are kept beside each other under
/// addresses that they will have only later.
pub(crate) fn meant(
    sources: &SourceSet,
    names: &Names,
    from: Place<'_>,
    address: &str,
) -> Vec<Joined> {
    let from = Place::of(sources, from.origin());
    let base = names.base(sources, names.resource(sources, from));
    let mut meant = vec![join(base, address)];
    let by_file = join(sources.uri(from.document), address);
    if !meant.contains(&by_file) {
        meant.push(by_file);
    }
    meant
}

/// The first of some addresses that a resource of the set has.
pub(crate) fn known(sources: &SourceSet, names: &Names, meant: &[Joined]) -> Option<Origin> {
    let one = |joined: &Joined| {
        let root = |id| Place::root(sources, id).map(Place::origin);
        let by_document = sources.find(joined.as_str()).and_then(root);
        by_document.or_else(|| names.find(joined.as_str()))
    };
    meant.iter().find_map(one)
}

/// The place that a fragment means in a resource.
fn inside<'a>(
    sources: &'a SourceSet,
    names: &Names,
    resource: Place<'a>,
    fragment: &Fragment<'_>,
) -> Option<Place<'a>> {
    match fragment {
        Fragment::Whole => Some(resource),
        Fragment::Pointer(pointer, written) => fragment::descend(resource, pointer, written),
        Fragment::Name(name) => {
            let anchor = names.anchor(resource.origin(), name)?;
            Some(Place::of(sources, anchor.origin))
        }
    }
}
