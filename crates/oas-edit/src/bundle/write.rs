//! The text of a bundle: the entry's, with each reference rewritten or replaced by its part.

use std::collections::HashMap;
use std::ops::Range;

use oas_doc::{Node, Pointer, TextEdit};
use oas_model::{Broken, DocumentId, Joined, Origin, join};

use super::fill;
use super::home::{Home, Homes};
use super::reach::{Reach, Use, is_name};
use crate::address;
use crate::grammar::{Kind, Word, section};
use crate::text::{self, Standalone};

/// The text of the bundle that will stand at `uri`.
pub(super) fn text(reach: &Reach<'_>, homes: &Homes, uri: &str) -> String {
    let writer = Writer::new(reach, homes, uri);
    let entry = reach.api.entry();
    let whole = reach.api.sources().document(entry).text();
    let edits = writer.edits(entry, &(0..whole.len()), &mut Vec::new());
    text::spliced(whole, edits)
}

/// For a reference that is to lead to a missing place of the entry, that place as written.
pub(super) fn towards_entry<'a>(reach: &Reach<'_>, one: &Use<'a>) -> Option<&'a str> {
    let (file, fragment) = one.text().split_once('#').unwrap_or((one.text(), ""));
    let base = reach.api.sources().uri(one.document);
    let to_entry = match file {
        "" => one.document == reach.api.entry(),
        _ => {
            join(base, file) == Joined::Local(reach.api.sources().uri(reach.api.entry()).to_owned())
        }
    };
    to_entry.then_some(fragment)
}

struct Writer<'r, 'a> {
    reach: &'r Reach<'a>,
    homes: &'r Homes,
    /// Where the bundle will stand.
    uri: &'r str,
    /// References by document, in the order of the text.
    by_document: HashMap<DocumentId, Vec<(Origin, &'r Use<'a>)>>,
}

impl<'r, 'a> Writer<'r, 'a> {
    fn new(reach: &'r Reach<'a>, homes: &'r Homes, uri: &'r str) -> Self {
        let mut by_document: HashMap<_, Vec<_>> = HashMap::new();
        for (place, one) in &reach.uses {
            let all = by_document.entry(one.document).or_default();
            all.push((*place, one));
        }
        for all in by_document.values_mut() {
            all.sort_by_key(|(_, one)| one.link.text.span().start);
        }
        Self {
            reach,
            homes,
            uri,
            by_document,
        }
    }

    /// What changes in a piece of a document. `inside` are the parts around it, outermost first.
    fn edits(
        &self,
        of: DocumentId,
        within: &Range<usize>,
        inside: &mut Vec<Origin>,
    ) -> Vec<TextEdit> {
        let uses = self.by_document.get(&of).map_or(&[][..], Vec::as_slice);
        let start = |(_, one): &(Origin, &Use<'_>)| one.link.text.span().start;
        let from = uses.partition_point(|one| start(one) < within.start);
        let below = uses.get(from..).unwrap_or_default().iter();
        let below = below.take_while(|one| start(one) < within.end);
        below
            .flat_map(|(place, one)| self.edit(*place, one, inside))
            .collect()
    }

    fn edit(&self, place: Origin, one: &Use<'a>, inside: &mut Vec<Origin>) -> Vec<TextEdit> {
        if let Some(part) = self
            .filled_by(place, one)
            .filter(|part| !inside.contains(part))
        {
            inside.push(part);
            let standalone = self.standalone(part, inside);
            inside.pop();
            return fill::edits(one, standalone);
        }
        let new = self.rewritten(one);
        new.filter(|new| new != one.text())
            .map(|new| one.link.text.saying(&new))
            .into_iter()
            .collect()
    }

    /// The part that comes to stand in the place of a reference.
    fn filled_by(&self, place: Origin, one: &Use<'_>) -> Option<Origin> {
        let part = one.target.as_ref().ok().copied()?;
        if one.link.word != Word::Ref || !one.is_written_here() {
            return None;
        }
        let here = || one.link.holder.pointer();
        match self.homes.get(part)? {
            Home::Slot(slot) => {
                (self.reach.is_entry(place) && one.is_pure() && *slot == here()).then_some(part)
            }
            Home::Twin(_) => None,
            Home::Use(_) => Some(part),
        }
    }

    fn standalone(&self, part: Origin, inside: &mut Vec<Origin>) -> Standalone {
        let node: Node<'_> = self.reach.api.sources().node(part);
        let edits = self.edits(part.document, &node.extent(), inside);
        text::take_out(node, edits)
    }

    /// The text of a reference in the bundle; `None` where it stays as it is.
    fn rewritten(&self, one: &Use<'_>) -> Option<String> {
        let local = self.reach.is_entry(one.holder()) && one.text().starts_with('#');
        let target = match &one.target {
            _ if one.link.word == Word::Value => return self.moved_address(one),
            Ok(target) => *target,
            Err(Broken::Remote(_)) => return None,
            Err(_) if local => return None,
            Err(_) => {
                let missing = towards_entry(self.reach, one);
                return missing
                    .map(|fragment| format!("#{fragment}"))
                    .or_else(|| self.moved_address(one));
            }
        };
        if self.keeps_meaning(one, target) {
            return None;
        }
        let place = self.homes.place(self.reach, target);
        match one.link.word {
            _ if local && self.reach.is_entry(target) => None,
            Word::Mapping => self.mapped(one, &place?),
            Word::DynamicRef if is_anchor(one.text()) => {
                let (_, anchor) = one.text().split_once('#')?;
                Some(format!("#{anchor}"))
            }
            _ => place
                .map(|place| address::fragment(&place))
                .or_else(|| self.moved_address(one)),
        }
    }

    /// Whether a reference is relative to the `$id` of a schema around it, and leads to a schema
    /// that moves along with its own.
    fn keeps_meaning(&self, one: &Use<'_>, target: Origin) -> bool {
        let is_schema = matches!(one.link.word, Word::Ref | Word::DynamicRef);
        let target = self.reach.api.sources().node(target);
        is_schema && is_identified(one.link.holder) && is_identified(target)
    }

    /// A name stays a name where it still means the same.
    fn mapped(&self, one: &Use<'_>, place: &Pointer) -> Option<String> {
        let schemas = section(Kind::Schema, self.reach.version())?;
        let same_name = is_name(one.text()) && *place == schemas.push(one.text());
        (!same_name).then(|| address::fragment(place))
    }

    /// An address that stays, as seen from the place of the bundle.
    fn moved_address(&self, one: &Use<'_>) -> Option<String> {
        let base = self.reach.api.sources().uri(one.document);
        if join(base, one.text()) == join(self.uri, one.text()) {
            return None;
        }
        let (file, fragment) = match one.text().split_once('#') {
            Some((file, fragment)) => (file, format!("#{fragment}")),
            None => (one.text(), String::new()),
        };
        let file = if file.is_empty() {
            base.to_owned()
        } else {
            join(base, file).as_str().to_owned()
        };
        Some(address::relative(self.uri, &file) + &fragment)
    }
}

/// Whether a schema has an `$id`, or stands in one that has.
fn is_identified(node: Node<'_>) -> bool {
    let mut outwards = std::iter::successors(Some(node), |node| node.parent());
    outwards.any(|node| node.get("$id").is_some_and(|id| id.as_str().is_some()))
}

/// Whether a reference names an anchor and not a place.
fn is_anchor(text: &str) -> bool {
    let (_, fragment) = text.split_once('#').unwrap_or_default();
    !fragment.is_empty() && !fragment.starts_with('/')
}
