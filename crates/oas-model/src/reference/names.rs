//! Addresses and names that documents give to places in them.
//!
//! In:  the documents of a set.
//! Out: places by `$self`, `$id`, `$anchor` and `$dynamicAnchor`, and the base address of each place.
//! Never: looks at words that an old version does not have: 2.0 and 3.0 know none of these.
//!
//! Source: JSON Schema 2020-12 core, sections 8.2 and 9.1; OpenAPI 3.2.0, "Establishing the Base URI".

use std::collections::HashMap;
use std::sync::Arc;

use crate::place::Place;
use crate::uri::join;
use crate::walk::walk;
use crate::{Origin, SourceSet, Version, lower};

/// A place with a name of its own inside its resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub(crate) origin: Origin,
    /// Whether `$dynamicAnchor` names it.
    pub(crate) is_dynamic: bool,
}

/// The names of a set. A resource is a document, or a schema with an `$id`, and is known by its root.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// Roots of resources by their addresses, as far as they say them.
    by_address: HashMap<String, Origin>,
    /// The addresses of those resources.
    addresses: HashMap<Origin, String>,
    anchors: HashMap<Origin, HashMap<String, Anchor>>,
    /// `$dynamicAnchor`s that several resources have, which are all that a dynamic scope decides.
    dynamic: HashMap<Origin, Vec<(Arc<str>, Origin)>>,
}

impl Names {
    pub(crate) fn collect(sources: &SourceSet) -> Self {
        let mut names = Self::default();
        for root in sources.ids().filter_map(|id| Place::root(sources, id)) {
            names.collect_from(sources, root);
        }
        names.dynamic = names.contested();
        names
    }

    /// The root of the resource that has this address.
    pub(crate) fn find(&self, address: &str) -> Option<Origin> {
        self.by_address.get(address).copied()
    }

    pub(crate) fn anchor(&self, resource: Origin, name: &str) -> Option<Anchor> {
        self.anchors.get(&resource)?.get(name).copied()
    }

    /// The dynamic anchors of a resource that other resources have too.
    pub(crate) fn dynamic_of(&self, resource: Origin) -> &[(Arc<str>, Origin)] {
        self.dynamic.get(&resource).map_or(&[], Vec::as_slice)
    }

    /// Whether any dynamic scope decides anything.
    pub(crate) fn is_dynamic(&self) -> bool {
        !self.dynamic.is_empty()
    }

    /// The root of the resource that a place is in.
    pub(crate) fn resource<'a>(&self, sources: &'a SourceSet, place: Place<'a>) -> Place<'a> {
        if self.addresses.is_empty() {
            return Place::root(sources, place.document).unwrap_or(place);
        }
        let mut at = place;
        while !self.addresses.contains_key(&at.origin()) {
            match at.parent() {
                Some(parent) => at = parent,
                None => break,
            }
        }
        at
    }

    /// What references in a resource are relative to.
    pub(crate) fn base<'n>(&'n self, sources: &'n SourceSet, resource: Place<'_>) -> &'n str {
        match self.addresses.get(&resource.origin()) {
            Some(address) => address,
            None => sources.uri(resource.document),
        }
    }

    fn collect_from(&mut self, sources: &SourceSet, root: Place<'_>) {
        const WORDS: [&str; 4] = ["$id", "$self", "$anchor", "$dynamicAnchor"];
        let text = sources.document(root.document).text();
        let version = lower::version_of(sources, root.document);
        let is_old = version.is_some_and(|version| version <= Version::V30);
        if is_old || !WORDS.iter().any(|word| text.contains(word)) {
            return;
        }
        if let Some(own) = text_of(root, "$self") {
            self.set_address(root, join(sources.uri(root.document), own).as_str());
        }
        // Parents come first, so the resource around a place is known when it is met.
        walk(root, &mut |place| {
            if let Some(id) = text_of(place, "$id") {
                self.add_resource(sources, place, id);
            }
            for (word, is_dynamic) in [("$anchor", false), ("$dynamicAnchor", true)] {
                if let Some(name) = text_of(place, word) {
                    self.add_anchor(sources, place, name, is_dynamic);
                }
            }
        });
    }

    fn add_resource(&mut self, sources: &SourceSet, place: Place<'_>, id: &str) {
        let (address, name) = id.split_once('#').unwrap_or((id, ""));
        if !address.is_empty() {
            let around = self.resource(sources, place);
            let joined = join(self.base(sources, around), address);
            self.set_address(place, joined.as_str());
        }
        // Drafts before 2019-09 wrote anchors so.
        if !name.is_empty() && !name.starts_with('/') {
            self.add_anchor(sources, place, name, false);
        }
    }

    fn set_address(&mut self, place: Place<'_>, address: &str) {
        let origin = place.origin();
        self.by_address.entry(address.to_owned()).or_insert(origin);
        self.addresses.insert(origin, address.to_owned());
    }

    fn add_anchor(&mut self, sources: &SourceSet, place: Place<'_>, name: &str, is_dynamic: bool) {
        let resource = self.resource(sources, place).origin();
        let known = self.anchors.entry(resource).or_default();
        let anchor = known.entry(name.to_owned()).or_insert(Anchor {
            origin: place.origin(),
            is_dynamic,
        });
        anchor.is_dynamic |= is_dynamic && anchor.origin == place.origin();
    }

    fn contested(&self) -> HashMap<Origin, Vec<(Arc<str>, Origin)>> {
        let mut holders: HashMap<&str, Vec<(Origin, Origin)>> = HashMap::new();
        for (resource, anchors) in &self.anchors {
            for (name, anchor) in anchors.iter().filter(|(_, one)| one.is_dynamic) {
                holders
                    .entry(name)
                    .or_default()
                    .push((*resource, anchor.origin));
            }
        }
        let mut found: HashMap<Origin, Vec<(Arc<str>, Origin)>> = HashMap::new();
        for (name, holders) in holders.into_iter().filter(|(_, list)| list.len() > 1) {
            let name: Arc<str> = name.into();
            for (resource, origin) in holders {
                found
                    .entry(resource)
                    .or_default()
                    .push((Arc::clone(&name), origin));
            }
        }
        found.values_mut().for_each(|names| names.sort_unstable());
        found
    }
}

fn text_of<'a>(place: Place<'a>, word: &str) -> Option<&'a str> {
    place.is_mapping().then(|| place.node.get(word)?.as_str())?
}
