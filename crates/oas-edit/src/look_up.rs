//! What really stands at a place, behind all references on the way.
//!
//! In:  a pointer into the entry, or a reference as one would write it there.
//! Out: the places that the way leads through, and the value at its end.
//! Never: needs the way to be free of references: `/paths/~1pets/get` is found behind the `$ref`
//! of the path item too.

use std::collections::HashSet;

use oas_doc::{NodeKind, Pointer};
use oas_model::{Api, Broken, Origin, Version};

use crate::bundle::{origin, reach};
use crate::expand::{ExpandError, expanded};
use crate::grammar::{Kind, Shape};

/// Where a way leads, and what is there.
#[derive(Debug, Clone)]
pub struct Found {
    /// Places on the way, each with the reference that leads on from it; the last one has none.
    pub steps: Vec<Step>,
    /// JSON over several lines.
    pub value: String,
}

/// One place on the way.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where.
    pub place: Origin,
    /// The reference that stands there.
    pub reference: Option<String>,
}

/// Why nothing is found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LookUpError {
    /// The text is neither a pointer nor a reference.
    #[error("{0}")]
    NotPlace(String),
    /// Nothing has that name.
    #[error("there is no `{name}` at `{reached}`")]
    Missing {
        /// How far the way leads, with its file.
        reached: String,
        /// The first name that is not there.
        name: String,
    },
    /// A reference on the way leads nowhere.
    #[error("`{reference}` leads nowhere")]
    Dangling {
        /// As it is written.
        reference: String,
        /// The place that holds it; none for the one that was asked for.
        at: Option<Origin>,
        /// Why.
        why: Broken,
    },
    /// References on the way lead back to each other.
    #[error("`{0}` leads back to itself")]
    Circle(String),
    /// The value cannot be written.
    #[error(transparent)]
    Expand(#[from] ExpandError),
}

/// Looks for a place and follows what it refers to; in its value up to `n_steps` references one
/// behind the other.
///
/// # Errors
/// [`LookUpError`]
pub fn look_up(api: &Api, place: &str, n_steps: usize) -> Result<Found, LookUpError> {
    let mut way = Way::start(api, place)?;
    for token in pointer_of(place)?.tokens() {
        way.step(&token)?;
    }
    way.follow(Way::is_only_reference)?;
    // One with something beside it is part of the value, and not one of those inside of it.
    let own = usize::from(way.reference().is_some());
    let value = expanded(api, way.at, way.shape, n_steps.saturating_add(own))?;
    way.steps.push(Step {
        place: way.at,
        reference: None,
    });
    Ok(Found {
        steps: way.steps,
        value,
    })
}

/// The file of a reference; empty for the entry.
fn file_of(place: &str) -> &str {
    match place.split_once('#') {
        Some((file, _)) => file,
        None if place.starts_with('/') => "",
        None => place,
    }
}

/// The pointer of a reference: behind `#`, or all of it.
fn pointer_of(place: &str) -> Result<Pointer, LookUpError> {
    let text = match place.split_once('#') {
        Some((_, fragment)) => percent_encoding::percent_decode_str(fragment)
            .decode_utf8_lossy()
            .into_owned(),
        None if place.starts_with('/') => place.to_owned(),
        None => String::new(),
    };
    if !text.is_empty() && !text.starts_with('/') {
        return Ok(Pointer::root());
    }
    text.parse()
        .map_err(|error: oas_doc::PointerError| LookUpError::NotPlace(error.to_string()))
}

struct Way<'a> {
    api: &'a Api,
    at: Origin,
    shape: Shape,
    steps: Vec<Step>,
}

impl<'a> Way<'a> {
    /// At the root of the file, or at the anchor, that the text names.
    fn start(api: &'a Api, place: &str) -> Result<Self, LookUpError> {
        let dangling = |why| LookUpError::Dangling {
            reference: place.to_owned(),
            at: None,
            why,
        };
        let root = api.sources().document(api.entry()).root();
        let entry = origin(api.entry(), root.ok_or_else(|| dangling(Broken::Fragment))?);
        let fragment = place.split_once('#').map_or("", |(_, fragment)| fragment);
        let is_anchor = !fragment.is_empty() && !fragment.starts_with(['/', '%']);
        let reference = match (file_of(place), is_anchor) {
            ("", false) => None,
            (_, true) => Some(place),
            (file, false) => Some(file),
        };
        let at = match reference {
            Some(reference) => api.target(entry, reference).map_err(dangling)?,
            None => entry,
        };
        Ok(Self {
            api,
            at,
            shape: shape_of(api, at),
            steps: Vec::new(),
        })
    }

    /// To a member or an item, behind references where it is not beside them.
    fn step(&mut self, token: &str) -> Result<(), LookUpError> {
        if self.child(token).is_none() {
            self.follow(|_| true)?;
        }
        let child = self.child(token).ok_or_else(|| LookUpError::Missing {
            reached: self.described(),
            name: token.to_owned(),
        })?;
        let is_list = self.api.sources().node(self.at).kind() == NodeKind::Sequence;
        self.shape = match is_list {
            true => self.shape.item(),
            false => self.shape.member(token, self.api.version()),
        };
        self.at = child;
        Ok(())
    }

    fn child(&self, token: &str) -> Option<Origin> {
        let node = self.api.sources().node(self.at);
        let child = match node.kind() {
            NodeKind::Mapping => node.get(token),
            NodeKind::Sequence => node.at(token.parse().ok()?),
            _ => None,
        };
        child.map(|child| origin(self.at.document, child))
    }

    /// To the end of the references that stand here, or of those that say all that counts here.
    fn follow(&mut self, goes_on: impl Fn(&Self) -> bool) -> Result<(), LookUpError> {
        let mut seen = HashSet::new();
        while let Some(reference) = self.reference().filter(|_| goes_on(self)) {
            if !seen.insert(self.at) {
                return Err(LookUpError::Circle(reference));
            }
            let target = self.api.target(self.at, &reference);
            let target = target.map_err(|why| LookUpError::Dangling {
                reference: reference.clone(),
                at: Some(self.at),
                why,
            })?;
            self.steps.push(Step {
                place: self.at,
                reference: Some(reference),
            });
            self.at = target;
        }
        Ok(())
    }

    /// Whether nothing beside the reference is part of the value.
    fn is_only_reference(&self) -> bool {
        let is_ignored = self.api.version() <= Version::V30;
        let ignores = is_ignored && self.shape != Shape::One(Kind::PathItem);
        ignores || self.api.sources().node(self.at).len() == 1
    }

    /// The text of the reference that stands here.
    fn reference(&self) -> Option<String> {
        let node = self.api.sources().node(self.at);
        let is_reference = self.shape != Shape::Data && node.kind() == NodeKind::Mapping;
        let text = node.get("$ref").filter(|_| is_reference)?.as_str()?;
        Some(text.to_owned())
    }

    fn described(&self) -> String {
        let sources = self.api.sources();
        format!(
            "{}#{}",
            sources.uri(self.at.document),
            sources.pointer(self.at)
        )
    }
}

/// What a file is there for: what it is referred to as, else anything.
fn shape_of(api: &Api, at: Origin) -> Shape {
    let root = api.sources().node(at);
    let is_document = root.get("openapi").is_some() || root.get("swagger").is_some();
    if at.document == api.entry() || is_document {
        return Shape::One(Kind::Document);
    }
    let reached = reach(api);
    let known = reached.parts.get(&at).copied();
    known.unwrap_or(Shape::One(Kind::Plain))
}
