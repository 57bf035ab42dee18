//! From the text of a `$ref` to the place it means.
//!
//! In:  the place where the reference is written, and its text.
//! Out: a place, or the reason why there is none.
//! Never: reads anything that is not in the [`SourceSet`].

mod broken; // why there is no target

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use oas_doc::NodeKind;
use percent_encoding::percent_decode_str;

use crate::place::Place;
use crate::uri::{self, Joined};
use crate::wanted;
use crate::{DocumentId, Origin, SourceSet};

pub use broken::Broken;

/// Places by `$self`, `$id`, `$anchor` and `$dynamicAnchor`, found by one walk when first needed.
#[derive(Debug, Default)]
pub(crate) struct References {
    names: OnceLock<Names>,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Names {
    by_id: HashMap<String, Origin>,
    by_anchor: HashMap<(DocumentId, String), Origin>,
}

impl References {
    /// The place that `reference`, written at `from`, leads to. One step only.
    pub(crate) fn resolve<'a>(
        &self,
        sources: &'a SourceSet,
        from: Place<'a>,
        reference: &str,
    ) -> Result<Place<'a>, Broken> {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let fragment = percent_decode_str(fragment).decode_utf8_lossy();
        if address.is_empty() {
            let root = Place::root(sources, from.document).ok_or(Broken::Fragment)?;
            return self
                .inside(sources, root, &fragment)
                .or_else(|| self.inside(sources, resource_of(from)?, &fragment))
                .ok_or(Broken::Fragment);
        }
        let root = self.document(sources, from, address)?;
        self.inside(sources, root, &fragment)
            .ok_or(Broken::Fragment)
    }

    fn document<'a>(
        &self,
        sources: &'a SourceSet,
        from: Place<'a>,
        address: &str,
    ) -> Result<Place<'a>, Broken> {
        if let Some(named) = self.by_own_address(sources, from, address) {
            return Ok(named);
        }
        let joined = uri::join(sources.uri(from.document), address);
        let found = sources.find(joined.as_str());
        if let Some(root) = found.and_then(|id| Place::root(sources, id)) {
            return Ok(root);
        }
        let names = self.names(sources);
        let by_id = names
            .by_id
            .get(address)
            .or_else(|| names.by_id.get(joined.as_str()));
        if let Some(&origin) = by_id {
            return Ok(Place::of(sources, origin));
        }
        match (joined, found) {
            (_, Some(_)) => Err(Broken::Fragment),
            (Joined::Remote(uri), None) => Err(Broken::Remote(uri)),
            (Joined::Local(uri), None) => Err(Broken::Document(uri)),
        }
    }

    /// The document at an address relative to the `$self` of the one where it is written.
    ///
    /// Source: OpenAPI 3.2.0, "Establishing the Base URI". Where nothing is found there,
    /// the reference is taken as relative to the file, which is what people mean.
    fn by_own_address<'a>(
        &self,
        sources: &'a SourceSet,
        from: Place<'a>,
        address: &str,
    ) -> Option<Place<'a>> {
        let base = own_address(sources, Place::root(sources, from.document)?)?;
        let joined = uri::join(&base, address);
        if let Some(id) = sources.find(joined.as_str()) {
            return Place::root(sources, id);
        }
        let origin = self.names(sources).by_id.get(joined.as_str())?;
        Some(Place::of(sources, *origin))
    }

    fn inside<'a>(
        &self,
        sources: &'a SourceSet,
        root: Place<'a>,
        fragment: &str,
    ) -> Option<Place<'a>> {
        if fragment.is_empty() {
            return Some(root);
        }
        if let Some(pointer) = fragment.strip_prefix('/') {
            return pointer
                .split('/')
                .try_fold(root, |at, token| at.step(&unescape(token)));
        }
        let key = (root.document, fragment.to_owned());
        let origin = self.names(sources).by_anchor.get(&key)?;
        Some(Place::of(sources, *origin))
    }

    /// Whether every name that was looked for here means the same in newer documents.
    pub(crate) fn hold(&self, sources: &SourceSet) -> bool {
        let now = Self::default();
        self.names
            .get()
            .is_none_or(|known| known == now.names(sources))
    }

    fn names(&self, sources: &SourceSet) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names::default();
            for root in sources.ids().filter_map(|id| Place::root(sources, id)) {
                collect(sources, root, &mut names);
            }
            names
        })
    }
}

/// The `$self` of a document, joined to where it was found.
fn own_address(sources: &SourceSet, root: Place<'_>) -> Option<String> {
    let written = root.is_mapping().then(|| root.get("$self")).flatten()?;
    let joined = uri::join(sources.uri(root.document), written.node.as_str()?);
    Some(joined.as_str().to_owned())
}

/// The nearest enclosing schema with an `$id`: what `#/…` inside it is relative to.
fn resource_of(from: Place<'_>) -> Option<Place<'_>> {
    let mut at = Some(from);
    while let Some(place) = at {
        if place.is_mapping()
            && place
                .get("$id")
                .is_some_and(|id| id.node.as_str().is_some())
        {
            return Some(place);
        }
        at = place.parent();
    }
    None
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

fn collect(sources: &SourceSet, root: Place<'_>, names: &mut Names) {
    if let Some(address) = own_address(sources, root) {
        names.by_id.entry(address).or_insert_with(|| root.origin());
    }
    let text = sources.document(root.document).text();
    if !["$id", "$anchor", "$dynamicAnchor"]
        .iter()
        .any(|word| text.contains(word))
    {
        return;
    }
    wanted::walk(root, &mut |place| {
        if place.kind() != NodeKind::Mapping {
            return;
        }
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = place.node.get(key).and_then(|node| node.as_str()) {
                let key = (place.document, name.to_owned());
                names.by_anchor.entry(key).or_insert_with(|| place.origin());
            }
        }
        if let Some(id) = place.node.get("$id").and_then(|node| node.as_str()) {
            let joined = uri::join(sources.uri(place.document), id);
            names
                .by_id
                .entry(id.to_owned())
                .or_insert_with(|| place.origin());
            names
                .by_id
                .entry(joined.as_str().to_owned())
                .or_insert_with(|| place.origin());
        }
    });
}
