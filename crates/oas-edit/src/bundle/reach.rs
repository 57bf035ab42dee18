//! Everything that a description reaches: its references, and the parts of other files that
//! they lead to.

use std::collections::HashSet;

use indexmap::IndexMap;
use oas_doc::Node;
use oas_model::{Api, Broken, DocumentId, Origin, Version};

use crate::grammar::{Kind, Link, Shape, Word, links, section};

/// One reference with its place and what it leads to.
#[derive(Debug, Clone)]
pub(crate) struct Use<'a> {
    pub(crate) document: DocumentId,
    pub(crate) link: Link<'a>,
    pub(crate) target: Result<Origin, Broken>,
}

/// The references of the entry and of all that they lead to.
#[derive(Debug)]
pub(crate) struct Reach<'a> {
    pub(crate) api: &'a Api,
    /// By the place of their text, in the order in which they are met.
    pub(crate) uses: IndexMap<Origin, Use<'a>>,
    /// What stands in other files, with what it is there for, in the order of the first use.
    pub(crate) parts: IndexMap<Origin, Shape>,
}

impl<'a> Use<'a> {
    /// The reference as it is written.
    pub(crate) fn text(&self) -> &'a str {
        self.link.text.as_str().unwrap_or_default()
    }

    /// The mapping that holds the reference.
    pub(crate) fn holder(&self) -> Origin {
        origin(self.document, self.link.holder)
    }

    /// Whether the reference is all that its mapping says, and is written there.
    pub(crate) fn is_pure(&self) -> bool {
        self.link.holder.len() == 1 && self.is_written_here()
    }

    /// Whether the text stands in its holder, not in a mapping that an alias or `<<` names.
    pub(crate) fn is_written_here(&self) -> bool {
        let parent = self.link.text.parent();
        !self.link.text.is_alias()
            && parent.is_some_and(|parent| parent.id() == self.link.holder.id())
    }
}

/// A node of a document of the set as a place.
pub(crate) fn origin(document: DocumentId, node: Node<'_>) -> Origin {
    let node = node.id();
    Origin { document, node }
}

/// Follows every reference from the entry on.
pub(crate) fn reach(api: &Api) -> Reach<'_> {
    let mut reach = Reach {
        api,
        uses: IndexMap::new(),
        parts: IndexMap::new(),
    };
    let Some(root) = api.sources().document(api.entry()).root() else {
        return reach;
    };
    let entry = origin(api.entry(), root);
    let mut open = std::collections::VecDeque::from([(entry, Shape::One(Kind::Document))]);
    let mut seen = HashSet::new();
    while let Some((place, shape)) = open.pop_front() {
        if !seen.insert((place, shape)) {
            continue;
        }
        for link in links(api.sources().node(place), shape, api.version()) {
            let found = reach.follow(place.document, link);
            let Some(target) = found.filter(|target| target.document != api.entry()) else {
                continue;
            };
            reach.parts.entry(target).or_insert(link.shape);
            open.push_back((target, link.shape));
        }
    }
    reach
}

impl<'a> Reach<'a> {
    /// Takes down a reference; gives the place of what moves on account of it.
    fn follow(&mut self, document: DocumentId, link: Link<'a>) -> Option<Origin> {
        let target = self.target(document, link)?;
        let place = origin(document, link.text);
        let found = target.as_ref().ok().copied();
        let one = Use {
            document,
            link,
            target,
        };
        self.uses.entry(place).or_insert(one);
        let moves = matches!(link.word, Word::Ref | Word::DynamicRef | Word::Mapping);
        found.filter(|_| moves)
    }

    /// Where a reference leads; `None` for what is no reference after all.
    fn target(&self, document: DocumentId, link: Link<'a>) -> Option<Result<Origin, Broken>> {
        let from = origin(document, link.holder);
        let text = link.text.as_str()?;
        match link.word {
            // An external value is a file of any kind, which nothing here reads.
            Word::Value => Some(Err(Broken::Fragment)),
            Word::Mapping => mapped(self.api, from, text),
            _ => Some(self.api.target(from, text)),
        }
    }

    /// The entry's version.
    pub(crate) fn version(&self) -> Version {
        self.api.version()
    }

    /// Whether a place is in the entry.
    pub(crate) fn is_entry(&self, place: Origin) -> bool {
        place.document == self.api.entry()
    }

    /// The outermost part that holds a place of another file, which may be that part itself.
    pub(crate) fn part_around(&self, place: Origin) -> Option<Origin> {
        let node = self.api.sources().node(place);
        let outwards = std::iter::successors(Some(node), |node| node.parent());
        let places = outwards.map(|node| origin(place.document, node));
        places.filter(|place| self.parts.contains_key(place)).last()
    }
}

/// A discriminator's value: the name of a schema of the entry, or of its own file, else a
/// reference. `None` where it is the name of nothing.
///
/// Source: OpenAPI 3.1.1, "Resolving Implicit Connections".
pub(crate) fn mapped(api: &Api, from: Origin, text: &str) -> Option<Result<Origin, Broken>> {
    if is_name(text) {
        let section = section(Kind::Schema, api.version())?;
        let named = crate::address::fragment(&section.push(text));
        let root = api.sources().document(api.entry()).root();
        let entry = root.map(|root| origin(api.entry(), root));
        let mut places = entry.into_iter().chain([from]);
        if let Some(target) = places.find_map(|from| api.target(from, &named).ok()) {
            return Some(Ok(target));
        }
        if !text.contains('.') {
            return None;
        }
    }
    Some(api.target(from, text))
}

/// Whether a discriminator's value can be the name of a schema.
pub(crate) fn is_name(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    text.chars().all(allowed)
}
